import Yams

/// A parsed vocabulary file: gives its values with errors that name file and line.
struct YAMLFile {
  let name: String
  let root: Node.Mapping
  /// Digest of the content; comments, spacing and order of keys do not count.
  let digest: String

  init(name: String, text: String) throws(VocabularyError) {
    let node: Node?
    do {
      // Every value is taken as the text that stands there, so nothing needs to find out whether it looks like a number or a date.
      node = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw YAMLFile.syntaxError(error, file: name)
    } catch {
      throw VocabularyError(file: name, message: "the file is not YAML", expected: "a mapping of keys to lists")
    }
    guard case .mapping(let root)? = node else {
      throw VocabularyError(
        file: name, line: 1, message: "the file holds no mapping", expected: "a mapping of keys to lists")
    }
    self.name = name
    self.root = root
    self.digest = StableDigest.hex { digest in YAMLFile.add(.mapping(root), to: &digest) }
  }

  private static func syntaxError(_ error: YamlError, file: String) -> VocabularyError {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      VocabularyError(file: file, line: mark.line, message: problem, expected: "valid YAML")
    case .duplicatedKeysInMapping(let keys, let context):
      VocabularyError(
        file: file, line: context.mark.line, message: "the key \(keys.joined(separator: ", ")) stands twice",
        expected: "each key once")
    default:
      VocabularyError(file: file, message: "the file is not YAML", expected: "a mapping of keys to lists")
    }
  }

  private static func add(_ node: Node, to digest: inout StableDigest) {
    switch node {
    case .scalar(let scalar):
      digest.add("s")
      digest.add(scalar.string)
    case .mapping(let mapping):
      digest.add("m")
      let pairs = mapping.map { (key: $0.key.string ?? "", value: $0.value) }.sorted { $0.key < $1.key }
      for pair in pairs {
        digest.add(pair.key)
        add(pair.value, to: &digest)
      }
      digest.add("}")
    case .sequence(let sequence):
      digest.add("l")
      for item in sequence { add(item, to: &digest) }
      digest.add("]")
    case .alias:
      digest.add("a")
    }
  }
}

/// A mapping of a vocabulary file, with the place for error messages.
struct YAMLEntry {
  let file: String
  let mapping: Node.Mapping
  var line: Int { mapping.mark?.line ?? mapping.first?.key.mark?.line ?? 0 }

  init(file: String, mapping: Node.Mapping, allowing keys: [String]) throws(VocabularyError) {
    self.file = file
    self.mapping = mapping
    for pair in mapping {
      guard let key = pair.key.string, keys.contains(key) else {
        throw VocabularyError(
          file: file, line: pair.key.mark?.line, message: "unknown key \"\(pair.key.string ?? "")\"",
          expected: "one of \(keys.joined(separator: ", "))")
      }
    }
  }

  /// The text under a key; `nil` where the key is missing.
  func optionalText(_ key: String) throws(VocabularyError) -> String? {
    guard let node = mapping[key] else { return nil }
    guard case .scalar(let scalar) = node else {
      throw VocabularyError(file: file, line: node.mark?.line, message: "\"\(key)\" is not a text", expected: "a text")
    }
    return scalar.string
  }

  func text(_ key: String) throws(VocabularyError) -> String {
    guard let text = try optionalText(key), !text.isEmpty else {
      throw VocabularyError(
        file: file, line: line, message: "\"\(key)\" is missing", expected: "a text under \"\(key)\"")
    }
    return text
  }

  /// The texts of a list; empty where the key is missing.
  func texts(_ key: String) throws(VocabularyError) -> [String] {
    guard let node = mapping[key] else { return [] }
    guard case .sequence(let sequence) = node else {
      throw VocabularyError(
        file: file, line: node.mark?.line, message: "\"\(key)\" is not a list", expected: "a list of texts: [a, b]")
    }
    var result: [String] = []
    for item in sequence {
      guard case .scalar(let scalar) = item, !scalar.string.isEmpty else {
        throw VocabularyError(
          file: file, line: item.mark?.line, message: "\"\(key)\" holds something that is not a text",
          expected: "a list of texts: [a, b]")
      }
      result.append(scalar.string)
    }
    return result
  }

  /// The texts of a list of lists; empty where the key is missing.
  func textLists(_ key: String) throws(VocabularyError) -> [[String]] {
    guard let node = mapping[key] else { return [] }
    guard case .sequence(let sequence) = node else {
      throw VocabularyError(
        file: file, line: node.mark?.line, message: "\"\(key)\" is not a list", expected: "a list of lists: - [a, b]")
    }
    var result: [[String]] = []
    for item in sequence {
      guard case .sequence(let inner) = item else {
        throw VocabularyError(
          file: file, line: item.mark?.line, message: "\"\(key)\" holds something that is not a list",
          expected: "a list of lists: - [a, b]")
      }
      result.append(inner.compactMap(\.string).filter { !$0.isEmpty })
    }
    return result
  }

  /// The whole numbers of a list.
  func numbers(_ key: String) throws(VocabularyError) -> [Int] {
    var result: [Int] = []
    for text in try texts(key) { result.append(try number(text, key: key)) }
    return result
  }

  func number(_ key: String) throws(VocabularyError) -> Int { try number(text(key), key: key) }

  private func number(_ text: String, key: String) throws(VocabularyError) -> Int {
    guard let number = Int(text) else {
      throw VocabularyError(
        file: file, line: mapping[key]?.mark?.line ?? line, message: "\"\(text)\" under \"\(key)\" is no number",
        expected: "a whole number")
    }
    return number
  }

  /// The texts of a mapping such as `label: { da: …, en: … }`.
  func textMap(_ key: String) throws(VocabularyError) -> [String: String] {
    guard let node = mapping[key] else { return [:] }
    guard case .mapping(let inner) = node else {
      throw VocabularyError(
        file: file, line: node.mark?.line, message: "\"\(key)\" is not a mapping", expected: "{ da: …, en: … }")
    }
    var result: [String: String] = [:]
    for pair in inner {
      guard let name = pair.key.string, case .scalar(let scalar) = pair.value else {
        throw VocabularyError(
          file: file, line: pair.key.mark?.line, message: "\"\(key)\" holds something that is not a text",
          expected: "{ da: …, en: … }")
      }
      result[name] = scalar.string
    }
    return result
  }

  /// The entries of a list of mappings.
  func entries(_ key: String, allowing keys: [String]) throws(VocabularyError) -> [YAMLEntry] {
    guard let node = mapping[key] else { return [] }
    guard case .sequence(let sequence) = node else {
      throw VocabularyError(
        file: file, line: node.mark?.line, message: "\"\(key)\" is not a list",
        expected: "a list of entries beginning with -")
    }
    var result: [YAMLEntry] = []
    for item in sequence {
      guard case .mapping(let mapping) = item else {
        throw VocabularyError(
          file: file, line: item.mark?.line, message: "an entry of \"\(key)\" is not a mapping",
          expected: "keys \(keys.joined(separator: ", "))")
      }
      result.append(try YAMLEntry(file: file, mapping: mapping, allowing: keys))
    }
    return result
  }

  /// The entry under a key, whose own keys are checked.
  func entry(_ key: String, allowing keys: [String]) throws(VocabularyError) -> YAMLEntry {
    guard case .mapping(let inner)? = mapping[key] else {
      throw VocabularyError(
        file: file, line: mapping[key]?.mark?.line ?? line, message: "\"\(key)\" is missing or not a mapping",
        expected: "keys \(keys.joined(separator: ", "))")
    }
    return try YAMLEntry(file: file, mapping: inner, allowing: keys)
  }
}
