public import Model
public import Vocabulary

/// Compares the initiatives of all municipalities.
public struct Comparer: Sendable {
  /// Changes when results of the same input change.
  public static let version = "1"

  private let vocabulary: Vocabulary
  private let settings: ComparisonSettings

  public init(vocabulary: Vocabulary, settings: ComparisonSettings = ComparisonSettings()) {
    self.vocabulary = vocabulary
    self.settings = settings
  }

  /// - Parameters:
  ///   - initiatives: of all documents.
  ///   - asOf: the day that decides what is planned, under way and overdue.
  ///   - judgements: what people have decided about pairs.
  ///   - memory: of comparisons by the same program with the same settings. It saves work and changes no result.
  /// - Returns: rows in a stated order: links by score, all others by municipality and id; no changes.
  /// - Throws: when a document can no longer be read, or the memory not be written.
  public func compare(
    _ initiatives: InitiativeVersions, asOf: CalendarDate, judgements: LinkJudgements = LinkJudgements(),
    memory: some LinkMemoryStore
  ) throws -> ComparisonResult {
    let measures = MeasurableGoals(words: vocabulary.comparison)
    var themes = ThemeCounter(measures: measures)
    var coverage = CoverageCounter(measures: measures)
    var timeline = TimelineMaker(asOf: asOf, settings: settings)
    var compared: [ComparedInitiative] = []
    try initiatives.visit { initiative in
      themes.add(initiative)
      coverage.add(initiative)
      timeline.add(initiative)
      // One without a municipality has nothing to be compared with.
      if initiative.municipalityCode != nil { compared.append(ComparedInitiative(initiative)) }
    }
    var result = ComparisonResult()
    result.themes = themes.rows
    result.coverage = coverage.rows
    result.timeline = timeline.rows
    let linked = try LinkMaker(vocabulary: vocabulary, settings: settings, judgements: judgements)
      .links(between: consume compared, memory: memory)
    result.links = linked.links
    result.clusters = linked.clusters
    return result
  }

  /// - Parameters:
  ///   - old: the previous run.
  ///   - new: this one.
  ///   - owners: those whose documents differ (`InitiativeVersions`); `nil` for all.
  /// - Returns: documents first, then initiatives, each by id, then in the order of the schema's fields.
  /// - Throws: when a document can no longer be read.
  public func changes(from old: ComparedRun, to new: ComparedRun, owners: Set<String>? = nil) throws -> [ChangeRow] {
    try ChangeFinder(settings: settings).changes(from: old, to: new, owners: owners)
  }
}

/// The documents and initiatives of a run.
public struct ComparedRun: Sendable {
  public let documents: [DocumentRecord]
  public let initiatives: InitiativeVersions

  public init(documents: [DocumentRecord], initiatives: InitiativeVersions) {
    self.documents = documents
    self.initiatives = initiatives
  }
}
