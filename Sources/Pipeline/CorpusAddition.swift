import Corpus
import Foundation
public import Model
import Vocabulary

/// Puts files from outside into a corpus.
public struct CorpusAddition: Sendable {
  /// Below the corpus: the folder of the declared municipality, or the inbox.
  public let folder: String
  private let declared: DeclaredMetadata
  private let placement: CorpusPlacement

  /// - Throws: when a municipality is declared that the word list does not know.
  public init(_ options: RunOptions, declared: DeclaredMetadata) throws(PipelineError) {
    self.declared = declared
    placement = CorpusPlacement(folder: options.corpus.path)
    guard let code = declared.municipalityCode else {
      folder = CorpusScanner.inboxFolder
      return
    }
    let definition = try PipelineDefinition.load(options.pipeline)
    let vocabulary: Vocabulary
    do { vocabulary = try Vocabulary.load(folder: definition.vocabulary) } catch { throw .vocabulary(error) }
    guard let municipality = vocabulary.municipalities.municipality(code: code) else {
      throw .unknownMunicipality(code)
    }
    folder = CorpusPlacement.folder(municipalityCode: code, name: municipality.name)
  }

  /// Whether a text is a municipality code by its shape.
  public static func isMunicipalityCode(_ text: String) -> Bool { DeclaredMetadata.isMunicipalityCode(text) }

  /// Copies a file in and records what is declared of it.
  ///
  /// - Returns: its path below the corpus.
  public func add(_ file: String) throws(PipelineError) -> String {
    do {
      let path = try placement.copyIn(file, to: folder)
      if declared != DeclaredMetadata() { try placement.declare(path, declared) }
      return path
    } catch {
      throw .corpus(error)
    }
  }
}
