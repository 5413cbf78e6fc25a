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
  private let personal: PersonalPlaces

  init(vocabulary: Vocabulary, settings: StageSettings) {
    reader = DocumentReader(settings: settings.read)
    finder = TableFinder(settings: settings.tabulate)
    interpreter = Interpreter(vocabulary: vocabulary, settings: settings.interpret)
    normaliser = Normaliser(vocabulary: vocabulary, settings: settings.normalise)
    personal = PersonalPlaces(vocabulary: vocabulary)
  }

  /// - Throws: the problem that keeps the file from being read.
  func tabulate(_ file: SourceFile, onPage: (Int) -> Void) throws(Problem) -> TabulatedDocument {
    let read = try reader.read(file, onPage: onPage)
    var document = finder.tabulate(read)
    document.pageTurns = read.pages.filter { $0.turn != 0 || $0.skewDegrees != 0 }
      .map { PageTurn(page: $0.number, turn: $0.turn, skewDegrees: $0.skewDegrees) }
    document.personalPlaces = personal.places(in: document, pages: read.pages)
    return document
  }

  func interpret(_ document: TabulatedDocument, of file: SourceFile) -> DocumentResult {
    var result = normaliser.normalise(interpreter.interpret(document), of: document, source: file)
    result.pageTurns = document.pageTurns
    result.personalPlaces = document.personalPlaces
    return result
  }
}
