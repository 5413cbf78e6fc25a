/// Rows of text copied from a browser: a cell of several paragraphs breaks its row over several lines.
///
/// A browser puts a tab between cells, and line feeds and blank lines between the paragraphs of a cell, so that such a row ends in a tab,
/// its paragraphs follow, and the rest of the row begins with a tab.
enum SpilledRows {
  /// Longest cell in lines that is looked for.
  private static let reach = 60

  /// - Parameter lines: as written.
  /// - Returns: the same lines with each spilled row in one, the lines of a cell parted by `<br>`.
  static func gathered(_ lines: [Substring]) -> [Substring] {
    var result: [Substring] = []
    var width = 0
    var index = 0
    while index < lines.count {
      var line = lines[index]
      var next = index + 1
      while let piece = spill(after: line, in: lines, from: next, width: width) {
        line = piece.row[...]
        next = piece.end
      }
      result.append(line)
      width = line.contains("\t") ? max(width, fieldCount(line)) : 0
      index = next
    }
    return result
  }

  /// The row that ends in a tab with the cell that follows it and what else of the row stands on that cell's last line.
  ///
  /// - Parameter width: fields of the rows above; a row has no more.
  private static func spill(
    after line: Substring, in lines: [Substring], from start: Int, width: Int
  ) -> (row: String, end: Int)? {
    guard line.last == "\t", width > 1, fieldCount(line) <= width, start < lines.count else { return nil }
    var paragraphs: [Substring] = []
    for index in start..<min(lines.count, start + reach) {
      let candidate = lines[index]
      if candidate.first == "\t" {
        guard !paragraphs.isEmpty, fieldCount(line) + fieldCount(candidate) - 1 <= width else { return nil }
        return (line + paragraphs.joined(separator: "<br>") + candidate, index + 1)
      }
      if candidate.contains("\t") { return nil }
      if candidate.contains(where: { !$0.isWhitespace }) { paragraphs.append(candidate) }
    }
    return nil
  }

  private static func fieldCount(_ line: Substring) -> Int { line.count { $0 == "\t" } + 1 }
}
