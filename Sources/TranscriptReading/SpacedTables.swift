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

  /// Spaces that part two fields. Justified text has two here and there, but not one below the other.
  private static let gap = 2
  /// Fewest columns: two columns of text are a letter with a side column as often as a table.
  private static let fewestColumns = 3
  /// Most columns: a year of weeks and a few more. A line with more gaps than that is a drawing.
  private static let mostColumns = 60
  /// Fewest lines with a field in each of at least three columns.
  private static let fewestFullLines = 2

  /// - Returns: the tables by the line they begin at.
  static func found(in lines: [Substring]) -> [Int: Found] {
    var result: [Int: Found] = [:]
    var index = 0
    while index < lines.count {
      if let table = SpacedTables.table(in: lines, from: index) {
        result[index] = table
        index = table.end
      } else {
        index += 1
      }
    }
    return result
  }

  /// A stretch of text in a line.
  private struct Chunk {
    var columns: Range<Int>
    var text: String
  }

  private static func table(in lines: [Substring], from start: Int) -> Found? {
    guard isPossible(lines[start]) else { return nil }
    var columns = chunks(of: lines[start]).map(\.columns)
    guard (fewestColumns...mostColumns).contains(columns.count) else { return nil }
    var members: [(chunks: [Chunk], isAfterBlank: Bool)] = []
    var blanks = 0
    var end = start
    for index in start..<lines.count {
      let chunks = chunks(of: lines[index])
      if chunks.isEmpty {
        blanks += 1
        if blanks > 1 { break }
        continue
      }
      guard chunks.count <= mostColumns, let merged = merged(columns, chunks.map(\.columns)),
        blanks == 0 || fits(chunks, merged)
      else { break }
      columns = merged
      members.append((chunks, blanks > 0))
      blanks = 0
      end = index + 1
    }
    let full = members.filter { $0.chunks.count >= fewestColumns }.count
    guard members.count > 2, full >= fewestFullLines else { return nil }
    return Found(rows: rows(members, columns), end: end)
  }

  /// Whether a line can hold three fields at all.
  private static func isPossible(_ line: Substring) -> Bool {
    line.utf8.count > 6 && !line.utf8.contains(9) && line.utf8.contains(UInt8(ascii: " "))
      && line.range(of: "  ") != nil
  }

  /// After a blank line only a line that has several fields, or is not in the first column, goes on with the table.
  private static func fits(_ chunks: [Chunk], _ columns: [Range<Int>]) -> Bool {
    chunks.count > 1 || (chunks.first.map { $0.columns.lowerBound >= (columns.first?.upperBound ?? 0) } ?? false)
  }

  private static func chunks(of line: Substring) -> [Chunk] {
    var chunks: [Chunk] = []
    var spaces = gap
    for (position, character) in line.enumerated() {
      if character.isWhitespace {
        spaces += 1
        continue
      }
      if spaces >= gap || chunks.isEmpty {
        chunks.append(Chunk(columns: position..<(position + 1), text: String(character)))
      } else {
        let last = chunks.count - 1
        chunks[last].text += String(repeating: " ", count: spaces) + String(character)
        chunks[last].columns = chunks[last].columns.lowerBound..<(position + 1)
      }
      spaces = 0
    }
    return chunks
  }

  /// The columns widened by the fields of a line; `nil` when a field reaches over two columns.
  private static func merged(_ columns: [Range<Int>], _ fields: [Range<Int>]) -> [Range<Int>]? {
    var columns = columns
    for field in fields {
      let touched = columns.indices.filter { columns[$0].overlaps(field) }
      guard touched.count <= 1 else { return nil }
      if let column = touched.first {
        let old = columns[column]
        columns[column] = min(old.lowerBound, field.lowerBound)..<max(old.upperBound, field.upperBound)
      } else {
        columns.insert(field, at: columns.firstIndex { $0.lowerBound > field.lowerBound } ?? columns.count)
      }
    }
    return columns
  }

  // MARK: Rows

  private static func rows(_ members: [(chunks: [Chunk], isAfterBlank: Bool)], _ columns: [Range<Int>]) -> [[String]] {
    let parted = members.contains(where: \.isAfterBlank)
    var rows: [[String]] = []
    for (chunks, isAfterBlank) in members {
      var fields = Array(repeating: "", count: columns.count)
      for chunk in chunks {
        if let column = columns.firstIndex(where: { $0.overlaps(chunk.columns) }) { fields[column] = chunk.text }
      }
      if let above = rows.last, goesOn(fields, above, isAfterBlank: isAfterBlank, rowsAreParted: parted) {
        rows[rows.count - 1] = zip(above, fields).map(joined)
      } else {
        rows.append(fields)
      }
    }
    return rows
  }

  /// Whether a line holds what did not fit into the lines of the row above.
  private static func goesOn(_ fields: [String], _ above: [String], isAfterBlank: Bool, rowsAreParted: Bool) -> Bool {
    let filled = fields.filter { !$0.isEmpty }
    if isAfterBlank { return filled.allSatisfy { $0.first?.isLowercase == true } }
    if filled.count == fields.count { return false }
    guard let first = fields.first, !first.isEmpty else { return true }
    return rowsAreParted || first.first?.isLowercase == true || above[0].hasSuffix("-")
  }

  private static func joined(_ above: String, _ below: String) -> String {
    if above.isEmpty || below.isEmpty { return above + below }
    if above.hasSuffix("-"), below.first?.isLowercase == true { return above.dropLast() + below }
    return above + " " + below
  }
}
