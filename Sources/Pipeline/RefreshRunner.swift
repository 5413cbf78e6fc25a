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
    let state = try StateFolder(path: options.state, output: options.output)
    let lock = try RunLock(path: state.lock)
    defer { withExtendedLifetime(lock) {} }
    do {
      var refresh = try CorpusRefresh(
        folder: options.corpus.resolvingSymlinksInPath().path, ledger: state.loadSources(),
        today: String(Timestamp.now().prefix(10)), settings: definition.fetching, folderOf: folder)
      if dryRun {
        refresh.plan()
      } else {
        // What was fetched before a failure is remembered with it.
        defer { try? StateFile.save(refresh.ledger, to: state.sources) }
        try refresh.run { stop.isRaised }
      }
      return refresh.items
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
