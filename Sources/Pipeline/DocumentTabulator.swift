import Corpus
public import Model
import Reading
import Tables

/// Reads and tabulates single files in this process, without a corpus.
public struct DocumentTabulator: Sendable {
  private let reader: DocumentReader
  private let finder: TableFinder

  /// - Parameter stitches: whether a table that goes on over the page becomes one.
  public init(stitches: Bool = true) {
    var settings = TableSettings()
    settings.stitches = stitches
    reader = DocumentReader()
    finder = TableFinder(settings: settings)
  }

  /// - Throws: the problem that keeps the file from being read.
  public func tabulate(path: String) throws(Problem) -> TabulatedDocument {
    do {
      return finder.tabulate(try reader.read(try LooseFile.describe(path)))
    } catch {
      var problem = error
      problem.file = path
      throw problem
    }
  }
}
