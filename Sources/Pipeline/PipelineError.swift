public import Corpus
public import Vocabulary

/// Why a run cannot give a result.
public enum PipelineError: Error, Sendable, CustomStringConvertible {
  /// The pipeline file is wrong.
  case definition(YAMLError)
  /// A word list is wrong.
  case vocabulary(VocabularyError)
  case corpus(CorpusError)
  /// Another run holds the lock; who it is.
  case locked(String)
  /// Nothing to publish: the corpus holds no files.
  case noDocuments(folder: String)
  /// The output could not be written.
  case publishing(String)
  /// The folder of the working state cannot be used; path and reason.
  case state(String, reason: String)
  /// Stopped by a signal, by its number.
  case interrupted(Int32)
  /// A municipality code that the word list does not have.
  case unknownMunicipality(String)
  /// No pipeline file where one is looked for.
  case noPipeline([String])

  public var description: String {
    switch self {
    case .definition(let error): "\(error)"
    case .vocabulary(let error): "\(error)"
    case .corpus(let error): "\(error)"
    case .locked(let owner): "another run is at work on this output (\(owner))"
    case .noDocuments(let folder): "\(folder): holds no documents"
    case .publishing(let reason): "the output could not be written: \(reason)"
    case .state(let path, let reason): "\(path): \(reason)"
    case .interrupted: "stopped; the output of the last complete run is untouched"
    case .unknownMunicipality(let code): "no municipality has the code \(code)"
    case .noPipeline(let places): "no pipeline file found; looked for \(places.joined(separator: ", "))"
    }
  }

  /// What a person can do about it.
  public var remedy: String {
    switch self {
    case .definition, .vocabulary: "Mend the line and run again."
    case .corpus(.notAFolder): "Name the folder of the plans with --corpus."
    case .corpus(.manifest): "Mend the line and run again."
    case .corpus(.cannotWrite): "Give the account that runs indsats permission to write there."
    case .locked: "Wait until it has ended."
    case .noDocuments: "Put plans into the folder, or name another one with --corpus."
    case .publishing:
      "Free space or give permission to write beside the output folder, and run again; the last good output is untouched."
    case .state: "Free space or give permission to write there, or name another folder with --state, and run again."
    case .interrupted: "Run again; what was done is not done twice."
    case .unknownMunicipality: "Look the code up in pipelines/vocabulary/municipalities.yaml."
    case .noPipeline: "Name the pipeline file with --pipeline."
    }
  }
}
