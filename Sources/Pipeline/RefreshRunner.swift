public import Corpus
import Foundation
import Model
import Vocabulary

/// Fetches the sources of a corpus, before a run.
public struct RefreshRunner: Sendable {
  private let options: RunOptions
  private let definition: PipelineDefinition
  private let vocabulary: Vocabulary

  public init(_ options: RunOptions) throws(PipelineError) {
    self.options = options
    definition = try PipelineDefinition.load(options.pipeline)
    do { vocabulary = try Vocabulary.load(folder: definition.vocabulary) } catch { throw .vocabulary(error) }
  }

  /// - Parameter dryRun: whether only to say what would be fetched.
  /// - Returns: what became of each address, in the order of the manifest.
  /// - Throws: `PipelineError.locked` while another run or refresh is at work.
  public func run(dryRun: Bool, stop: StopFlag) throws(PipelineError) -> [RefreshItem] {
    let state = StateFolder(path: options.state, output: options.output)
    // Looking changes nothing, and so needs neither folder nor lock.
    if dryRun { return try planned(state) }
    try state.make()
    let lock = try RunLock(path: state.lock)
    defer { withExtendedLifetime(lock) {} }
    var refresh = try refresh(state)
    do {
      // What came before an end of whatever kind is remembered with it.
      try refresh.run(isStopped: { stop.isRaised }, remember: { try? StateFile.save($0, to: state.sources) })
    } catch {
      try? StateFile.save(refresh.ledger, to: state.sources)
      throw .corpus(error)
    }
    try StateFile.save(refresh.ledger, to: state.sources)
    return refresh.items
  }

  private func planned(_ state: StateFolder) throws(PipelineError) -> [RefreshItem] {
    var refresh = try refresh(state)
    refresh.plan()
    return refresh.items
  }

  private func refresh(_ state: StateFolder) throws(PipelineError) -> CorpusRefresh {
    do {
      return try CorpusRefresh(
        folder: options.corpus.resolvingSymlinksInPath().path, ledger: state.loadSources(),
        today: String(Timestamp.now().prefix(10)), settings: definition.fetching, folderOf: folder)
    } catch {
      throw .corpus(error)
    }
  }

  private func folder(of declared: DeclaredMetadata) -> String {
    guard let code = declared.municipalityCode else { return CorpusScanner.inboxFolder }
    return CorpusPlacement.folder(
      municipalityCode: code, name: vocabulary.municipalities.municipality(code: code)?.name)
  }
}
