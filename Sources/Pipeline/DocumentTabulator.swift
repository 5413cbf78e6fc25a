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

  /// - Parameters:
  ///   - pictures: folder for pictures of the pages of a PDF with what was found drawn over them; `nil` for none.
  ///   - isDrawn: whether a page, counted from 1, is drawn there.
  /// - Throws: the problem that keeps the file from being read, or its pictures from being drawn.
  public func tabulate(
    path: String, pictures: String? = nil, isDrawn: (Int) -> Bool = { _ in true }
  ) throws(Problem) -> TabulatedDocument {
    do {
      let file = try LooseFile.describe(path)
      let read = try reader.read(file)
      let document = finder.tabulate(read)
      if let pictures, file.mediaType == .pdf {
        try TablePictures(folder: pictures).draw(path, read: read, tables: document.tables, isWanted: isDrawn)
      }
      return document
    } catch {
      var problem = error
      problem.file = path
      throw problem
    }
  }
}
