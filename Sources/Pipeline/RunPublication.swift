import CMemory
import Comparison
import Corpus
import Foundation
import Model
import Publishing

extension RunSession {
  // MARK: Put together

  /// Puts together what is published: the rows of all documents, with corrections applied.
  mutating func assemble() throws(PipelineError) {
    for entry in scan.entries {
      guard let problem = entry.problem, !cache.contains(.result, keys.rows(entry)) else { continue }
      try cache.save(DocumentResult.unread(entry.file, because: problem), as: keys.rows(entry))
    }
    content = try SnapshotContent(of: snapshot(), from: cache)
  }

  // MARK: Compare

  /// Bytes.
  private static let largeArray: CInt = 256 * 1024

  mutating func compare() throws(PipelineError) {
    guard definition.stages.contains(.compare), let content else { return }
    // Arrays of this size go back to the system as soon as they are given up; by itself the allocator keeps ever larger ones.
    mallopt(M_MMAP_THRESHOLD, RunSession.largeArray)
    let comparer = Comparer(vocabulary: vocabulary, settings: definition.settings.compare)
    do {
      comparison = try comparer.compare(
        content.versions, asOf: day, judgements: LinkJudgements(scan.corrections.corrections),
        memory: LinkMemoryFile(path: state.links, key: keys.comparing))
      // Rows that are no longer in the cache cost the changes, not the run.
      if let baseline = baseline(), let previous = try? SnapshotContent(of: baseline, from: cache) {
        comparison.changes = try comparer.changes(
          from: previous.compared, to: content.compared, owners: owners(from: previous, baseline, to: content))
      }
    } catch {
      throw error as? PipelineError ?? .state(state.cache, reason: "\(error)")
    }
    // What comparing took is free now, but the allocator keeps it from the system while publishing asks for more.
    malloc_trim(0)
  }

  /// Whose documents differ between two states; `nil` when anything may.
  private func owners(
    from previous: SnapshotContent, _ baseline: Journal.Snapshot, to content: SnapshotContent
  ) -> Set<String>? {
    let now = snapshot()
    guard baseline.corrections == now.corrections else { return nil }
    func ids(_ content: SnapshotContent) -> [String: DocumentID] {
      Dictionary(content.facts.map { ($0.record.source, $0.record.documentId) }) { first, _ in first }
    }
    let (before, after) = (ids(previous), ids(content))
    // Of an unchanged document another version may have come or gone, which is of the same owner.
    return Set(
      (previous.facts + content.facts).filter { own in
        let path = own.record.source
        return baseline.documents[path]?.resultKey != now.documents[path]?.resultKey || before[path] != after[path]
      }.flatMap(\.owners))
  }

  /// The state to find changes from: the one before this, or, when no document changed, the one that the last changes
  /// were found from, so that a run over an unchanged corpus publishes the same changes again.
  private func baseline() -> Journal.Snapshot? {
    journal.current.isEquivalent(to: snapshot()) ? journal.previous : journal.current.orNilIfEmpty
  }

  // MARK: Publish

  mutating func publish() throws(PipelineError) -> RunOutcome {
    guard let content else { return RunOutcome(summary: summary(), problems: [], wasPublished: false) }
    let pageImage = try drawPages()
    let summary = summary()
    let problems = content.problems + drawingProblems
    let dataset = Dataset(
      documents: content.documents, comparison: comparison, problems: problems, summary: summary)
    var settings = definition.settings.publish.publishing
    settings.pageImage = pageImage
    do {
      try Publisher(vocabulary: vocabulary, settings: settings).publish(
        dataset, to: options.output)
    } catch {
      throw .publishing("\(error)")
    }
    try remember(summary)
    return RunOutcome(summary: summary, problems: problems, wasPublished: true)
  }

  private mutating func remember(_ summary: RunSummary) throws(PipelineError) {
    var snapshot = snapshot()
    for own in content?.facts ?? [] where own.isFailed { snapshot.documents[own.record.source]?.isFailed = true }
    journal.previous = baseline()
    journal.current = snapshot
    journal.fingerprint = fingerprint()
    journal.output = OutputStamp.of(options.output)
    journal.summary = summary
    journal.ended = Timestamp.now()
    journal.program = program
    try StateFile.save(scan.stamps, to: state.stamps)
    try journal.save(state.journal)
    prune()
  }

  /// Removes from the cache what no run needs any more.
  private func prune() {
    var used = Set(scan.entries.map { keys.tabulated($0.file) })
    for path in state.allJournals {
      let journal = Journal.load(path)
      for snapshot in [journal.current, journal.previous].compactMap(\.self) {
        used.formUnion(snapshot.documents.values.map(\.resultKey))
      }
    }
    CachePruning(definition.cache).prune(state.cache, keeping: used)
  }

  private func summary() -> RunSummary {
    var summary = RunSummary(version: PipelineRunner.version, asOf: day)
    for item in plan().items { summary.count(item) }
    summary.since = journal.ended
    let facts = content?.facts ?? []
    summary.documents = facts.count
    summary.initiatives = facts.reduce(0) { $0 + $1.initiatives }
    summary.tables = facts.reduce(0) { $0 + $1.tables }
    summary.reviewDocuments = facts.filter(\.needsReview).map(\.record.source).sorted()
    summary.needsReview = summary.reviewDocuments.count
    summary.failedDocuments = ((content?.problems ?? []) + drawingProblems).filter { $0.severity == .failure }
      .firstPerFile
      .map { RunSummary.FailedDocument(source: $0.file, code: $0.code, message: $0.message) }
    summary.failed = summary.failedDocuments.count
    for stage in definition.stages { summary.stages[stage.rawValue] = stage.version }
    return summary
  }

  // MARK: Plan

  /// What is new, changed and gone, and what each file costs.
  func plan() -> RunPlan {
    var items = scan.entries.map { entry in
      RunPlan.Item(path: entry.file.path, state: state(of: entry), work: work(for: entry))
    }
    // A file that was taken in from the inbox or moved is not gone.
    let here = Set(scan.entries.map(\.file.path))
    let contents = Set(scan.entries.map(\.file.sha256))
    for (path, known) in journal.current.documents where !here.contains(path) {
      if known.sha256.isEmpty || !contents.contains(known.sha256) {
        items.append(RunPlan.Item(path: path, state: .gone, work: .none))
      }
    }
    return RunPlan(items: items.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) })
  }

  private func state(of entry: CorpusEntry) -> RunPlan.Item.State {
    guard let known = journal.entry(path: entry.file.path, sha256: entry.file.sha256) else { return .new }
    return known.sha256 == entry.file.sha256 ? .unchanged : .changed
  }

  private func work(for entry: CorpusEntry) -> RunPlan.Work {
    guard entry.problem == nil, !cache.contains(.result, keys.result(entry.file)) else { return .none }
    return cache.contains(.tabulated, keys.tabulated(entry.file)) ? .interpret : .read
  }
}

extension DocumentResult {
  /// Whether nothing could be read of it.
  var isFailed: Bool { problems.contains { $0.severity == .failure } }

  /// Whether a person should look at it.
  var needsReview: Bool {
    problems.contains { $0.severity == .warning } || initiatives.contains { !$0.review.isEmpty }
  }
}

extension RunSummary {
  fileprivate mutating func count(_ item: RunPlan.Item) {
    switch item.state {
    case .new:
      new += 1
      newDocuments.append(item.path)
    case .changed:
      changed += 1
      changedDocuments.append(item.path)
    case .unchanged: unchanged += 1
    case .gone:
      gone += 1
      goneDocuments.append(item.path)
    }
  }
}

extension Journal.Snapshot {
  fileprivate var orNilIfEmpty: Journal.Snapshot? { documents.isEmpty ? nil : self }

  /// Whether both give the same rows: the times at which files were seen are not asked.
  fileprivate func isEquivalent(to other: Journal.Snapshot) -> Bool {
    guard corrections == other.corrections, documents.count == other.documents.count else { return false }
    return documents.allSatisfy { path, entry in
      other.documents[path]?.sha256 == entry.sha256 && other.documents[path]?.resultKey == entry.resultKey
    }
  }
}

extension [Problem] {
  /// The first of each file.
  fileprivate var firstPerFile: [Problem] {
    var seen: Set<String> = []
    return filter { seen.insert($0.file).inserted }
  }
}
