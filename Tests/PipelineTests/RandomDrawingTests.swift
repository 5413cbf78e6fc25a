import Model
import TestSupport
import Testing

@testable import Pipeline

/// Grids drawn by chance into real PDFs: columns and rows of any width, cells merged over both, lines of any kind.
@Suite struct RandomDrawingTests {
  @Test(arguments: UInt64(1)...10) func aDrawnGridIsReadBackExactly(seed: UInt64) throws {
    let drawing = RandomDrawing(seed: seed)
    var pdf = PDFBuilder()
    pdf.add(drawing.page())
    let folder = try TemporaryFolder()
    let path = try folder.write(pdf.bytes(), to: "gitter.pdf")
    let document = try DocumentTabulator().tabulate(path: path)
    #expect(document.tables.map { Set($0.cells.map(PlainCell.init)) } == [Set(drawing.cells)], "seed \(seed)")
    expectSoundCells(document)
    let found = document.blocks.map(\.text.plain) + document.tables.flatMap { $0.cells.map(\.text.plain) }
    let written = drawing.cells.map(\.text) + [RandomDrawing.before, RandomDrawing.after]
    #expect(letters(found) == letters(written), "seed \(seed)")
  }

  private func letters(_ texts: [String]) -> [Character] { texts.joined().filter { !$0.isWhitespace }.sorted() }
}

/// A grid with merged cells and the text in them.
private struct RandomDrawing {
  static let before = "Planen gælder for alle børn og unge i kommunen."
  static let after = "Kilde: kommunens eget regnskab."

  private var columns: [Double] = [60]
  private var rows: [Double] = [120]
  private var width = 0.5
  private var dash: [Double] = []
  private var grey = 0.0
  private(set) var cells: [PlainCell] = []

  init(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<Int.random(in: 3...5, using: &generator) {
      columns.append(columns[columns.count - 1] + Double(Int.random(in: 60...95, using: &generator)))
    }
    for _ in 0..<Int.random(in: 4...9, using: &generator) {
      rows.append(rows[rows.count - 1] + Double(Int.random(in: 18...48, using: &generator)))
    }
    width = [0.25, 0.5, 1, 2].randomElement(using: &generator) ?? 0.5
    dash = [[], [], [3, 2], [1, 1]].randomElement(using: &generator) ?? []
    grey = [0, 0, 0.4, 0.7].randomElement(using: &generator) ?? 0
    fill(&generator)
  }

  /// Merged cells of two or three places first, then the rest, each with one line of text.
  private mutating func fill(_ generator: inout SplitMix64) {
    let (rowCount, columnCount) = (rows.count - 1, columns.count - 1)
    var free = Set((0..<rowCount).flatMap { row in (0..<columnCount).map { row * columnCount + $0 } })
    func place(_ row: Int, _ column: Int, _ height: Int, _ wide: Int) -> Set<Int> {
      Set((row..<(row + height)).flatMap { r in (column..<(column + wide)).map { r * columnCount + $0 } })
    }
    for _ in 0..<4 {
      let (height, wide) = [(1, 2), (2, 1), (1, 3), (2, 2)].randomElement(using: &generator) ?? (1, 2)
      let row = Int.random(in: 0..<rowCount, using: &generator)
      let column = Int.random(in: 0..<columnCount, using: &generator)
      // Every line of the grid stays drawn somewhere.
      guard row + height <= rowCount, column + wide <= columnCount, wide < columnCount,
        place(row, column, height, wide).isSubset(of: free), free.count == rowCount * columnCount || height == 1
      else { continue }
      free.subtract(place(row, column, height, wide))
      add(row, column, height, wide, &generator)
    }
    for index in free.sorted() { add(index / columnCount, index % columnCount, 1, 1, &generator) }
  }

  private mutating func add(_ row: Int, _ column: Int, _ height: Int, _ wide: Int, _ generator: inout SplitMix64) {
    let words = ["Tilsyn", "Kurser", "Maj", "Ja", "Bo Dam", "1.050", "Mål"]
    let text = (words.randomElement(using: &generator) ?? "") + " \(row)\(column)"
    cells.append(PlainCell(row: row, column: column, rowSpan: height, columnSpan: wide, text: text))
  }

  func page() -> PDFBuilder.Page {
    var page = PDFBuilder.Page()
    page.text(Self.before, x: 60, y: 80)
    for cell in cells {
      let (left, right) = (columns[cell.column], columns[cell.column + cell.columnSpan])
      let (top, bottom) = (rows[cell.row], rows[cell.row + cell.rowSpan])
      page.text(cell.text, x: left + 4, y: top + 12, size: 9)
      for (start, end) in [
        ((left, top), (right, top)), ((left, bottom), (right, bottom)), ((left, top), (left, bottom)),
        ((right, top), (right, bottom)),
      ] {
        page.line(from: start, to: end, width: width, dash: dash, colour: (grey, grey, grey))
      }
    }
    page.text(Self.after, x: 60, y: (rows.last ?? 0) + 40)
    return page
  }
}
