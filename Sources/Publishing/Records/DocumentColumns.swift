import Model

enum DocumentColumns {
  /// Columns of `documents`.
  static let all: [Column<DocumentRecord>] = identity + origin + findings

  private static let identity: [Column<DocumentRecord>] = [
    Column("document_id", required: true, "Stable name of the document, ending in eight digits of its checksum.") {
      .string($0.documentId.rawValue)
    },
    Column("source", required: true, "Path in the corpus, or the address it was fetched from.") { .string($0.source) },
    Column("sha256", "SHA-256 checksum of the file as ingested, in hexadecimal digits.") {
      .text($0.sha256)
    },
    Column("media_type", required: true, codes: MediaType.codes, "Kind of file, judged by its content.") {
      .code($0.mediaType)
    },
    Column("bytes", as: .integer, required: true, "Size of the file.") { .integer($0.bytes) },
    Column("title", "Title as read from the first heading or the file's own metadata.") { .text($0.title) },
    Column("document_type", required: true, codes: DocumentType.codes, "What kind of plan or paper it is.") {
      .code($0.documentType)
    },
  ]

  private static let origin: [Column<DocumentRecord>] = [
    Column("municipality_code", "Official four-digit municipality code with its leading zero.") {
      .text($0.municipalityCode)
    },
    Column("municipality_name", "Official short name of the municipality.") { .text($0.municipalityName) },
    Column("municipality_basis", codes: Basis.codes, "Where the municipality was taken from.") {
      .code($0.municipalityBasis)
    },
    Column("department", "Department or centre as written.") { .text($0.department) },
    Column("case_number", "Case number as written.") { .text($0.caseNumber) },
    Column("document_number", "Document number as written.") { .text($0.documentNumber) },
    Column("kle_number", "Number of the municipal subject classification, where the case number carries one.") {
      .text($0.kleNumber)
    },
    Column("document_date", as: .date, "Date of the document itself, not of what it plans.") { .day($0.documentDate) },
  ]

  private static let findings: [Column<DocumentRecord>] = [
    Column("pages", as: .integer, required: true, "Number of pages; 0 for documents without pages.") {
      .integer($0.pages)
    },
    Column("reader", codes: ReaderKind.codes, "How it was read; empty when nothing could be read.") {
      .code($0.reader)
    },
    Column("tables_found", as: .integer, required: true, "Number of tables.") { .integer($0.tablesFound) },
    Column("initiatives_found", as: .integer, required: true, "Number of initiatives.") {
      .integer($0.initiativesFound)
    },
    Column("confidence", as: .number, required: true, "How sure the reading is, 0 to 1.") { .number($0.confidence) },
    Column("first_seen", as: .datetime, "When a run first met the document (UTC).") { .text($0.firstSeen) },
    Column("last_changed", as: .datetime, "When a run last found its content changed (UTC).") { .text($0.lastChanged) },
  ]
}
