import Foundation
import Model
import TestSupport
import Testing

@testable import Pipeline

/// A cell without its place on a page.
struct PlainCell: Hashable, CustomStringConvertible {
  let row, column, rowSpan, columnSpan: Int
  let text: String

  /// White space is one space; bullets of lists, which web pages do not write, are left out.
  init(_ cell: TableCell) {
    (row, column, rowSpan, columnSpan) = (cell.row, cell.column, cell.rowSpan, cell.columnSpan)
    text = cell.text.plain.split { $0.isWhitespace || "•◦▪".contains($0) }.joined(separator: " ")
  }

  init(row: Int, column: Int, rowSpan: Int, columnSpan: Int, text: String) {
    (self.row, self.column, self.rowSpan, self.columnSpan, self.text) = (row, column, rowSpan, columnSpan, text)
  }

  var description: String { "(\(row),\(column) \(rowSpan)×\(columnSpan) \(text))" }
}

/// Documents in `Fixtures/tables`, each as a web page and as PDFs made of it by LibreOffice (`-word`) and Chromium (`-browser`),
/// with tags and without: the tables of the PDF are those of the web page, cell for cell.
@Suite struct TableDocumentTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/tables/"

  static let documents: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".pdf") }.sorted()

  private func source(of document: String) -> String {
    var name = document.dropLast(4)
    for ending in ["-untagged", "-browser", "-word"] where name.hasSuffix(ending) { name = name.dropLast(ending.count) }
    return Self.folder + name + ".html"
  }

  @Test func allAreThere() { #expect(Self.documents.count >= 24) }

  @Test(arguments: documents) func theTablesAreThoseOfTheWebPage(document: String) throws {
    let tabulator = DocumentTabulator()
    let found = try tabulator.tabulate(path: Self.folder + document)
    let wanted = try tabulator.tabulate(path: source(of: document))
    #expect(found.reader == (document.hasSuffix("-untagged.pdf") ? .pdfText : .pdfTagged))
    #expect(found.tables.count == wanted.tables.count)
    for (table, model) in zip(found.tables, wanted.tables) {
      let (have, want) = (Set(table.cells.map(PlainCell.init)), Set(model.cells.map(PlainCell.init)))
      #expect(want.subtracting(have).isEmpty, "missing")
      #expect(have.subtracting(want).isEmpty, "too many")
      #expect(table.headerRows == model.headerRows)
    }
    expectSoundCells(found)
  }
}

/// Each place of a grid belongs to one cell, and each cell stands within its page.
func expectSoundCells(_ document: TabulatedDocument, sourceLocation: SourceLocation = #_sourceLocation) {
  for table in document.tables {
    var owners = [Int](repeating: 0, count: table.rowCount * table.columnCount)
    for cell in table.cells {
      for row in cell.rows { for column in cell.columns { owners[row * table.columnCount + column] += 1 } }
      for region in cell.regions {
        #expect(region.page >= 1 && region.page <= document.pageCount, sourceLocation: sourceLocation)
        #expect(region.box.x0 >= -1 && region.box.y0 >= -1 && !region.box.isEmpty, sourceLocation: sourceLocation)
        #expect(region.box.x1 <= 1_000 && region.box.y1 <= 1_000, sourceLocation: sourceLocation)
      }
    }
    #expect(owners.allSatisfy { $0 == 1 }, sourceLocation: sourceLocation)
  }
}
