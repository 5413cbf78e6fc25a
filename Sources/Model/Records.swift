/// A row of `documents`. Field meanings: docs/schema.md.
public struct DocumentRecord: Codable, Sendable, Hashable {
  public var documentId: DocumentID
  public var source: String
  public var sha256: String
  public var mediaType: MediaType
  public var bytes: Int
  public var title: String?
  public var documentType: DocumentType
  public var municipalityCode: String?
  public var municipalityName: String?
  public var municipalityBasis: Basis?
  public var department: String?
  public var caseNumber: String?
  public var documentNumber: String?
  public var kleNumber: String?
  public var documentDate: CalendarDate?
  public var pages: Int
  /// `nil` when nothing could be read; `problems` says why.
  public var reader: ReaderKind?
  public var tablesFound: Int
  public var initiativesFound: Int
  public var confidence: Double
  /// UTC, ISO 8601 with seconds.
  public var firstSeen: String?
  public var lastChanged: String?

  public init(
    documentId: DocumentID, source: String, sha256: String, mediaType: MediaType, bytes: Int, title: String? = nil,
    documentType: DocumentType = .andet, municipalityCode: String? = nil, municipalityName: String? = nil,
    municipalityBasis: Basis? = nil, department: String? = nil, caseNumber: String? = nil,
    documentNumber: String? = nil, kleNumber: String? = nil, documentDate: CalendarDate? = nil, pages: Int = 0,
    reader: ReaderKind? = nil, tablesFound: Int = 0, initiativesFound: Int = 0, confidence: Double = 0,
    firstSeen: String? = nil, lastChanged: String? = nil
  ) {
    self.documentId = documentId
    self.source = source
    self.sha256 = sha256
    self.mediaType = mediaType
    self.bytes = bytes
    self.title = title
    self.documentType = documentType
    self.municipalityCode = municipalityCode
    self.municipalityName = municipalityName
    self.municipalityBasis = municipalityBasis
    self.department = department
    self.caseNumber = caseNumber
    self.documentNumber = documentNumber
    self.kleNumber = kleNumber
    self.documentDate = documentDate
    self.pages = pages
    self.reader = reader
    self.tablesFound = tablesFound
    self.initiativesFound = initiativesFound
    self.confidence = confidence
    self.firstSeen = firstSeen
    self.lastChanged = lastChanged
  }
}

/// Closed interval of days that Danish date words mean, first to last day.
public struct DateInterval: Codable, Sendable, Hashable {
  /// `nil` for an open start ("inden udgangen af 2019").
  public var start: CalendarDate?
  public var end: CalendarDate?
  /// ISO 8601-2 (EDTF).
  public var edtf: String
  public var isApproximate: Bool
  /// `context` when the year was taken from elsewhere.
  public var basis: Basis?

  public init(start: CalendarDate?, end: CalendarDate?, edtf: String, isApproximate: Bool = false, basis: Basis? = nil)
  {
    self.start = start
    self.end = end
    self.edtf = edtf
    self.isApproximate = isApproximate
    self.basis = basis
  }
}

/// A row of `milestones`.
public struct Milestone: Codable, Sendable, Hashable {
  public var sequence: Int
  public var kind: MilestoneKind
  public var text: String
  public var dateText: String?
  public var dateStart: CalendarDate?
  public var dateEnd: CalendarDate?
  public var dateEdtf: String?
  public var dateApproximate: Bool
  public var dateBasis: Basis?
  public var actor: String?
  public var decisionType: [DecisionType]
  public var page: Int?
  public var notes: [String]

  public init(
    sequence: Int, kind: MilestoneKind, text: String, dateText: String? = nil, date: DateInterval? = nil,
    actor: String? = nil, decisionType: [DecisionType] = [], page: Int? = nil, notes: [String] = []
  ) {
    self.sequence = sequence
    self.kind = kind
    self.text = text
    self.dateText = dateText
    self.dateStart = date?.start
    self.dateEnd = date?.end
    self.dateEdtf = date?.edtf
    self.dateApproximate = date?.isApproximate ?? false
    self.dateBasis = date?.basis
    self.actor = actor
    self.decisionType = decisionType
    self.page = page
    self.notes = notes
  }
}

/// A row of `initiatives`. Field meanings: docs/schema.md.
public struct Initiative: Codable, Sendable, Hashable {
  public var initiativeId: InitiativeID
  public var documentId: DocumentID
  public var municipalityCode: String?
  public var municipalityName: String?
  public var number: String?
  public var parentNumber: String?
  public var phase: String?
  public var area: String?
  public var title: String
  public var purpose: String?
  public var description: String?
  public var responsible: String?
  public var responsibleRoles: [String] = []
  public var goal: String?
  public var followUp: String?
  public var recommendedBy: [String] = []
  public var decisionCategory: String?
  public var decisionCategoryMeaning: String?
  public var statusText: String?
  public var status: InitiativeStatus = .unknown
  public var doneText: String?
  public var remainingText: String?
  public var startedText: String?
  public var startedStart: CalendarDate?
  public var startedEnd: CalendarDate?
  public var deadlineText: String?
  public var deadlineStart: CalendarDate?
  public var deadlineEnd: CalendarDate?
  public var deadlineEdtf: String?
  public var deadlineApproximate: Bool = false
  public var deadlineBasis: Basis?
  public var recurrence: Recurrence?
  public var legalReferences: [String] = []
  public var themes: [String] = []
  /// Heading to text, for columns that no field takes.
  public var otherFields: [String: String] = [:]
  public var notes: [String] = []
  public var milestones: [Milestone] = []
  public var pageFirst: Int?
  public var pageLast: Int?
  public var tableId: TableID?
  public var rowFirst: Int?
  public var rowLast: Int?
  /// `page:x0,y0,x1,y1`, one a page.
  public var regions: [String] = []
  /// For each field that has one: the places its value was read from, in the same form.
  public var fieldRegions: [String: [String]] = [:]
  public var confidence: Double = 1
  public var review: [ReviewCode] = []
  public var correctedFields: [String] = []

  public init(initiativeId: InitiativeID, documentId: DocumentID, title: String) {
    self.initiativeId = initiativeId
    self.documentId = documentId
    self.title = title
  }
}

/// A row of `status_updates`: what a status note says of an initiative at its date.
public struct StatusUpdate: Codable, Sendable, Hashable {
  public var initiativeId: InitiativeID
  public var documentId: DocumentID
  public var asOf: CalendarDate?
  public var status: InitiativeStatus
  public var statusText: String?
  public var doneText: String?
  public var remainingText: String?

  public init(
    initiativeId: InitiativeID, documentId: DocumentID, asOf: CalendarDate?, status: InitiativeStatus,
    statusText: String? = nil, doneText: String? = nil, remainingText: String? = nil
  ) {
    self.initiativeId = initiativeId
    self.documentId = documentId
    self.asOf = asOf
    self.status = status
    self.statusText = statusText
    self.doneText = doneText
    self.remainingText = remainingText
  }
}

/// Everything that comes of one document.
public struct DocumentResult: Codable, Sendable {
  public var document: DocumentRecord
  public var initiatives: [Initiative]
  public var statusUpdates: [StatusUpdate]
  /// Tables with their kind decided.
  public var tables: [Table]
  /// How each table was understood, for `indsats show`.
  public var tableDecisions: [Interpretation.TableDecision]
  public var problems: [Problem]
  /// Pages that were turned before positions were taken, for drawing them.
  public var pageTurns: [PageTurn] = []
  /// Where personal data stands that pictures of the pages must not show.
  public var personalPlaces: [PageRegion] = []

  public init(
    document: DocumentRecord, initiatives: [Initiative] = [], statusUpdates: [StatusUpdate] = [], tables: [Table] = [],
    tableDecisions: [Interpretation.TableDecision] = [], problems: [Problem] = []
  ) {
    self.document = document
    self.initiatives = initiatives
    self.statusUpdates = statusUpdates
    self.tables = tables
    self.tableDecisions = tableDecisions
    self.problems = problems
  }
}
