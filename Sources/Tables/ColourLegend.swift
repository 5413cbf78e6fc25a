import Model

/// What the colours of a document stand for: small painted boxes or signs with words beside them, wherever they stand.
struct ColourLegend: Sendable {
  /// An entry of a legend.
  struct Entry: Sendable, Hashable {
    var colour: String
    /// Whether a pointed sign stands there: a milestone rather than a bar.
    var isSign: Bool
    var word: String
  }

  private var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  init(entries: [Entry] = []) { self.entries = entries }

  /// - Parameter tables: of the page, with their cells.
  init(page: PageContent, tables: [FoundTable], composer: TextComposer) {
    let reader = LegendReader(page: page, tables: tables, composer: composer)
    entries = reader.besideSigns() + reader.inTables() + reader.insideBoxes()
  }

  /// Takes from another legend what this one says nothing of.
  mutating func complete(by other: ColourLegend) { entries += other.entries }

  /// The word beside this colour, or beside one that the eye takes for the same; for a sign rather beside a sign.
  func word(for colour: String, isSign: Bool) -> String? {
    let alike = entries.filter { $0.colour == colour } + entries.filter { $0.colour != colour && isLike($0, colour) }
    return (alike.first { $0.isSign == isSign } ?? (isSign ? alike.first : nil))?.word
  }

  private func isLike(_ entry: Entry, _ colour: String) -> Bool {
    guard let one = PaintedColour(entry.colour), let other = PaintedColour(colour) else { return false }
    return one.isLike(other)
  }
}

/// Finds the entries of a legend on one page.
private struct LegendReader {
  let page: PageContent
  let tables: [FoundTable]
  let composer: TextComposer

  /// Widths and heights of the boxes of legends, in points.
  private static let widths = 3.0...40.0
  private static let heights = 2.0...22.0
  /// Characters of a legend's word.
  private static let longestWord = 60
  /// Rows of a legend that stands in a table of its own.
  private static let longestTable = 8

  /// Small boxes and signs with words to their right: outside tables, or in a cell across most of one.
  func besideSigns() -> [ColourLegend.Entry] {
    let signs = page.fills.filter { fill in
      Self.widths.contains(fill.box.width) && Self.heights.contains(fill.box.height) && isFree(fill)
    }
    return signs.compactMap { sign in entry(sign, words(beside: sign, signs: signs)) }
  }

  private func isFree(_ fill: Fill) -> Bool {
    let (x, y) = (fill.box.midX, fill.box.midY)
    guard let table = tables.first(where: { $0.box.contains(x: x, y: y) }) else { return true }
    return table.cells.contains { cell in
      cell.box.contains(x: x, y: y) && !cell.isBlank && 2 * cell.place.columnSpan > table.grid.columnCount
    }
  }

  /// Blank painted cells, or cells with a sign, before cells with words, in a small table.
  func inTables() -> [ColourLegend.Entry] {
    tables.filter { $0.grid.rowCount <= Self.longestTable && $0.bars.isEmpty }.flatMap { table in
      table.cells.compactMap { cell -> ColourLegend.Entry? in
        guard cell.isBlank, let colour = cell.fill,
          let next = table.cellIndex(row: cell.place.row, column: cell.place.column + cell.place.columnSpan)
        else { return nil }
        let word = table.cells[next].text.plain
        guard !word.isEmpty, word.count <= Self.longestWord, !word.contains("\n") else { return nil }
        return ColourLegend.Entry(colour: colour, isSign: cell.hasMark, word: word)
      }
    }
  }

  /// Painted boxes with their word inside, two or more in different colours side by side or one under the other.
  func insideBoxes() -> [ColourLegend.Entry] {
    let boxes = page.fills.filter { fill in
      Self.heights.contains(fill.box.height) && fill.shape == .area
        && !tables.contains { $0.box.contains(x: fill.box.midX, y: fill.box.midY) }
        && PaintedColour(fill.colour)?.isColourful == true
    }
    return boxes.compactMap { box in
      let hasNeighbour = boxes.contains { other in
        other.colour != box.colour && abs(other.box.height - box.box.height) <= 2
          && (abs(other.box.y0 - box.box.y0) <= 2 || abs(other.box.x0 - box.box.x0) <= 2)
      }
      guard hasNeighbour else { return nil }
      return entry(
        box, page.words.indices.filter { box.box.contains(x: page.words[$0].box.midX, y: page.words[$0].box.midY) })
    }
  }

  private func entry(_ sign: Fill, _ words: [Int]) -> ColourLegend.Entry? {
    guard !words.isEmpty else { return nil }
    let text = composer.text(
      Paragraph(lines: textLines(words, of: page.words), marker: nil), of: page.words
    ).plain
    guard text.count <= Self.longestWord else { return nil }
    return ColourLegend.Entry(colour: sign.colour, isSign: sign.shape == .sign, word: text)
  }

  /// Words to the right of a sign on its line, up to the next sign or a wide gap.
  private func words(beside sign: Fill, signs: [Fill]) -> [Int] {
    var end = sign.box.x1
    var found: [Int] = []
    let onLine = page.words.indices
      .filter { page.words[$0].box.y0 < sign.box.midY && page.words[$0].box.y1 > sign.box.midY }
      .sorted { page.words[$0].box.x0 < page.words[$1].box.x0 }
    for index in onLine where page.words[index].box.x0 > sign.box.x1 - 2 {
      let word = page.words[index]
      guard word.box.x0 - end < (found.isEmpty ? 24 : word.size) else { break }
      let isNextSign = signs.contains {
        $0 != sign && $0.box.x0 > sign.box.x1 && $0.box.x0 < word.box.x0 && $0.box.y0 < sign.box.midY
          && $0.box.y1 > sign.box.midY
      }
      guard !isNextSign, !Symbol.isSymbol(word.text) else { break }
      found.append(index)
      end = word.box.x1
    }
    return found
  }
}
