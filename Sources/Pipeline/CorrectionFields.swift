import Model

/// Fields that a person may put right, by their name in the schema, as text.
struct CorrectableField<Row>: Sendable {
  let name: String
  let get: @Sendable (Row) -> String
  /// - Returns: whether the text is a value of the field.
  let set: @Sendable (inout Row, String) -> Bool

  private static func mapped<Value>(
    _ name: String, _ path: any WritableKeyPath<Row, Value?> & Sendable, text: @escaping @Sendable (Value) -> String,
    value: @escaping @Sendable (String) -> Value?
  ) -> CorrectableField {
    CorrectableField(
      name: name, get: { $0[keyPath: path].map(text) ?? "" },
      set: { row, new in
        let parsed = new.isEmpty ? nil : value(new)
        guard new.isEmpty || parsed != nil else { return false }
        row[keyPath: path] = parsed
        return true
      })
  }

  static func text(_ name: String, _ path: any WritableKeyPath<Row, String?> & Sendable) -> CorrectableField {
    mapped(name, path, text: { $0 }, value: { $0 })
  }

  static func date(_ name: String, _ path: any WritableKeyPath<Row, CalendarDate?> & Sendable) -> CorrectableField {
    mapped(name, path, text: \.iso, value: { CalendarDate(iso: $0) })
  }

  static func optionalCode<Code: RawRepresentable<String> & SendableMetatype>(
    _ name: String, _ path: any WritableKeyPath<Row, Code?> & Sendable
  ) -> CorrectableField {
    mapped(name, path, text: \.rawValue, value: { Code(rawValue: $0) })
  }

  static func code<Code: RawRepresentable<String> & SendableMetatype>(
    _ name: String, _ path: any WritableKeyPath<Row, Code> & Sendable
  ) -> CorrectableField {
    CorrectableField(
      name: name, get: { $0[keyPath: path].rawValue },
      set: { row, new in
        guard let value = Code(rawValue: new) else { return false }
        row[keyPath: path] = value
        return true
      })
  }

  /// A text that may not be empty.
  static func requiredText(_ name: String, _ path: any WritableKeyPath<Row, String> & Sendable) -> CorrectableField {
    CorrectableField(
      name: name, get: { $0[keyPath: path] },
      set: { row, new in
        guard !new.isEmpty else { return false }
        row[keyPath: path] = new
        return true
      })
  }

  /// Items parted by a semicolon.
  static func list(_ name: String, _ path: any WritableKeyPath<Row, [String]> & Sendable) -> CorrectableField {
    CorrectableField(
      name: name, get: { $0[keyPath: path].joined(separator: "; ") },
      set: { row, new in
        row[keyPath: path] = new.split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }
        return true
      })
  }
}

extension Substring {
  var trimmed: String {
    var copy = self
    while copy.first?.isWhitespace == true { copy.removeFirst() }
    while copy.last?.isWhitespace == true { copy.removeLast() }
    return String(copy)
  }
}

extension CorrectableField<DocumentRecord> {
  static let all: [CorrectableField] = [
    .text("title", \.title), .code("document_type", \.documentType), .text("municipality_code", \.municipalityCode),
    .text("municipality_name", \.municipalityName), .text("department", \.department),
    .text("case_number", \.caseNumber), .text("document_number", \.documentNumber), .text("kle_number", \.kleNumber),
    .date("document_date", \.documentDate),
    CorrectableField(name: StructuralCorrection.tableKind, get: { _ in "" }, set: { _, new in !new.isEmpty }),
  ]
}

extension CorrectableField<Initiative> {
  static let all: [CorrectableField] =
    [
      .text("number", \.number), .text("parent_number", \.parentNumber), .text("phase", \.phase), .text("area", \.area),
      .requiredText("title", \.title), .text("purpose", \.purpose), .text("description", \.description),
      .text("responsible", \.responsible), .list("responsible_roles", \.responsibleRoles), .text("goal", \.goal),
      .text("follow_up", \.followUp), .list("recommended_by", \.recommendedBy),
      .text("decision_category", \.decisionCategory),
      .text("decision_category_meaning", \.decisionCategoryMeaning), .text("status_text", \.statusText),
      .code("status", \.status), .text("done_text", \.doneText), .text("remaining_text", \.remainingText),
      .text("started_text", \.startedText), .date("started_start", \.startedStart), .date("started_end", \.startedEnd),
      .text("deadline_text", \.deadlineText), .date("deadline_start", \.deadlineStart),
      .date("deadline_end", \.deadlineEnd), .text("deadline_edtf", \.deadlineEdtf),
      .optionalCode("recurrence", \.recurrence), .list("legal_references", \.legalReferences),
      .list("themes", \.themes),
      .list("notes", \.notes),
    ] + StructuralCorrection.allCases.map(\.field)
}
