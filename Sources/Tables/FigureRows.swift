import Model

/// The rows of a region that show its columns best: those of figures.
struct FigureRows {
  let words: [Word]

  /// Fewest rows of figures that are taken to tell the columns.
  static let leastRows = 3

  /// Rows of figures, and rows with more pieces than any of them: a heading over a column that is blank.
  ///
  /// - Parameter lines: lines cut into pieces.
  /// - Returns: `nil` where figures do not make up most of the region.
  func lines(of lines: [[TextLine]]) -> [[TextLine]]? {
    let rows = lines.filter(isRow)
    guard rows.count >= Self.leastRows, rows.count * 2 >= lines.count, let most = rows.map(\.count).max() else {
      return nil
    }
    return lines.filter { $0.count > most || isRow($0) }
  }

  /// Whether at least half of the pieces after the first are figures that are not all years.
  private func isRow(_ line: [TextLine]) -> Bool {
    let texts = line.dropFirst().map { piece in piece.words.map { words[$0].text }.joined(separator: " ") }
    let figures = texts.filter { isNumeric($0) || isPlaceholder($0) }
    return !texts.isEmpty && figures.count * 2 >= texts.count && !figures.allSatisfy(isYear)
  }
}

/// Whether a cell holds a sign that stands for a figure: a dash, dots, or one letter or two in brackets.
func isPlaceholder(_ text: String) -> Bool {
  let letters = text.filter(\.isLetter).count
  if letters == 0 { return !text.isEmpty && text.count <= 5 && !text.contains(where: \.isNumber) }
  return letters <= 2 && text.count <= 4 && text.first == "(" && text.last == ")"
}

/// Four digits that name a column rather than count something.
func isYear(_ text: String) -> Bool {
  text.count == 4 && text.allSatisfy(\.isNumber) && (text.hasPrefix("19") || text.hasPrefix("20"))
}
