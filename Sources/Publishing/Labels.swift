import Model
import Vocabulary

/// The words that people see for the names and codes of the schema, from the word lists.
struct Labels: Sendable {
  let language: String
  /// Column to code to word.
  private let codes: [String: [String: String]]
  private let list: LabelList
  /// Words of codes that belong to no word list of the domain.
  private let text: ReportText

  init(vocabulary: Vocabulary, text: ReportText) {
    self.text = text
    language = text.language
    let language = text.language
    list = vocabulary.labels
    func words(_ entries: [(code: String, label: [String: String])]) -> [String: String] {
      Dictionary(entries.map { ($0.code, $0.label[language] ?? $0.code) }) { first, _ in first }
    }
    func words<Code>(_ phrases: PhraseList<Code>) -> [String: String] {
      words(phrases.entries.map { ($0.code.listCode, $0.label) })
    }
    codes = [
      "status": words(vocabulary.statuses.phrases),
      "themes": words(vocabulary.themes.phrases),
      "responsible_roles": words(vocabulary.roles),
      "recommended_by": words(vocabulary.recommenders),
      "document_type": words(vocabulary.documentTypes),
      "table_kind": words(vocabulary.tableKinds),
      "decision_type": words(vocabulary.decisions),
    ]
  }

  /// Columns whose codes stand in a group of the label list.
  private static let groups: [String: String] = [
    "recurrence": "recurrences", "milestone_kind": "milestone_kinds", "state": "timeline_states",
    "deadline_basis": "bases", "date_basis": "bases", "municipality_basis": "bases", "reader": "readers",
    "severity": "severities", "code": "problems", "review": "problems",
  ]

  /// The heading of a column; its name where the list has none.
  func field(_ name: String) -> String {
    if let status = name.stripping("status_"), let word = codes["status"]?[status] { return word }
    return list.label(name, in: "fields", language: language)
  }

  func dataset(_ name: DatasetName) -> String { list.label(name.rawValue, in: "datasets", language: language) }

  /// The word for a code of a column; the code itself where the lists have none.
  func code(_ code: String, of column: String) -> String {
    if column == "field" { return field(code) }
    if let word = codes[column]?[code] ?? text.text("code.\(column).\(code)") { return word }
    return Labels.groups[column].map { list.label(code, in: $0, language: language) } ?? code
  }

  /// Code to word for a column with a word list of its own.
  func words(of column: String) -> [String: String] {
    codes[column] ?? (list.groups[Labels.groups[column] ?? ""] ?? [:]).mapValues { $0[language] ?? "" }
  }

  /// What stands for the name of a municipality where documents name none.
  var noMunicipality: String { text["page.no_municipality"] }

  /// All headings, by the name of the column.
  var fields: [String: String] { (list.groups["fields"] ?? [:]).compactMapValues { $0[language] } }
}

extension String {
  /// What follows a beginning; `nil` when the text begins otherwise.
  func stripping(_ beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
