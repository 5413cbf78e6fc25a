import Corpus
import Foundation

/// Any value of JSON, for settings whose type only their stage knows.
enum JSONValue: Codable, Hashable, Sendable {
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case group([String: JSONValue])
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .group(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .flag(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .group(let group): try container.encode(group)
    case .null: try container.encodeNil()
    }
  }

  /// The same text for equal values; the order of a list is not asked, since sets come as lists in any order.
  var canonicalText: String {
    switch self {
    case .flag(let flag): "\(flag)"
    case .number(let number): "\(number)"
    case .text(let text): "\"\(text)\""
    case .list(let list): "[" + list.map(\.canonicalText).sorted().joined(separator: ",") + "]"
    case .group(let group):
      "{" + group.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.canonicalText)" }.joined(separator: ",") + "}"
    case .null: "null"
    }
  }
}

/// Puts values of the pipeline file in the place of a stage's defaults. Names are those of the settings type, in snake case.
enum SettingsOverlay {
  /// - Throws: an unknown name, or a value of another kind than the default has, with its line.
  static func apply<Settings: Codable>(_ values: YAMLValue, to settings: inout Settings) throws(YAMLError) {
    let changed = try overlaid(try plain(settings, at: values), with: values)
    do {
      settings = try JSONDecoder().decode(Settings.self, from: try JSONEncoder().encode(changed))
    } catch {
      throw values.error("a setting has a value of the wrong kind, such as a fraction where a whole number is expected")
    }
  }

  /// The settings as text, the same for equal settings.
  static func text(_ settings: some Encodable) -> String {
    let data = (try? JSONEncoder().encode(settings)) ?? Data()
    return (try? JSONDecoder().decode(JSONValue.self, from: data))?.canonicalText ?? ""
  }

  private static func plain(_ settings: some Encodable, at place: YAMLValue) throws(YAMLError) -> JSONValue {
    do {
      return try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(settings))
    } catch {
      throw place.error("the stage has no settings")
    }
  }

  private static func overlaid(_ value: JSONValue, with yaml: YAMLValue) throws(YAMLError) -> JSONValue {
    switch value {
    case .flag: return .flag(try yaml.flag())
    case .number: return .number(try yaml.number())
    case .text, .null: return try yaml.text().map(JSONValue.text) ?? .null
    case .list:
      var items: [JSONValue] = []
      for item in try yaml.items() { items.append(.text(try item.text() ?? "")) }
      return .list(items)
    case .group(let group): return .group(try overlaid(group, with: yaml))
    }
  }

  private static func overlaid(_ group: [String: JSONValue], with yaml: YAMLValue) throws(YAMLError) -> [String:
    JSONValue]
  {
    let names = Dictionary(group.keys.map { (snakeCase($0), $0) }, uniquingKeysWith: { first, _ in first })
    var result = group
    for (key, value) in try yaml.pairs() {
      guard let name = names[key], let old = group[name] else {
        let known = names.keys.sorted().joined(separator: ", ")
        throw value.error("unknown setting '\(key)'; expected \(known.isEmpty ? "none here" : "one of: \(known)")")
      }
      result[name] = try overlaid(old, with: value)
    }
    return result
  }

  static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
  }
}
