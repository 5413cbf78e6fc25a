import Danish
import Model
import Vocabulary

/// What a document says of itself.
struct DocumentFacts {
  var id = DocumentID(rawValue: "")
  var title: String?
  var type = DocumentType.andet
  var municipality: Municipality?
  var municipalityBasis: Basis?
  var department: String?
  var caseNumber: String?
  var documentNumber: String?
  var kleNumber: String?
  var date: CalendarDate?
  /// The one year that the title names, else the first heading that names one; it serves dates without a year where the document
  /// has no date.
  var namedYear: Int?
  var sha256 = ""
  var confidence = 1.0
  var problems: [Problem] = []

  /// What dates without a year take it from, where nothing nearer names one.
  func dateContext(nearestYear: Int? = nil) -> DateContext {
    DateContext(year: nearestYear ?? (date == nil ? namedYear : nil), documentDate: date)
  }

  func record(of document: TabulatedDocument, source: SourceFile) -> DocumentRecord {
    DocumentRecord(
      documentId: id, source: source.path, sha256: source.sha256, mediaType: source.mediaType, bytes: source.bytes,
      title: title, documentType: type, municipalityCode: municipality?.code, municipalityName: municipality?.name,
      municipalityBasis: municipalityBasis, department: department, caseNumber: caseNumber,
      documentNumber: documentNumber, kleNumber: kleNumber, documentDate: date, pages: document.pageCount,
      reader: document.reader)
  }
}

/// Reads a document's own facts from its letterhead, headings, text and metadata.
struct DocumentFactFinder {
  let vocabulary: Vocabulary
  let settings: NormalisationSettings

  /// Kinds of tables that a letterhead may be laid out in.
  private static let letterheadKinds: Set<TableKind> = [.layout, .other, .contacts, .contents]

  /// - Parameter kinds: what the tables of the document are to a reader.
  func facts(of document: TabulatedDocument, kinds: [TableID: TableKind], source: SourceFile) -> DocumentFacts {
    let plans = kinds.filter { !DocumentFactFinder.letterheadKinds.contains($0.value) }
    let lines = DocumentLines(document, plans: Set(plans.keys), words: vocabulary.documentFacts)
    let head = lines.head(settings.headLines)
    var facts = DocumentFacts()
    facts.sha256 = source.sha256
    facts.title = TitleFinder(vocabulary: vocabulary).title(
      head, metadata: document.metadata, declared: source.declared)
    let dates = DateGrammar(vocabulary.dates)
    facts.type = type(head, facts.title, document.metadata, source.declared, dates)
    let sender = MunicipalityFinder(vocabulary: vocabulary, shortLine: settings.shortLine)
      .sender(lines, head: head, metadata: document.metadata, declared: source.declared)
    (facts.municipality, facts.municipalityBasis) = (sender?.municipality, sender?.basis)
    let item = facts.type == .referat ? linesBeforePlan(document, kinds) : []
    let numbers = CaseNumberFinder(words: vocabulary.documentFacts).numbers(in: lines, head: head, item: item)
    facts.caseNumber = numbers.caseNumber
    facts.documentNumber = numbers.documentNumber
    facts.kleNumber = numbers.caseNumber.flatMap(CaseNumberFinder.kleNumber)
    facts.date =
      source.declared.date
      ?? DocumentDateFinder(vocabulary: vocabulary).date(
        head: head, foot: lines.own.suffix(settings.footLines) + lines.furniture, title: facts.title)
    facts.namedYear = facts.title.flatMap(dates.onlyYear) ?? firstYear(in: head, dates)
    facts.department = DepartmentFinder(vocabulary: vocabulary, shortLine: settings.shortLine)
      .department(in: head, title: facts.title)
    let redactor = ContactRedactor(vocabulary: vocabulary)
    facts.title = facts.title.map { redactor.redacted($0) }
    facts.department = facts.department.map { redactor.redacted($0) }
    facts.id = DocumentIdentity.id(facts)
    judge(&facts)
    return facts
  }

  private func linesBeforePlan(_ document: TabulatedDocument, _ kinds: [TableID: TableKind]) -> [DocumentLine] {
    let plans = Set(kinds.filter(\.value.holdsInitiatives).keys)
    return DocumentLines(document, plans: plans, words: vocabulary.documentFacts).own.filter { !$0.isAfterTable }
  }

  private func type(
    _ head: [DocumentLine], _ title: String?, _ metadata: DocumentMetadata, _ declared: DeclaredMetadata,
    _ dates: DateGrammar
  ) -> DocumentType {
    declared.documentType
      ?? DocumentTypeFinder(
        types: vocabulary.documentTypes, headers: vocabulary.headers, stopWords: vocabulary.stopWords,
        dates: dates
      ).type(
        title: title, metadata: metadata, head: head)
      ?? .andet
  }

  private func firstYear(in head: [DocumentLine], _ dates: DateGrammar) -> Int? {
    head.lazy.filter { $0.headingLevel != nil }.compactMap { dates.onlyYear(of: $0.source) }.first
  }

  private func judge(_ facts: inout DocumentFacts) {
    if facts.municipality == nil {
      facts.problems.append(Problem(.municipalityUnknown, "the document does not name its municipality"))
      facts.confidence = min(facts.confidence, settings.unclearConfidence)
    } else if facts.municipalityBasis == .text || facts.municipalityBasis == .metadata {
      facts.problems.append(
        Problem(
          .municipalityInferred,
          "the municipality was read from \(facts.municipalityBasis == .text ? "the text" : "the metadata")"))
      facts.confidence = min(facts.confidence, settings.inferredConfidence)
    }
    if facts.type == .andet {
      facts.problems.append(Problem(.documentTypeUnknown, "no word of the title or the first lines names the type"))
    }
  }
}
