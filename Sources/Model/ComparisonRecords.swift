/// Theme × municipality.
public struct ThemeRow: Codable, Sendable, Hashable {
  public var theme: String
  public var municipalityCode: String
  public var municipalityName: String
  public var initiatives: Int
  /// Number of initiatives by status.
  public var byStatus: [InitiativeStatus: Int]
  public var withResponsible: Int
  public var withDeadline: Int
  public var withMeasurableGoal: Int
  public var earliestDeadline: CalendarDate?
  public var latestDeadline: CalendarDate?

  public init(
    theme: String, municipalityCode: String, municipalityName: String, initiatives: Int = 0,
    byStatus: [InitiativeStatus: Int] = [:], withResponsible: Int = 0, withDeadline: Int = 0,
    withMeasurableGoal: Int = 0, earliestDeadline: CalendarDate? = nil, latestDeadline: CalendarDate? = nil
  ) {
    self.theme = theme
    self.municipalityCode = municipalityCode
    self.municipalityName = municipalityName
    self.initiatives = initiatives
    self.byStatus = byStatus
    self.withResponsible = withResponsible
    self.withDeadline = withDeadline
    self.withMeasurableGoal = withMeasurableGoal
    self.earliestDeadline = earliestDeadline
    self.latestDeadline = latestDeadline
  }
}

/// Two initiatives of different municipalities that do the same thing.
public struct InitiativeLink: Codable, Sendable, Hashable {
  public var initiativeIdA: InitiativeID
  public var initiativeIdB: InitiativeID
  public var titleA: String
  public var titleB: String
  public var municipalityCodeA: String
  public var municipalityCodeB: String
  /// 0 to 1.
  public var score: Double
  /// Terms that both share, weightiest first.
  public var evidence: [String]
  public var clusterId: String

  public init(
    initiativeIdA: InitiativeID, initiativeIdB: InitiativeID, titleA: String, titleB: String,
    municipalityCodeA: String, municipalityCodeB: String, score: Double, evidence: [String], clusterId: String
  ) {
    self.initiativeIdA = initiativeIdA
    self.initiativeIdB = initiativeIdB
    self.titleA = titleA
    self.titleB = titleB
    self.municipalityCodeA = municipalityCodeA
    self.municipalityCodeB = municipalityCodeB
    self.score = score
    self.evidence = evidence
    self.clusterId = clusterId
  }
}

/// Like initiatives over municipalities.
public struct InitiativeCluster: Codable, Sendable, Hashable {
  public var clusterId: String
  public var label: String
  public var members: [InitiativeID]
  /// Codes, ascending.
  public var municipalities: [String]
  public var firstDeadline: CalendarDate?
  public var lastDeadline: CalendarDate?
  public var statuses: [InitiativeStatus: Int]

  public init(
    clusterId: String, label: String, members: [InitiativeID], municipalities: [String],
    firstDeadline: CalendarDate? = nil, lastDeadline: CalendarDate? = nil, statuses: [InitiativeStatus: Int] = [:]
  ) {
    self.clusterId = clusterId
    self.label = label
    self.members = members
    self.municipalities = municipalities
    self.firstDeadline = firstDeadline
    self.lastDeadline = lastDeadline
    self.statuses = statuses
  }
}

/// Share of a municipality's initiatives that state a field.
public struct CoverageRow: Codable, Sendable, Hashable {
  public var municipalityCode: String
  public var municipalityName: String
  /// Name of the schema field, or `measurable_goal`.
  public var field: String
  public var stated: Int
  public var initiatives: Int

  public init(municipalityCode: String, municipalityName: String, field: String, stated: Int, initiatives: Int) {
    self.municipalityCode = municipalityCode
    self.municipalityName = municipalityName
    self.field = field
    self.stated = stated
    self.initiatives = initiatives
  }

  public var share: Double { initiatives == 0 ? 0 : Double(stated) / Double(initiatives) }
}

/// An initiative in a month.
public struct TimelineRow: Codable, Sendable, Hashable {
  public enum State: String, Codable, Sendable, CaseIterable {
    case planned
    case underWay = "under_way"
    case due, overdue, done
  }

  public var initiativeId: InitiativeID
  public var municipalityCode: String
  /// `2021-04`.
  public var month: String
  public var state: State

  public init(initiativeId: InitiativeID, municipalityCode: String, month: String, state: State) {
    self.initiativeId = initiativeId
    self.municipalityCode = municipalityCode
    self.month = month
    self.state = state
  }
}

/// What differs from the previous run.
public struct ChangeRow: Codable, Sendable, Hashable {
  public enum Kind: String, Codable, Sendable, CaseIterable {
    case added, removed, changed, renamed
  }

  /// `document` or `initiative`.
  public var entity: String
  public var entityId: String
  public var kind: Kind
  public var field: String?
  public var old: String?
  public var new: String?

  public init(
    entity: String, entityId: String, kind: Kind, field: String? = nil, old: String? = nil, new: String? = nil
  ) {
    self.entity = entity
    self.entityId = entityId
    self.kind = kind
    self.field = field
    self.old = old
    self.new = new
  }
}

/// All that the comparison gives.
public struct ComparisonResult: Sendable {
  public var themes: [ThemeRow] = []
  /// Each pair once; a block is a link.
  public var links = RowSeries<InitiativeLink>()
  public var clusters: [InitiativeCluster] = []
  public var coverage: [CoverageRow] = []
  /// Each initiative and month once; a block holds the months of an initiative.
  public var timeline = RowSeries<TimelineRow>()
  public var changes: [ChangeRow] = []

  public init() {}
}

/// Everything that is published in one run.
public struct Dataset: Sendable {
  /// Sorted by document id; a block is a document.
  public var documents: RowSeries<DocumentResult>
  public var comparison: ComparisonResult
  public var problems: [Problem]
  public var summary: RunSummary

  public init(
    documents: RowSeries<DocumentResult>, comparison: ComparisonResult, problems: [Problem], summary: RunSummary
  ) {
    self.documents = documents
    self.comparison = comparison
    self.problems = problems
    self.summary = summary
  }
}

/// What a run did, the content of `run.json`.
public struct RunSummary: Codable, Sendable, Hashable {
  public struct FailedDocument: Codable, Sendable, Hashable {
    public var source: String
    public var code: ProblemCode
    public var message: String

    public init(source: String, code: ProblemCode, message: String) {
      self.source = source
      self.code = code
      self.message = message
    }
  }

  public var version: String
  /// The day the timeline is drawn for.
  public var asOf: CalendarDate
  public var new: Int = 0
  public var changed: Int = 0
  public var unchanged: Int = 0
  public var gone: Int = 0
  public var failed: Int = 0
  public var needsReview: Int = 0
  public var documents: Int = 0
  public var initiatives: Int = 0
  public var tables: Int = 0
  public var failedDocuments: [FailedDocument] = []
  /// When the run before this one ended, UTC; what is new, changed and gone is so since then. `nil` for a first run.
  public var since: String?
  /// Paths of what the counters count.
  public var newDocuments: [String] = []
  public var changedDocuments: [String] = []
  public var goneDocuments: [String] = []
  public var reviewDocuments: [String] = []
  /// Stage name to version.
  public var stages: [String: String] = [:]

  public init(version: String, asOf: CalendarDate) {
    self.version = version
    self.asOf = asOf
  }
}
