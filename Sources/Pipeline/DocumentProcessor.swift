import Initiatives
import Model
import Normalisation
import Reading
import Tables
import Vocabulary

/// The stages that work on one document alone, from the file to its rows.
struct DocumentProcessor {
  private let reader: DocumentReader
  private let finder: TableFinder
  private let interpreter: Interpreter
  private let normaliser: Normaliser

  init(vocabulary: Vocabulary, settings: StageSettings) {
    reader = DocumentReader(settings: settings.read)
    finder = TableFinder(settings: settings.tabulate)
    interpreter = Interpreter(vocabulary: vocabulary, settings: settings.interpret)
    normaliser = Normaliser(vocabulary: vocabulary, settings: settings.normalise)
  }

  /// - Throws: the problem that keeps the file from being read.
  func tabulate(_ file: SourceFile, onPage: (Int) -> Void) throws(Problem) -> TabulatedDocument {
    finder.tabulate(try reader.read(file, onPage: onPage))
  }

  func interpret(_ document: TabulatedDocument, of file: SourceFile) -> DocumentResult {
    normaliser.normalise(interpreter.interpret(document), of: document, source: file)
  }
}
