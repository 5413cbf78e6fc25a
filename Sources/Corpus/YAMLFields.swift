import Yams

/// What is wrong with a YAML file, and where.
public struct YAMLError: Error, Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// Counted from 1; 0 when the file as a whole is meant.
  public var line: Int
  public var message: String

  public init(file: String, line: Int, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var description: String { line > 0 ? "\(file):\(line): \(message)" : "\(file): \(message)" }
}

/// A value of a YAML file that remembers its file and line, so that whoever finds it wrong can say where it stands.
package struct YAMLValue {
  package let file: String
  private let node: Node

  /// - Parameter file: name for messages.
  /// - Returns: `nil` for a file that holds nothing but comments.
  package static func parse(_ text: String, file: String) throws(YAMLError) -> YAMLValue? {
    do {
      return try Yams.compose(yaml: text).map { YAMLValue(file: file, node: $0) }
    } catch let error as YamlError {
      throw YAMLError(file: file, line: line(of: error), message: "is not valid YAML: \(reason(of: error))")
    } catch {
      throw YAMLError(file: file, line: 0, message: "is not valid YAML: \(error)")
    }
  }

  package var line: Int { node.mark?.line ?? 0 }

  package func error(_ message: String) -> YAMLError { YAMLError(file: file, line: line, message: message) }

  /// The scalar as written, without YAML's own typing: `0101` stays `0101`. `nil` for an empty value.
  package func text() throws(YAMLError) -> String? {
    if isNull { return nil }
    guard case .scalar(let scalar) = node else { throw error("expected one value, found a list or a group of keys") }
    return scalar.string
  }

  package func number() throws(YAMLError) -> Double {
    guard let text = try text(), let number = Double(text), number.isFinite else { throw error("expected a number") }
    return number
  }

  package func flag() throws(YAMLError) -> Bool {
    switch try text() {
    case "true", "yes": return true
    case "false", "no": return false
    default: throw error("expected true or false")
    }
  }

  /// The items of a list; none for an empty value.
  package func items() throws(YAMLError) -> [YAMLValue] {
    if isNull { return [] }
    guard case .sequence(let sequence) = node else { throw error("expected a list, each item after a dash") }
    return sequence.map { YAMLValue(file: file, node: $0) }
  }

  /// Keys with their values in the order of the file.
  package func pairs() throws(YAMLError) -> [(key: String, value: YAMLValue)] {
    if isNull { return [] }
    guard case .mapping(let mapping) = node else { throw error("expected keys with values") }
    var result: [(key: String, value: YAMLValue)] = []
    for (key, value) in mapping {
      guard let name = key.string else { throw error("expected a key that is one word") }
      result.append((name, YAMLValue(file: file, node: value)))
    }
    return result
  }

  /// The values by key.
  ///
  /// - Parameter allowed: every key that may stand here; another one is an error that names them.
  package func fields(_ allowed: [String]) throws(YAMLError) -> [String: YAMLValue] {
    var result: [String: YAMLValue] = [:]
    for (key, value) in try pairs() {
      guard allowed.contains(key) else {
        throw value.error("unknown key '\(key)'; expected one of: \(allowed.joined(separator: ", "))")
      }
      result[key] = value
    }
    return result
  }

  private var isNull: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: 0
    }
  }

  private static func reason(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
    case .duplicatedKeysInMapping: "a key stands twice"
    default: "\(error)"
    }
  }
}
