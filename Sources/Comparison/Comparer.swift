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
  ///   - documents: results of all documents, in any order, with ids of later versions continued (`PlanVersions`).
  ///   - asOf: the day that decides what is planned, under way and overdue.
  ///   - judgements: what people have decided about pairs.
  ///   - previous: results of the previous run; `nil` on a first run, which reports no changes.
  /// - Returns: rows in a stated order: links by score, all others by municipality and id.
  public func compare(
    _ documents: [DocumentResult], asOf: CalendarDate, previous: [DocumentResult]?,
    judgements: LinkJudgements = LinkJudgements()
  ) -> ComparisonResult {
    let current = CurrentInitiatives(documents).initiatives
    var result = ComparisonResult()
    let linked = LinkMaker(vocabulary: vocabulary, settings: settings, judgements: judgements)
      .links(between: current)
    result.links = linked.links
    result.clusters = linked.clusters
    result.themes = ThemeCounter(measures: MeasurableGoals(words: vocabulary.comparison)).rows(current)
    result.coverage = CoverageCounter(measures: MeasurableGoals(words: vocabulary.comparison)).rows(current)
    result.timeline = TimelineMaker(asOf: asOf, settings: settings).rows(current)
    if let previous { result.changes = ChangeFinder(settings: settings).changes(from: previous, to: documents) }
    return result
  }
}
