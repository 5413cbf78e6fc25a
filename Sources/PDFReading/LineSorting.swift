import Model

/// Parts the drawn lines of a page into rulings and lines that belong to words: underlines and strike-throughs. Bars of
/// letters are dropped.
struct LineSorting {
  /// Distance in points that an underline may reach beyond the word at both ends.
  private static let overhang = 1.5
  /// Share of a line that must lie along words for it to belong to them.
  private static let wordShare = 0.88
  /// Share of a word that the line must run along to be its underline.
  private static let lineShare = 0.7
  /// A vertical line that lies within one word for this share is a stem of its letters.
  private static let stemShare = 0.85

  private var words: [Word]
  private let rows: WordRows
  private var verticals: [Ruling] = []
  private var horizontals: [Ruling] = []

  /// - Parameter lines: whole lines; a piece of a ruling that ends with a word would pass for its underline.
  /// - Returns: the rulings, and the words with their underlines and strike-throughs as style.
  static func sorted(_ lines: [Ruling], words: [Word]) -> (rulings: [Ruling], words: [Word]) {
    var sorting = LineSorting(words: words)
    // Vertical lines first: a horizontal one that runs from one to the next is part of a grid.
    for line in lines where line.orientation == .vertical { sorting.take(line) }
    for line in lines where line.orientation == .horizontal { sorting.take(line) }
    return (sorting.horizontals + sorting.verticals, sorting.words)
  }

  private init(words: [Word]) {
    self.words = words
    rows = WordRows(words)
  }

  private mutating func take(_ line: Ruling) {
    if line.orientation == .vertical {
      if !isStem(line) { verticals.append(line) }
      return
    }
    let along = rows.indices(at: line.position).filter { isAlong(words[$0], line) }
    if !along.isEmpty, !joinsVerticals(line), covered(line, by: along) >= LineSorting.wordShare * line.length {
      decorate(along, line)
    } else {
      horizontals.append(line)
    }
  }

  /// Whether the line meets two vertical rulings, as the ruling between two rows of narrow cells does.
  private func joinsVerticals(_ line: Ruling) -> Bool {
    let met = verticals.lazy.filter { other in
      other.position > line.start - LineSorting.overhang && other.position < line.end + LineSorting.overhang
        && other.start < line.position + LineSorting.overhang && other.end > line.position - LineSorting.overhang
    }.map(\.position)
    guard let first = met.first else { return false }
    return met.contains { abs($0 - first) > LineSorting.narrowestCell }
  }

  /// Two vertical lines closer than this, in points, are one double line.
  private static let narrowestCell = 6.0

  /// Whether a vertical line stands within one word, as the stems of letters do.
  private func isStem(_ line: Ruling) -> Bool {
    rows.indices(at: (line.start + line.end) / 2).contains { index in
      let box = words[index].box
      let shared = min(box.y1, line.end) - max(box.y0, line.start)
      return line.position > box.x0 - 0.5 && line.position < box.x1 + 0.5
        && shared >= LineSorting.stemShare * line.length
    }
  }

  /// Whether the line runs through a word or close beneath it.
  private func isAlong(_ word: Word, _ ruling: Ruling) -> Bool {
    ruling.position > word.box.y0 && ruling.position < word.box.y1 + 0.1 * word.size
      && ruling.end > word.box.x0 && ruling.start < word.box.x1
  }

  /// Length of the line that lies along words, spaces between neighbouring words and a little overhang included.
  private func covered(_ ruling: Ruling, by indices: [Int]) -> Double {
    var total = 0.0
    var reach = ruling.start
    for index in indices.sorted(by: { words[$0].box.x0 < words[$1].box.x0 }) {
      let box = words[index].box
      let isNeighbour =
        box.x0 - reach <= max(LineSorting.overhang, words[index].size * (reach > ruling.start ? 0.6 : 0))
      let start = max(isNeighbour ? reach : box.x0, reach)
      let end = min(box.x1, ruling.end)
      if end > start { total += end - start }
      reach = max(reach, end)
    }
    if ruling.end - reach <= LineSorting.overhang { total += ruling.end - reach }
    return total
  }

  private mutating func decorate(_ indices: [Int], _ ruling: Ruling) {
    for index in indices {
      let word = words[index]
      let shared = min(word.box.x1, ruling.end) - max(word.box.x0, ruling.start)
      guard shared >= LineSorting.lineShare * word.box.width, !isBar(ruling, of: word) else { continue }
      let height = (ruling.position - word.box.y0) / max(1, word.box.height)
      if height >= 0.74 {
        words[index].style.insert(.underlined)
      } else if height >= 0.4 {
        words[index].style.insert(.struckOut)
      }
    }
  }

  /// Whether the line can be part of the letters themselves: a dash, or the bar of a single letter.
  private func isBar(_ ruling: Ruling, of word: Word) -> Bool {
    if word.text.allSatisfy({ !$0.isLetter && !$0.isNumber }) { return true }
    return word.text.count <= 2 && ruling.length <= word.box.width + 0.5
  }
}

/// Words by the height at which they stand, for quick look-up.
struct WordRows {
  private static let step = 8.0
  private var rows: [Int: [Int]] = [:]

  init(_ words: [Word]) {
    for (index, word) in words.enumerated() where word.box.y0.isFinite && word.box.height < 500 {
      for row in WordRows.row(word.box.y0)...WordRows.row(word.box.y1 + 0.1 * word.size) {
        rows[row, default: []].append(index)
      }
    }
  }

  /// Indices of words that may stand at height `y`.
  func indices(at y: Double) -> [Int] { rows[WordRows.row(y)] ?? [] }

  private static func row(_ y: Double) -> Int { Int((max(-1e5, min(1e5, y)) / step).rounded(.down)) }
}
