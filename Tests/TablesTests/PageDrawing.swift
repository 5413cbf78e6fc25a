import Model

@testable import Tables

/// Draws pages by hand: rulings and words in the places a printer would give them.
struct PageDrawing {
  var page: PageContent
  /// Width of a character in units of the font size.
  static let advance = 0.5

  init(number: Int = 1, width: Double = 595, height: Double = 842) {
    page = PageContent(number: number, width: width, height: height)
  }

  mutating func text(_ text: String, x: Double, y: Double, size: Double = 10, style: TextStyle = []) {
    var x = x
    for part in text.split(separator: " ") {
      let width = Double(part.count) * size * Self.advance
      page.words.append(
        Word(
          text: String(part), box: Rect(x0: x, y0: y, x1: x + width, y1: y + 1.15 * size), size: size, style: style))
      x += width + size * Self.advance
    }
  }

  private func width(of text: String, size: Double = 10) -> Double { Double(text.count) * size * Self.advance }

  /// Text that ends at a place.
  mutating func right(_ text: String, to end: Double, y: Double) {
    self.text(text, x: end - width(of: text), y: y)
  }

  /// Text with its middle at a place.
  mutating func centred(_ text: String, at middle: Double, y: Double) {
    self.text(text, x: middle - width(of: text) / 2, y: y)
  }

  /// Wraps text to a width, a line each 1.2 times the size; a line feed starts a new line.
  /// - Returns: y below the last line.
  @discardableResult
  mutating func wrapped(
    _ text: String, x: Double, y: Double, width: Double, size: Double = 10, style: TextStyle = []
  ) -> Double {
    var y = y
    for line in Self.lines(text, width: width, size: size) {
      self.text(line, x: x, y: y, size: size, style: style)
      y += 1.2 * size
    }
    return y
  }

  static func lines(_ text: String, width: Double, size: Double) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n") {
      var line = ""
      for word in paragraph.split(separator: " ") {
        let longer = line.isEmpty ? String(word) : line + " " + word
        if Double(longer.count) * size * advance > width, !line.isEmpty {
          lines.append(line)
          line = String(word)
        } else {
          line = longer
        }
      }
      lines.append(line)
    }
    return lines
  }

  mutating func horizontal(_ y: Double, _ x0: Double, _ x1: Double) {
    page.rulings.append(Ruling(orientation: .horizontal, position: y, start: x0, end: x1))
  }

  mutating func vertical(_ x: Double, _ y0: Double, _ y1: Double) {
    page.rulings.append(Ruling(orientation: .vertical, position: x, start: y0, end: y1))
  }

  /// A drawn grid with wrapped text in its cells; rows take the height their text needs.
  /// - Returns: y of the bottom ruling.
  @discardableResult
  mutating func table(
    _ rows: [[String]], columns: [Double], y: Double, size: Double = 10, boldRows: Int = 0, isClosed: Bool = true
  ) -> Double {
    var y = y
    let top = y
    horizontal(y, columns[0], columns[columns.count - 1])
    for (number, row) in rows.enumerated() {
      var bottom = y + 1.2 * size
      for (column, text) in row.enumerated() where column + 1 < columns.count {
        bottom = max(
          bottom,
          wrapped(
            text, x: columns[column] + 4, y: y + 2, width: columns[column + 1] - columns[column] - 8, size: size,
            style: number < boldRows ? .bold : []))
      }
      y = bottom + 3
      horizontal(y, columns[0], columns[columns.count - 1])
    }
    for x in columns { vertical(x, top, y) }
    return y
  }
}

/// The text of each place of a table's grid; a merged cell shows its text at its first place and `<` elsewhere.
func texts(_ table: Table) -> [[String]] {
  var rows = [[String]](repeating: [String](repeating: "?", count: table.columnCount), count: table.rowCount)
  for cell in table.cells {
    for row in cell.rows { for column in cell.columns { rows[row][column] = "<" } }
    rows[cell.row][cell.column] = cell.text.plain
  }
  return rows
}

func tabulate(_ pages: [PageContent], settings: TableSettings = TableSettings()) -> TabulatedDocument {
  TableFinder(settings: settings)
    .tabulate(ReadDocument(reader: .pdfText, pageCount: pages.count, pages: pages))
}

func tabulate(_ drawings: PageDrawing...) -> TabulatedDocument { tabulate(drawings.map(\.page)) }
