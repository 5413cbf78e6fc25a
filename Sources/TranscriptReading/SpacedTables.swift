/// Finds tables whose columns are set apart by spaces, as in text copied with its layout kept:
///
///     Indsats                Ansvarlig        Frist
///     Styrket tilsyn         Afdelingsleder   1. juni
struct SpacedTables {
  /// A table found in lines.
  struct Found {
    /// Fields of each row; wrapped lines of a cell are joined.
    var rows: [[String]]
    /// The line after the table.
    var end: Int
  }

  /// Fewest columns: two columns of text are a letter with a side column as often as a table.
  private static let fewestColumns = 3
  /// Most columns: a year of weeks and a few more. A line with more gaps than that is a drawing.
  private static let mostColumns = 60
  /// Fewest lines with a field in each of at least three columns.
  private static let fewestFullLines = 2
  /// Most blank lines between two rows.
  private static let mostBlanks = 4
  /// Lines of one stretch that are tried as the header of a table: each try goes over the whole stretch.
  private static let mostTries = 16
  /// Longest heading over a group of rows, in characters.
  private static let longestSection = 80

  private let lines: [SpacedLine]
  private let settings: TranscriptReadingSettings
  /// Lines that a table does not run over: ends of pages, running heads, rows of other kinds.
  private let isApart: [Bool]

  /// - Parameters:
  ///   - lines: the lines of a text.
  ///   - apart: those that no table runs over.
  init(_ lines: [SpacedLine], apart: Set<Int>, settings: TranscriptReadingSettings) {
    isApart = lines.indices.map { apart.contains($0) || lines[$0].isRow }
    self.lines = lines
    self.settings = settings
  }

  /// - Returns: the tables by the line they begin at.
  func found() -> [Int: Found] {
    var result: [Int: Found] = [:]
    var earlier: [[String]: Range<Int>] = [:]
    var index = 0
    var stretchEnd = 0
    var tries = 0
    while index < lines.count {
      guard mayBegin(at: index) else {
        index += 1
        continue
      }
      let end = end(ofTableAt: index)
      if let (start, table) = table(from: index, to: end, after: earlier) {
        result[start] = table
        earlier[texts(of: start)] = start..<table.end
        index = table.end
        continue
      }
      tries = index < stretchEnd ? tries + 1 : 1
      stretchEnd = max(end, stretchEnd)
      index = tries < Self.mostTries ? index + 1 : stretchEnd
    }
    return result
  }

  private func mayBegin(at index: Int) -> Bool {
    !isApart[index] && (Self.fewestColumns...Self.mostColumns).contains(lines[index].chunks.count)
  }

  private func texts(of line: Int) -> [String] { lines[line].chunks.map { String($0.text) } }

  /// Number of lines at the top of a table that an earlier one begins with too.
  private func repeated(_ members: [Int], of earlier: [[String]: Range<Int>]) -> Int {
    guard let first = members.first, let table = earlier[texts(of: first)] else { return 0 }
    return zip(members, table.lazy.filter { !lines[$0].isBlank }).prefix { texts(of: $0) == texts(of: $1) }.count
  }

  /// - Parameter earlier: the lines of the tables before, by the fields of their first line: a page may repeat their header over
  ///   the rest of a row.
  private func table(from start: Int, to end: Int, after earlier: [[String]: Range<Int>]) -> (start: Int, table: Found)?
  {
    var members = (start..<end).filter { !lines[$0].isBlank }
    let columns = SpacedColumns(members.filter { !isAtLeft(lines[$0], under: start) }.map { lines[$0] })
    guard (Self.fewestColumns...Self.mostColumns).contains(columns.count) else { return nil }
    if let stop = members.first(where: { columns.isSpanned(by: lines[$0]) && !isSection($0, before: end, columns) }) {
      members = members.filter { $0 < stop }
    }
    members = rest(over: start, columns) + members
    let full = members.count { index in columns.fields(of: lines[index]).count { !$0.isEmpty } >= Self.fewestColumns }
    guard members.count > 2, full >= Self.fewestFullLines, let first = members.first, let last = members.last else {
      return nil
    }
    let header = repeated(members, of: earlier)
    let rows = rows(Array(members.prefix(header)), columns) + rows(Array(members.dropFirst(header)), columns)
    return (first, Found(rows: rows, end: last + 1))
  }

  /// The line after the stretch that may belong to a table: blank lines stand alone in it, and after one comes a line of
  /// several fields, or one that is not in the first column.
  private func end(ofTableAt start: Int) -> Int {
    var end = start
    for index in start..<lines.count {
      if isApart[index] { break }
      if lines[index].isBlank { continue }
      let blanks = index - end
      let line = lines[index]
      guard line.chunks.count <= Self.mostColumns,
        blanks <= 1 || blanks <= Self.mostBlanks && resumes(line, under: start)
      else { break }
      if blanks > 0, isAtLeft(line, under: start), !isOverRow(index, under: start) { break }
      end = index + 1
    }
    return end
  }

  /// Whether a line has several fields, and each begins where one of the header does.
  private func resumes(_ line: SpacedLine, under header: Int) -> Bool {
    let starts = lines[header].chunks.map(\.start)
    return line.chunks.count >= Self.fewestColumns
      && line.chunks.allSatisfy { chunk in starts.contains { abs($0 - chunk.start) <= SpacedLine.gap } }
  }

  /// Whether the line under a text has fields that begin where those of the header do, and is not the header again.
  private func isOverRow(_ index: Int, under header: Int) -> Bool {
    guard let next = lines[(index + 1)...].firstIndex(where: { !$0.isBlank }), next <= index + 2, !isApart[next] else {
      return false
    }
    let (above, below) = (lines[header].chunks, lines[next].chunks)
    let aligned = below.count { chunk in above.contains { abs($0.start - chunk.start) < SpacedLine.gap } }
    return aligned >= Self.fewestColumns && aligned * 2 > above.count && above[0].text != below[0].text
  }

  /// Whether a line is one text that begins in the first column under a header.
  private func isAtLeft(_ line: SpacedLine, under header: Int) -> Bool {
    line.chunks.count == 1 && line.chunks[0].start + SpacedLine.gap < lines[header].chunks[1].start
  }

  /// A short heading within the table: fields stand right under it.
  private func isSection(_ index: Int, before end: Int, _ columns: SpacedColumns) -> Bool {
    let text = lines[index].chunks[0].text
    guard text.count <= Self.longestSection, text.last != ".", text.last != ":" else { return false }
    guard let next = (index + 1..<max(end, index + 1)).first(where: { !lines[$0].isBlank }) else { return false }
    return columns.fields(of: lines[next]).count { !$0.isEmpty } >= Self.fewestColumns
  }

  /// The lines from the top of a page on that go on with cells of the page before: they stand over the first line of several
  /// fields, in its columns.
  private func rest(over start: Int, _ columns: SpacedColumns) -> [Int] {
    var first = start
    while first > 0, !isApart[first - 1], !lines[first - 1].isBlank, !columns.isSpanned(by: lines[first - 1]) {
      first -= 1
    }
    let over = lines[..<first].indices.reversed().first { isApart[$0] || !lines[$0].isBlank }
    guard first < start, first > 0, over.map({ isApart[$0] }) ?? false else { return [] }
    return Array(first..<start)
  }

  /// Rows with the headings of one text between them.
  private func rows(_ members: [Int], _ columns: SpacedColumns) -> [[String]] {
    var rows: [[String]] = []
    var group: [(line: SpacedLine, isAfterBlank: Bool)] = []
    func close() {
      rows += SpacedRows(group, columns: columns, settings: settings).rows
      group = []
    }
    for index in members {
      if columns.isSpanned(by: lines[index]) {
        close()
        rows.append([lines[index].chunks[0].text] + Array(repeating: "", count: columns.count - 1))
      } else {
        group.append((lines[index], index > 0 && lines[index - 1].isBlank))
      }
    }
    close()
    return rows
  }
}
