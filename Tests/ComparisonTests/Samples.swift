import Model

/// Makes initiatives and documents of few fields.
enum Samples {
  static func initiative(
    _ id: String, _ title: String, municipality: String = "0265", edit: (inout Initiative) -> Void = { _ in }
  ) -> Initiative {
    var initiative = Initiative(
      initiativeId: InitiativeID(rawValue: id), documentId: DocumentID(rawValue: "plan"), title: title)
    initiative.municipalityCode = municipality
    initiative.municipalityName = municipality == "0265" ? "Roskilde" : "Vejle"
    edit(&initiative)
    return initiative
  }

  static func document(
    _ id: String, _ initiatives: [Initiative], date: String? = nil, sha256: String? = nil, caseNumber: String? = nil
  ) -> DocumentResult {
    var record = DocumentRecord(
      documentId: DocumentID(rawValue: id), source: id + ".pdf", sha256: sha256 ?? id, mediaType: .pdf, bytes: 1)
    record.municipalityCode = initiatives.first?.municipalityCode
    record.documentDate = date.flatMap { CalendarDate(iso: $0) }
    record.caseNumber = caseNumber
    return DocumentResult(document: record, initiatives: initiatives)
  }

  static func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso) ?? CalendarDate(dayNumber: 0) }
}
