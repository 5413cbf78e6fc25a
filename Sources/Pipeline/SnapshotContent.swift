import Comparison
import Corpus
import Model
import Synchronization

/// The rows of a state of the corpus: with corrections applied, and later versions of a plan under the initiative ids of the first.
///
/// Documents are read from the cache one at a time whenever they are visited. What is kept of each is what the whole needs to know.
struct SnapshotContent: Sendable {
  /// What is kept of a document.
  struct Facts: Sendable {
    var record: DocumentRecord
    var initiatives: Int
    var tables: Int
    var isFailed: Bool
    var needsReview: Bool
    /// Pages that initiatives were read from, in order, as they were turned.
    var evidencePages: [PageTurn]
    /// Personal data on its pages.
    var personalPlaces: [PageRegion]
    /// Whose initiatives it holds (`InitiativeVersions`).
    var owners: Set<String> = []

    init(_ result: DocumentResult) {
      record = result.document
      initiatives = result.initiatives.count
      tables = result.tables.count
      isFailed = result.isFailed
      needsReview = result.needsReview
      evidencePages = result.evidencePages
      personalPlaces = result.personalPlaces
    }
  }

  /// By id, a block each.
  let documents: RowSeries<DocumentResult>
  /// Of the documents, in the same order.
  let facts: [Facts]
  /// By file, then by place.
  let problems: [Problem]

  /// - Throws: when rows are missing from the cache.
  init(of snapshot: Journal.Snapshot, from cache: ResultCache) throws(PipelineError) {
    var gathering = Gathering(
      source: RowSource(cache: cache, entries: snapshot.documents.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    )
    try gathering.readAll()
    let corrected = try gathering.apply(snapshot.corrections)
    let continued = PlanVersions().continuations(gathering.outlines)
    let order = gathering.facts.indices.sorted {
      gathering.facts[$0].record.documentId < gathering.facts[$1].record.documentId
    }
    let (source, overlay) = (gathering.source, gathering.overlay)
    documents = RowSeries(count: order.count, blockCount: order.count) { number in
      let place = order[number]
      return [try (overlay[place] ?? source.result(place)).continued(continued[place])]
    }
    facts = order.map { place in
      var own = gathering.facts[place]
      own.owners = Set(
        gathering.outlines.identifiers(of: place).map { InitiativeVersions.owner(of: continued[place][$0] ?? $0) })
      return own
    }
    problems = (order.flatMap { gathering.problems[$0] } + snapshot.otherProblems + corrected).inOrder
  }

  /// The initiatives of all documents.
  var versions: InitiativeVersions {
    var holders: [String: [Int]] = [:]
    for (number, own) in facts.enumerated() {
      for owner in own.owners { holders[owner, default: []].append(number) }
    }
    return InitiativeVersions(documents, holders: holders)
  }

  var compared: ComparedRun { ComparedRun(documents: facts.map(\.record), initiatives: versions) }
}

/// Reads the rows of documents, in the order of their paths, under ids that no two of them share.
private struct RowSource: Sendable {
  let cache: ResultCache
  let entries: [(path: String, entry: Journal.Entry)]
  private let kept = KeptRows()
  /// Ids, of those that have been given one.
  var names: [DocumentID] = []

  init(cache: ResultCache, entries: [(path: String, entry: Journal.Entry)]) {
    self.cache = cache
    self.entries = entries
  }

  func result(_ place: Int) throws(PipelineError) -> DocumentResult {
    let (path, entry) = entries[place]
    guard var result = kept.result(place, orReadBy: { cache.result(entry.resultKey) }) else {
      cache.drop(.result, entry.resultKey)
      throw .state(path, reason: "its rows are missing from the working state; run again to make them anew")
    }
    result.document.source = path
    result.document.firstSeen = entry.firstSeen
    result.document.lastChanged = entry.lastChanged
    for index in result.problems.indices { result.problems[index].file = path }
    if names.indices.contains(place), names[place] != result.document.documentId { result.rename(names[place]) }
    return result
  }
}

/// The rows of a small corpus, as read: they are visited once for each kind of file that is published. Of a large corpus none are
/// kept.
private final class KeptRows: Sendable {
  private struct State {
    var rows: [Int: DocumentResult] = [:]
    var weight = 0
    var isLarge = false
  }

  /// Cells of tables take most of the memory of rows, about half a kilobyte each, and an initiative as much as so many of them:
  /// 100 plans of usual length stay below.
  private static let mostWeight = 60_000
  private static let initiativeWeight = 20

  private let state = Mutex(State())

  func result(_ place: Int, orReadBy read: () -> DocumentResult?) -> DocumentResult? {
    if let known = state.withLock({ $0.rows[place] }) { return known }
    guard let result = read() else { return nil }
    state.withLock { state in
      guard !state.isLarge, state.rows[place] == nil else { return }
      state.rows[place] = result
      state.weight +=
        result.tables.reduce(1) { $0 + $1.cells.count } + KeptRows.initiativeWeight * result.initiatives.count
      if state.weight > KeptRows.mostWeight { state = State(isLarge: true) }
    }
    return result
  }
}

/// Goes through all documents once.
private struct Gathering {
  var source: RowSource
  var facts: [SnapshotContent.Facts] = []
  var outlines = PlanOutlines()
  /// Problems of each document.
  var problems: [[Problem]] = []
  /// Documents that a person has corrected.
  var overlay: [Int: DocumentResult] = [:]

  init(source: RowSource) { self.source = source }

  mutating func readAll() throws(PipelineError) {
    var taken: Set<DocumentID> = []
    for place in source.entries.indices {
      var result = try source.result(place)
      let id = result.document.documentId.firstFree(&taken)
      if id != result.document.documentId { result.rename(id) }
      source.names.append(id)
      facts.append(SnapshotContent.Facts(result))
      outlines.add(result)
      problems.append(result.problems)
    }
  }

  /// - Returns: what is wrong with corrections.
  mutating func apply(_ corrections: [Correction]) throws(PipelineError) -> [Problem] {
    guard !corrections.isEmpty else { return [] }
    var applier = CorrectionApplier(corrections)
    let unchanged = outlines
    try applier.apply(
      records: facts.map(\.record), load: { place throws(PipelineError) in try source.result(place) },
      knows: { id, others in
        facts.indices.contains { !others.contains($0) && unchanged.identifiers(of: $0).contains(id) }
      }, to: &overlay)
    for (place, result) in overlay {
      facts[place] = SnapshotContent.Facts(result)
      outlines.replace(place, by: result)
      problems[place] = result.problems
    }
    return applier.problems
  }
}

extension DocumentResult {
  /// The pages that initiatives were read from, in order, as they were turned.
  fileprivate var evidencePages: [PageTurn] {
    let regions = initiatives.flatMap { $0.regions + $0.fieldRegions.values.flatMap(\.self) }
    let turns = Dictionary(pageTurns.map { ($0.page, $0) }) { first, _ in first }
    return Set(regions.compactMap { Int($0.prefix { $0 != ":" }) }).sorted().map { turns[$0] ?? PageTurn(page: $0) }
  }
}
