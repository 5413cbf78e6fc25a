import Model
import Pipeline

/// Lines of names and values; values of several lines are indented.
struct FieldLines {
  private(set) var lines: [String] = []

  /// Adds a field unless it is empty.
  mutating func add(_ name: String, _ value: String?, from places: [String] = []) {
    guard let value, !value.isEmpty else { return }
    let parts = value.split(separator: "\n", omittingEmptySubsequences: false)
    let label = name + ":" + String(repeating: " ", count: max(1, 20 - name.count - 1))
    let place = places.isEmpty ? "" : "  [" + places.joined(separator: "; ") + "]"
    for (index, part) in parts.enumerated() {
      lines.append(
        (index == 0 ? label : String(repeating: " ", count: 20)) + part + (index == parts.count - 1 ? place : ""))
    }
  }

  mutating func add(line: String) { lines.append(line) }

  var text: String { lines.joined(separator: "\n") }
}

/// A document for a person.
struct DocumentPage {
  let text: String

  init(_ result: DocumentResult) {
    let document = result.document
    var fields = FieldLines()
    fields.add("document", document.documentId.rawValue)
    for field in DocumentValues.all { fields.add(field.name, field.get(document)) }
    fields.add("confidence", Decimals.format(document.confidence, places: 2))
    let decisions = Dictionary(result.tableDecisions.map { ($0.table, $0) }, uniquingKeysWith: { first, _ in first })
    for table in result.tables {
      let reason = decisions[table.id].map { "; \($0.reason)" } ?? ""
      fields.add(
        "table \(table.id)",
        "\(table.kind.rawValue), \(table.rowCount) × \(table.columnCount), \(table.method.rawValue): \(table.reason)\(reason)"
      )
    }
    for initiative in result.initiatives {
      fields.add(
        "initiative",
        [initiative.initiativeId.rawValue, initiative.number, initiative.title].compactMap(\.self).joined(
          separator: "  "))
    }
    for problem in result.problems { fields.add("problem", problem.diagnostic) }
    text = fields.text
  }
}

/// The fields of a document that are shown, by their names in the schema.
private enum DocumentValues {
  static let all: [(name: String, get: @Sendable (DocumentRecord) -> String?)] = [
    ("source", { $0.source }), ("title", { $0.title }), ("type", { $0.documentType.rawValue }),
    ("municipality", { [$0.municipalityCode, $0.municipalityName].compactMap(\.self).joined(separator: " ") }),
    ("municipality_basis", { $0.municipalityBasis?.rawValue }), ("department", { $0.department }),
    ("case_number", { $0.caseNumber }), ("document_number", { $0.documentNumber }), ("date", { $0.documentDate?.iso }),
    ("reader", { $0.reader?.rawValue }), ("pages", { "\($0.pages)" }), ("sha256", { $0.sha256 }),
    ("first_seen", { $0.firstSeen }), ("last_changed", { $0.lastChanged }),
  ]
}

/// A table for a person: how it was read and understood, and its cells.
struct TablePage {
  let text: String

  init(_ result: DocumentResult, _ table: Table) {
    var fields = FieldLines()
    fields.add("table", "\(table.id) of \(result.document.documentId)")
    fields.add("kind", table.kind.rawValue)
    fields.add(
      "method", "\(table.method.rawValue), confidence \(Decimals.format(table.confidence, places: 2)): \(table.reason)")
    fields.add("regions", table.regions.map(\.description).joined(separator: "; "))
    if let decision = result.tableDecisions.first(where: { $0.table == table.id }) {
      fields.add(
        "decision", "\(decision.kind.rawValue), score \(Decimals.format(decision.score, places: 2)): \(decision.reason)"
      )
      fields.add("columns", decision.roles.map { $0?.rawValue ?? "-" }.joined(separator: ", "))
    }
    fields.add(line: PlainGrid(table.textGrid, width: 120).text)
    text = fields.text
  }
}

/// An initiative for a person: every value with its place on the page.
struct InitiativePage {
  let text: String

  init(_ result: DocumentResult, _ initiative: Initiative) {
    var fields = FieldLines()
    fields.add("initiative", initiative.initiativeId.rawValue)
    fields.add("document", "\(result.document.documentId) (\(result.document.source))")
    for name in CorrectableFields.ofInitiatives {
      let mark = initiative.correctedFields.contains(name) ? " (corrected)" : ""
      fields.add(name + mark, CorrectableFields.value(name, of: initiative), from: initiative.fieldRegions[name] ?? [])
    }
    for (heading, value) in initiative.otherFields.sorted(by: { $0.key < $1.key }) { fields.add("“\(heading)”", value) }
    for milestone in initiative.milestones {
      let date = [milestone.dateStart?.iso, milestone.dateEnd?.iso].compactMap(\.self).joined(separator: " to ")
      let parts = [
        milestone.kind.rawValue, milestone.dateText, date.isEmpty ? nil : "(\(date))", milestone.text, milestone.actor,
      ]
      fields.add(
        "milestone \(milestone.sequence)", parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  "))
    }
    fields.add("table", initiative.tableId.map { "\($0), rows \(initiative.rowFirst ?? 0)-\(initiative.rowLast ?? 0)" })
    fields.add("regions", initiative.regions.joined(separator: "; "))
    fields.add("confidence", Decimals.format(initiative.confidence, places: 2))
    fields.add("review", initiative.review.map(\.rawValue).joined(separator: ", "))
    text = fields.text
  }
}
