import Corpus
public import Foundation
public import Model
import Vocabulary

/// One document of a run that is cut up for several machines, a line of JSON in the plan.
public struct ShardItem: Codable, Sendable, Hashable {
  /// Which part of the run it belongs to, counted from 0.
  public var shard: Int
  /// Names of what the work on it gives.
  public var tabulatedKey: String
  public var resultKey: String
  public var file: SourceFile
}

/// What became of a document in a part of a run, a line of JSON.
public struct ShardReceipt: Codable, Sendable, Hashable {
  public var path: String
  public var resultKey: String
  /// Why nothing could be read; absent when all went well.
  public var problem: ProblemCode?
}

extension PipelineRunner {
  /// Cuts a run into parts: every document that is to be interpreted, by path. The same corpus gives the same plan.
  ///
  /// - Parameter count: of parts; a document's bytes decide to which it belongs, so that a changed document moves no other.
  public func shards(_ count: Int) throws(PipelineError) -> [ShardItem] {
    var session = try session(StateFolder(path: options.state, output: options.output))
    try session.collect()
    return session.scan.entries.filter { $0.problem == nil }.map { entry in
      ShardItem(
        shard: Int(entry.file.sha256.prefix(8), radix: 16).map { $0 % max(1, count) } ?? 0,
        tabulatedKey: session.keys.tabulated(entry.file), resultKey: session.keys.result(entry.file), file: entry.file)
    }
  }
}

/// Does a part of a run: documents in, a bundle of rows for each out. A document that fails is a bundle too, so that an
/// engine never repeats it.
public struct ShardWork: Sendable {
  private let pipeline: URL
  private let bundles: ResultCache
  private let definition: PipelineDefinition

  /// - Parameter bundles: folder that the bundles go to; may be shared by many machines, since a bundle's name is a digest of
  ///   everything its content depends on.
  public init(pipeline: URL, bundles: URL) throws(PipelineError) {
    self.pipeline = pipeline
    self.bundles = ResultCache(folder: bundles.path)
    definition = try PipelineDefinition.load(pipeline)
  }

  /// - Parameter done: called for each document, in no stated order.
  public func work(
    on items: [ShardItem], stop: StopFlag = StopFlag(), done: @escaping @Sendable (ShardReceipt) -> Void
  ) throws(PipelineError) {
    let (ready, waiting) = items.partitioned { bundles.contains(.result, $0.resultKey) }
    for item in ready { done(receipt(item, bundles.result(item.resultKey)?.problems ?? [])) }
    let folders = Set(waiting.map { ($0.file.location as NSString).deletingLastPathComponent }).sorted()
    let pool = WorkerPool(
      program: ProgramIdentity.own,
      arguments: ["worker", "--pipeline", pipeline.path] + folders.flatMap { ["--readable", $0] },
      limits: definition.limits, showsMessages: false, cache: bundles, stop: stop)
    let jobs = waiting.map { DocumentJob(file: $0.file, tabulatedKey: $0.tabulatedKey, resultKey: $0.resultKey) }
    try pool.run(jobs) { (job, outcome) throws(PipelineError) in
      try bundles.store(outcome, of: job)
      done(ShardReceipt(path: job.file.path, resultKey: job.resultKey, problem: outcome.problem?.code))
    }
  }

  private func receipt(_ item: ShardItem, _ problems: [Problem]) -> ShardReceipt {
    let failure = problems.first { $0.severity == .failure }
    return ShardReceipt(path: item.file.path, resultKey: item.resultKey, problem: failure?.code)
  }
}

extension Array {
  /// The elements that a test holds for, and the others, each in order.
  fileprivate func partitioned(_ test: (Element) -> Bool) -> ([Element], [Element]) {
    (filter(test), filter { !test($0) })
  }
}
