import Foundation

/// The fields that are scored, and how their values compare.
enum GoldFields {
  /// Texts that are right when they are this alike.
  static let textThreshold = 0.95
  static let milestoneThreshold = 0.90
  /// Titles this alike may be of one initiative.
  static let matchThreshold = 0.60

  static let texts = [
    "area", "title", "purpose", "description", "responsible", "goal", "follow_up", "status_text", "done_text",
    "remaining_text", "started_text", "deadline_text", "decision_category_meaning",
  ]
  static let codes = [
    "number", "parent_number", "decision_category", "status", "started_start", "started_end", "deadline_start",
    "deadline_end", "deadline_edtf", "deadline_approximate",
  ]
  static let lists = ["recommended_by", "legal_references"]
  static let textLists = ["notes"]
  static let document = ["municipality_code", "municipality_name", "document_type", "document_date", "case_number"]
}

extension JSONValue {
  subscript(_ key: String) -> JSONValue {
    guard case .group(let group) = self else { return .null }
    return group[key] ?? .null
  }

  var items: [JSONValue] {
    guard case .list(let list) = self else { return [] }
    return list
  }

  /// As text: codes and numbers without quotes, nothing for null.
  var plainText: String {
    switch self {
    case .text(let text): text
    case .flag(let flag): "\(flag)"
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    case .null, .list, .group: ""
    }
  }

  /// Whether a value says nothing: null, empty, false, or the status that means so.
  var saysNothing: Bool {
    switch self {
    case .null, .flag(false), .text(""), .text("unknown"), .list([]): true
    default: false
    }
  }

  /// The lines of a file, a JSON value each.
  static func lines(of path: String) throws -> [JSONValue] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return try text.split(separator: "\n").map { try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8)) }
  }

  static func file(_ path: String) throws -> JSONValue {
    try JSONDecoder().decode(JSONValue.self, from: try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// As JSON on one line, for messages.
  var line: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
