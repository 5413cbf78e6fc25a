import Comparison
import Corpus
public import Foundation
import Model
import Publishing
import Vocabulary

/// Turns a corpus into datasets: finds what is new or changed, has workers interpret it, compares, and publishes.
///
/// What has not changed is not done again, and two runs over the same corpus give the same bytes.
public struct PipelineRunner: Sendable {
  /// Version of the program, as published.
  public static let version = "1.0.0"

  let options: RunOptions
  private let definition: PipelineDefinition
  private let vocabulary: Vocabulary
  private let stop: StopFlag

  /// Reads the pipeline file and its word lists.
  public init(_ options: RunOptions, stop: StopFlag = StopFlag()) throws(PipelineError) {
    self.options = options
    self.stop = stop
    definition = try PipelineDefinition.load(options.pipeline).publishing(in: options.language)
    do {
      vocabulary = try Vocabulary.load(folder: definition.vocabulary)
    } catch {
      throw .vocabulary(error)
    }
  }

  /// Runs all stages.
  ///
  /// - Throws: when nothing could be published; the output of the last complete run is then as it was.
  public func run(observe: @escaping @Sendable (RunEvent) -> Void) throws(PipelineError) -> RunOutcome {
    let state = StateFolder(path: options.state, output: options.output)
    try state.make()
    let lock = try RunLock(path: state.lock)
    defer { withExtendedLifetime(lock) {} }
    var session = try session(state)
    observe(.stage(.collect, documents: 0))
    try session.collect()
    if let outcome = try session.outcomeIfUnchanged() { return outcome }
    try session.interpret(observe)
    session.takeInInbox()
    do {
      try session.assemble()
    } catch {
      // Rows that could not be read back were dropped from the cache: make them anew, once.
      try session.interpret(observe)
      try session.assemble()
    }
    observe(.stage(.compare, documents: 0))
    try session.compare()
    try stop.check()
    observe(.stage(.publish, documents: 0))
    return try session.publish()
  }

  /// What a run would do, without doing it.
  public func plan() throws(PipelineError) -> RunPlan {
    let state = StateFolder(path: options.state, output: options.output)
    var session = try session(state)
    try session.collect()
    return session.plan()
  }

  /// Reads a pipeline file and its word lists.
  ///
  /// - Returns: names of the lists.
  /// - Throws: the first thing that is wrong, with file and line.
  public static func checkWordLists(pipeline: URL) throws(PipelineError) -> [String] {
    try vocabulary(of: pipeline).digests.keys.sorted()
  }

  /// What is hardly meant in the word lists, as sentences with file and line: phrases under two codes, repeated, passed over,
  /// or never found because another phrase covers them.
  public static func wordListFindings(pipeline: URL) throws(PipelineError) -> [String] {
    try vocabulary(of: pipeline).findings().map(\.description)
  }

  static func vocabulary(of pipeline: URL) throws(PipelineError) -> Vocabulary {
    let definition = try PipelineDefinition.load(pipeline)
    do {
      return try Vocabulary.load(folder: definition.vocabulary)
    } catch {
      throw .vocabulary(error)
    }
  }

  func session(_ state: StateFolder) throws(PipelineError) -> RunSession {
    try RunSession(options: options, definition: definition, vocabulary: vocabulary, state: state, stop: stop)
  }
}
