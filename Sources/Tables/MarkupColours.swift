import Model

/// Reads what a table in markup says by colour: signs in cells, and bars of a chart over time.
struct MarkupColours {
  /// Word by colour, from the legends of the document.
  private let legend: [String: String]

  /// Fewest columns of a chart over time.
  private static let fewestColumns = 4

  /// - Parameter blocks: the document; a coloured sign with words after it is a legend.
  init(blocks: [Block]) {
    var legend: [String: String] = [:]
    for block in blocks {
      for line in block.text.lines { MarkupColours.readLegend(line, into: &legend) }
      if case .markup(let table) = block.content { MarkupColours.readLegend(table, into: &legend) }
    }
    self.legend = legend
  }

  /// The table with the colours of its signs as fills, and its bars.
  func applied(to table: Table) -> Table {
    var table = table
    table.cells = table.cells.map(MarkupColours.withSign)
    table.bars = bars(of: table)
    return table
  }

  // MARK: Signs

  /// A cell whose text is one coloured sign (or a sign that has a colour of its own) is marked with that colour.
  private static func withSign(_ cell: TableCell) -> TableCell {
    guard !cell.hasMark, let run = cell.text.runs.first, cell.text.runs.count == 1, Symbol.isSymbol(run.text),
      let colour = run.colour ?? colourOfSign(run.text)
    else { return cell }
    var cell = cell
    cell.fill = colour
    cell.hasMark = true
    return cell
  }

  /// Coloured circles and squares of Unicode, in the tones of office programs.
  private static func colourOfSign(_ text: String) -> String? {
    switch text.unicodeScalars.first(where: { $0.value > 0x2000 })?.value {
    case 0x1F7E2, 0x1F7E9: "#00b050"
    case 0x1F7E1, 0x1F7E8: "#ffc000"
    case 0x1F534, 0x1F7E5: "#ff0000"
    case 0x1F7E0, 0x1F7E7: "#ed7d31"
    case 0x1F535, 0x1F7E6: "#0070c0"
    case 0x26AA, 0x2B1C: "#ffffff"
    case 0x26AB, 0x2B1B: "#000000"
    default: nil
    }
  }

  // MARK: Bars

  /// Blank coloured cells of body rows that also have blank cells without colour: one bar for each run of one colour.
  private func bars(of table: Table) -> [TableBar] {
    guard table.columnCount >= MarkupColours.fewestColumns, table.kind != .layout else { return [] }
    var bars: [TableBar] = []
    var rows = Array(repeating: [TableCell](), count: table.rowCount)
    for cell in table.cells where cell.column > 0 && !cell.hasMark { rows[cell.row].append(cell) }
    for cells in rows.dropFirst(table.headerRows) where cells.contains(where: { $0.text.isEmpty && $0.fill == nil }) {
      for cell in cells where cell.text.isEmpty { append(cell, to: &bars) }
    }
    return bars
  }

  private func append(_ cell: TableCell, to bars: inout [TableBar]) {
    guard let colour = cell.fill, PaintedColour(colour)?.isColourful == true else { return }
    let last = bars.count - 1
    if last >= 0, bars[last].row == cell.row, bars[last].colour == colour, bars[last].lastColumn + 1 == cell.column {
      bars[last].lastColumn = cell.columns.upperBound - 1
    } else {
      bars.append(
        TableBar(
          row: cell.row, firstColumn: cell.column, lastColumn: cell.columns.upperBound - 1, colour: colour,
          legend: legend[colour]))
    }
  }

  // MARK: Legends

  /// Coloured signs in a line, each with the words up to the next one.
  private static func readLegend(_ line: StyledText, into legend: inout [String: String]) {
    var colour: String?
    var words = ""
    for run in line.runs {
      if let signed = run.colour, Symbol.isSymbol(run.text) {
        add(words, for: colour, to: &legend)
        colour = signed
        words = ""
      } else {
        words += run.text
      }
    }
    add(words, for: colour, to: &legend)
  }

  /// A small table of blank coloured cells beside their words.
  private static func readLegend(_ table: MarkupTable, into legend: inout [String: String]) {
    guard table.rows.count <= longestLegend else { return }
    for row in table.rows {
      for (key, word) in zip(row.cells, row.cells.dropFirst()) where key.text.isEmpty && word.fill == nil {
        add(word.text.plain, for: key.fill, to: &legend)
      }
    }
  }

  /// Rows of a legend that stands in a table of its own.
  private static let longestLegend = 8
  /// Characters of a legend's word.
  private static let longestWord = 60

  private static func add(_ words: String, for colour: String?, to legend: inout [String: String]) {
    let word = words.drop { $0.isWhitespace || "=:–-".contains($0) }
    let text = String(word.reversed().drop { $0.isWhitespace || ",;.".contains($0) }.reversed())
    guard let colour, !text.isEmpty, text.count <= longestWord, legend[colour] == nil else { return }
    legend[colour] = text
  }
}
