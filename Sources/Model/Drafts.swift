/// The fields of an initiative that a column, a label or a row of a plan can fill, and the parts that only help to fill them.
public enum FieldRole: String, Codable, Sendable, CaseIterable {
  case number, area, phase, title, purpose, description, responsible, goal
  case followUp = "follow_up"
  case decisionCategory = "decision_category"
  case status
  case done, remaining, started, deadline
  /// A column of dated events.
  case milestone
  case recommendedBy = "recommended_by"
  case start, end
  /// Kept as text under its own heading.
  case other

  /// What plans say of an initiative beside its name and content: by whom, until when, how far.
  public static let planning: Set<FieldRole> = [
    .responsible, .deadline, .end, .status, .milestone, .goal, .followUp, .done, .remaining, .started, .start,
  ]
}

/// A value as written, with the places it was read from.
public struct DraftValue: Codable, Sendable, Hashable {
  public var text: StyledText
  public var regions: [PageRegion]
  /// Row and column of the cells in the stitched table, where it came from one.
  public var cells: [CellReference]

  public init(_ text: StyledText, regions: [PageRegion] = [], cells: [CellReference] = []) {
    self.text = text
    self.regions = regions
    self.cells = cells
  }

  public var plain: String { text.plain }
}

/// A cell of a table, by its place in the stitched grid.
public struct CellReference: Codable, Sendable, Hashable {
  public var table: TableID
  public var row: Int
  public var column: Int

  public init(table: TableID, row: Int, column: Int) {
    self.table = table
    self.row = row
    self.column = column
  }
}

/// A dated event as written.
public struct MilestoneDraft: Codable, Sendable, Hashable {
  public var kind: MilestoneKind
  public var text: String
  /// The words that say when; empty for none.
  public var dateText: String
  /// What the date words lack and their place supplies, e.g. `2018` over a column of months.
  public var dateContext: String
  /// Year to infer where neither the words nor their place name one: that of the headings over a matrix.
  public var contextYear: Int?
  public var actor: String
  public var page: Int?
  public var notes: [String]

  public init(
    kind: MilestoneKind, text: String, dateText: String = "", dateContext: String = "", contextYear: Int? = nil,
    actor: String = "", page: Int? = nil, notes: [String] = []
  ) {
    self.kind = kind
    self.text = text
    self.dateText = dateText
    self.dateContext = dateContext
    self.contextYear = contextYear
    self.actor = actor
    self.page = page
    self.notes = notes
  }
}

/// An initiative as the plan writes it, before anything is normalised.
public struct InitiativeDraft: Codable, Sendable, Hashable {
  /// Values by field. `title` is there without number and label lines.
  public var values: [FieldRole: DraftValue]
  /// Columns no field takes: heading and text, in order.
  public var otherFields: [OtherField]
  /// Label lines that name who recommended it ("Task Force-anbefaling"), as written.
  public var recommendationLabels: [String]
  /// Meaning of the decision category from the document's legend.
  public var categoryMeaning: String?
  /// Colour of the cell or mark that stands for the status, `#rrggbb`, and the legend's word for it.
  public var statusColour: String?
  public var statusLegend: String?
  /// Footnotes that the row refers to, resolved.
  public var notes: [String]
  public var milestones: [MilestoneDraft]
  /// Year that dates without one are meant in: that of the area or of the nearest heading that names one.
  public var contextYear: Int?
  public var table: TableID?
  public var rowFirst: Int?
  public var rowLast: Int?
  public var regions: [PageRegion]
  public var confidence: Double
  public var review: [ReviewCode]

  public struct OtherField: Codable, Sendable, Hashable {
    public var heading: String
    public var value: DraftValue

    public init(heading: String, value: DraftValue) {
      self.heading = heading
      self.value = value
    }
  }

  public init(
    values: [FieldRole: DraftValue] = [:], otherFields: [OtherField] = [], recommendationLabels: [String] = [],
    categoryMeaning: String? = nil, statusColour: String? = nil, statusLegend: String? = nil, notes: [String] = [],
    milestones: [MilestoneDraft] = [], table: TableID? = nil, rowFirst: Int? = nil, rowLast: Int? = nil,
    regions: [PageRegion] = [], confidence: Double = 1, review: [ReviewCode] = []
  ) {
    self.values = values
    self.otherFields = otherFields
    self.recommendationLabels = recommendationLabels
    self.categoryMeaning = categoryMeaning
    self.statusColour = statusColour
    self.statusLegend = statusLegend
    self.notes = notes
    self.milestones = milestones
    self.table = table
    self.rowFirst = rowFirst
    self.rowLast = rowLast
    self.regions = regions
    self.confidence = confidence
    self.review = review
  }

  public func text(_ role: FieldRole) -> String? { values[role]?.plain }
}

/// What the interpretation makes of a document.
public struct Interpretation: Codable, Sendable {
  public var drafts: [InitiativeDraft]
  /// Kind of each table with the reason, for `indsats show`.
  public var tableKinds: [TableDecision]
  public var problems: [Problem]

  public struct TableDecision: Codable, Sendable, Hashable {
    public var table: TableID
    public var kind: TableKind
    /// 0 to 1.
    public var score: Double
    public var reason: String
    /// Field that each column fills, by column.
    public var roles: [FieldRole?]

    public init(table: TableID, kind: TableKind, score: Double, reason: String, roles: [FieldRole?]) {
      self.table = table
      self.kind = kind
      self.score = score
      self.reason = reason
      self.roles = roles
    }
  }

  public init(drafts: [InitiativeDraft] = [], tableKinds: [TableDecision] = [], problems: [Problem] = []) {
    self.drafts = drafts
    self.tableKinds = tableKinds
    self.problems = problems
  }
}
