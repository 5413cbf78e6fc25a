/// Finds the lines that come again at the top or the bottom of the pages of a text with form feeds.
enum PageEdges {
  /// Lines looked at from each edge of a page.
  private static let depth = 3

  struct Lines: Sendable {
    /// Lines that are the same on most pages, but for those of the first page, which may be a letterhead, and those at the
    /// foot that differ in numbers only.
    var running: Set<Int> = []
    /// Those, the first ones, and lines that differ in numbers only.
    var all: Set<Int> = []
  }

  /// - Parameter lines: a form feed stands in a line of its own.
  static func lines(in lines: [Substring]) -> Lines {
    let pages = lines.split { $0.utf8.contains(12) }.map {
      $0.indices.filter { lines[$0].contains { !$0.isWhitespace } }
    }
    .filter { !$0.isEmpty }
    guard pages.count > 1 else { return Lines() }
    var result = Lines()
    let feet = pages.map { Array($0.suffix(depth).reversed()) }
    for (edge, isFoot) in [(pages.map { Array($0.prefix(depth)) }, false), (feet, true)] {
      for place in 0..<depth {
        let own = edge.compactMap { place < $0.count ? $0[place] : nil }
        let found = repeated(own, of: lines, pages: pages.count)
        guard !found.isEmpty else { break }
        result.all.formUnion(found)
        // At the foot lines with numbers that rise have the number of the page.
        if isFoot { result.running.formUnion(found.filter { lines[$0].contains(where: \.isNumber) }) }
        let same = Dictionary(grouping: found) { withSingleBlanks(lines[$0]) }.values.filter { $0.count > 1 }
        let firstPage = pages[0].last ?? 0
        result.running.formUnion(same.flatMap { $0.filter { $0 > firstPage } })
      }
    }
    return result
  }

  /// The lines that at least half of the pages share, numbers apart; a row of several fields is the header of a table.
  private static func repeated(_ indices: [Int], of lines: [Substring], pages: Int) -> [Int] {
    let groups = Dictionary(grouping: indices) { index in
      withSingleBlanks(lines[index]).map { $0.isNumber ? "0" : String($0) }.joined()
    }
    return groups.values.filter { group in
      group.count > 1 && group.count * 2 >= pages && SpacedLine(lines[group[0]]).chunks.count < 3
    }
    .flatMap { $0 }
  }

  /// The same line may be laid out with more or fewer blanks on each page.
  private static func withSingleBlanks(_ line: Substring) -> String {
    line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
