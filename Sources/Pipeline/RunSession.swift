import Comparison
import Corpus
import Foundation
import Model
import Publishing
import Synchronization
import Vocabulary

/// One run, step by step.
struct RunSession {
  let options: RunOptions
  let definition: PipelineDefinition
  let vocabulary: Vocabulary
  let state: StateFolder
  let stop: StopFlag
  let cache: ResultCache
  let keys: StageKeys
  let program: ProgramIdentity
  let day: CalendarDate
  let now = Timestamp.now()
  var journal: Journal
  var scan = CorpusScan()
  /// What the last refresh found.
  let sources: SourceLedger
  /// What is published; `nil` until it is put together.
  var content: SnapshotContent?
  /// Problems of drawing pages.
  var drawingProblems: [Problem] = []
  var comparison = ComparisonResult()

  init(
    options: RunOptions, definition: PipelineDefinition, vocabulary: Vocabulary, state: StateFolder, stop: StopFlag
  ) throws(PipelineError) {
    self.options = options
    self.definition = definition
    self.vocabulary = vocabulary
    self.state = state
    self.stop = stop
    cache = ResultCache(folder: state.cache)
    journal = Journal.load(state.journal)
    sources = state.loadSources()
    program = ProgramIdentity(path: ProgramIdentity.own, known: journal.program)
    keys = StageKeys(program: program, settings: definition.settings, vocabulary: vocabulary)
    day = options.day
  }

  // MARK: Collect

  /// Finds the files.
  mutating func collect() throws(PipelineError) {
    do {
      let scanner = try CorpusScanner(
        folder: options.corpus.path, settings: definition.settings.collect, excluded: [options.output.path, state.path])
      scan = try scanner.scan(stamps: StateFile.load(StampTable.self, from: state.stamps) ?? StampTable())
    } catch {
      throw .corpus(error)
    }
    if scan.entries.isEmpty { throw .noDocuments(folder: options.corpus.path) }
  }

  /// The state of the corpus as found, before anything is moved.
  func snapshot() -> Journal.Snapshot {
    var snapshot = Journal.Snapshot(
      corrections: scan.corrections.corrections, otherProblems: scan.corrections.problems + sources.problems)
    for entry in scan.entries {
      let known = journal.entry(path: entry.file.path, sha256: entry.file.sha256)
      let isSame = known?.sha256 == entry.file.sha256
      snapshot.documents[entry.file.path] = Journal.Entry(
        sha256: entry.file.sha256, resultKey: keys.rows(entry), firstSeen: known?.firstSeen ?? now,
        lastChanged: isSame ? known?.lastChanged ?? now : now,
        isFailed: entry.problem?.severity == .failure)
    }
    return snapshot
  }

  /// Digest of all that the published files depend on.
  func fingerprint() -> String {
    let files = scan.entries.flatMap { [$0.file.path, keys.rows($0)] }
    let corrections =
      scan.corrections.corrections.map { "\($0)" } + (scan.corrections.problems + sources.problems).map(\.diagnostic)
    return keys.publication(documents: files, day: day, corrections: ContentDigest.sha256(of: corrections))
  }

  /// The outcome when everything published is already what this run would publish; only the counters of `run.json` tell of
  /// this run then.
  mutating func outcomeIfUnchanged() throws(PipelineError) -> RunOutcome? {
    guard !options.retriesFailed, var summary = journal.summary, journal.fingerprint == fingerprint(),
      journal.output == OutputStamp.of(options.output)
    else { return nil }
    summary.new = 0
    summary.changed = 0
    summary.gone = 0
    summary.unchanged = scan.entries.count
    summary.newDocuments = []
    summary.changedDocuments = []
    summary.goneDocuments = []
    summary.since = journal.ended
    try renew(summary)
    return RunOutcome(summary: summary, problems: [], wasPublished: false)
  }

  private mutating func renew(_ summary: RunSummary) throws(PipelineError) {
    do {
      try Publisher.renew(summary, in: options.output)
    } catch {
      throw .publishing("\(error)")
    }
    journal.summary = summary
    journal.ended = Timestamp.now()
    journal.output = OutputStamp.of(options.output)
    try journal.save(state.journal)
  }

  // MARK: Read to normalise

  /// Has workers do the documents whose rows are not in the cache.
  func interpret(_ observe: @escaping @Sendable (RunEvent) -> Void) throws(PipelineError) {
    try adoptBundles()
    let jobs = pendingJobs()
    observe(.stage(.read, documents: jobs.count))
    guard !jobs.isEmpty else { return }
    let pool = workforce()
    let done = Mutex(0)
    let cache = cache
    try pool.run(jobs) { (job, outcome) throws(PipelineError) in
      try cache.store(outcome, of: job)
      let count = done.withLock { count in
        count += 1
        return count
      }
      observe(.document(path: job.file.path, done: count, total: jobs.count, failure: outcome.problem))
    }
  }

  /// Who does the documents: worker processes, or threads of this one.
  private func workforce() -> any Workforce {
    guard options.isolatesReading else {
      return ThreadPool(definition: definition, vocabulary: vocabulary, cache: cache, stop: stop)
    }
    return WorkerPool(
      program: options.worker ?? program.path,
      arguments: [
        "worker", "--pipeline", definition.file.path, "--readable", options.corpus.resolvingSymlinksInPath().path,
      ],
      limits: definition.limits, showsMessages: options.showsLibraryMessages, cache: cache, stop: stop)
  }

  /// Takes over what other machines made. A bundle that cannot be read counts as missing.
  private func adoptBundles() throws(PipelineError) {
    guard let bundles = options.bundles.map(ResultCache.init(folder:)) else { return }
    for entry in scan.entries where entry.problem == nil && !cache.contains(.result, keys.result(entry.file)) {
      guard let rows = bundles.result(keys.result(entry.file)) else { continue }
      try cache.save(rows, as: keys.result(entry.file))
    }
  }

  func pendingJobs() -> [DocumentJob] {
    var wanted: Set<String> = []
    return scan.entries.compactMap { entry in
      guard entry.problem == nil else { return nil }
      let key = keys.result(entry.file)
      let isRetried = options.retriesFailed && journal.current.documents[entry.file.path]?.isFailed == true
      guard isRetried || !cache.contains(.result, key), wanted.insert(key).inserted else { return nil }
      return DocumentJob(file: entry.file, tabulatedKey: keys.tabulated(entry.file), resultKey: key)
    }
  }

  // MARK: Inbox

  /// Moves files of the inbox whose municipality is now known to its folder. One that cannot be moved stays.
  mutating func takeInInbox() {
    let placement = CorpusPlacement(folder: options.corpus.path)
    for index in scan.entries.indices where scan.entries[index].isInInbox && scan.entries[index].problem == nil {
      let file = scan.entries[index].file
      guard let result = cache.result(keys.result(file)), let code = result.document.municipalityCode,
        let path = try? placement.takeIn(file.path, municipalityCode: code, name: result.document.municipalityName)
      else { continue }
      move(index, to: path, with: result)
    }
    scan.entries.sort { $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8) }
  }

  /// Books a file under its new path, so that nothing is done again for it.
  private mutating func move(_ index: Int, to path: String, with result: DocumentResult) {
    let old = scan.entries[index].file
    let root = String(old.location.dropLast(old.path.utf8.count))
    scan.entries[index].isInInbox = false
    scan.entries[index].file.path = path
    scan.entries[index].file.location = root + path
    scan.stamps.move(from: old.location, to: root + path)
    var moved = result
    moved.document.source = path
    // Not kept, the rows are made anew from the tabulated document.
    try? cache.save(moved, as: keys.result(scan.entries[index].file))
  }
}

extension JobOutcome {
  /// What kept the document from being read.
  var problem: Problem? {
    if case .failed(let problem) = self { return problem }
    return nil
  }
}

extension ResultCache {
  /// Keeps what a job gave. A failure is a result too: the same file fails the same way until something changes.
  func store(_ outcome: JobOutcome, of job: DocumentJob) throws(PipelineError) {
    switch outcome {
    case .done(let result, let tabulated):
      if let tabulated { try save(tabulated, .tabulated, job.tabulatedKey) }
      try save(result, .result, job.resultKey)
    case .failed(let problem):
      try save(DocumentResult.unread(job.file, because: problem), as: job.resultKey)
    }
  }
}
