import Model

/// The tables of a document in the formats that `indsats tables` prints.
struct TableListing {
  var path: String
  var document: TabulatedDocument

  // MARK: JSON

  /// The object that the architecture describes, a cell a line.
  var json: String { object(feed: "\n", cellIndent: "\n    ") }

  /// The same object on one line.
  var jsonLine: String { object(feed: "", cellIndent: "") }

  private func object(feed: String, cellIndent: String) -> String {
    let head = "{\"document\":{\"path\":\(JSONText.quoted(path)),\"pages\":\(document.pageCount)},"
    let tables = document.tables.map { feed + object(of: $0, cellIndent: cellIndent) }.joined(separator: ",")
    return head + "\(feed)\"tables\":[" + tables + "]}"
  }

  private func object(of table: Table, cellIndent: String) -> String {
    let first = table.pageFirst ?? 1
    let box = table.regions.mergedByPage().first?.box
    let fields = [
      "\"id\":\(JSONText.quoted(table.id.rawValue))", "\"page_from\":\(first)",
      "\"page_to\":\(table.pageLast ?? first)",
      "\"bbox\":\(Self.numbers(box))", "\"rows\":\(table.rowCount)", "\"columns\":\(table.columnCount)",
      "\"header_rows\":\(table.headerRows)", "\"method\":\(JSONText.quoted(table.method.rawValue))",
      "\"confidence\":\(Decimals.format(table.confidence, places: 2))",
    ]
    let told = [
      table.caption.map { "\"caption\":\(JSONText.quoted($0))" },
      table.reason.isEmpty ? nil : "\"reason\":\(JSONText.quoted(table.reason))",
      table.bars.isEmpty ? nil : "\"bars\":[" + table.bars.map(object(of:)).joined(separator: ",") + "]",
    ].compactMap(\.self)
    let cells = table.cells.map { cellIndent + object(of: $0, page: first) }.joined(separator: ",")
    return "{" + (fields + told).joined(separator: ",") + ",\"cells\":[" + cells + "]}"
  }

  private func object(of bar: TableBar) -> String {
    let fields = [
      "\"row\":\(bar.row)", "\"first_column\":\(bar.firstColumn)", "\"last_column\":\(bar.lastColumn)",
      "\"colour\":\(JSONText.quoted(bar.colour))", bar.legend.map { "\"legend\":\(JSONText.quoted($0))" },
      bar.text.map { "\"text\":\(JSONText.quoted($0))" }, bar.isMilestone ? "\"milestone\":true" : nil,
      bar.region.map { "\"page\":\($0.page),\"bbox\":\(Self.numbers($0.box))" },
    ]
    return "{" + fields.compactMap(\.self).joined(separator: ",") + "}"
  }

  private func object(of cell: TableCell, page: Int) -> String {
    let region = cell.regions.mergedByPage().first
    return
      "{\"row\":\(cell.row),\"column\":\(cell.column),\"row_span\":\(cell.rowSpan),\"column_span\":\(cell.columnSpan),"
      + "\"page\":\(region?.page ?? page),\"bbox\":\(Self.numbers(region?.box)),\"text\":\(JSONText.quoted(cell.text.plain))"
      + (cell.fill.map { ",\"\(cell.hasMark ? "mark" : "fill")\":\(JSONText.quoted($0))" } ?? "") + "}"
  }

  /// A box as a list of four numbers; `null` for documents without pages.
  private static func numbers(_ box: Rect?) -> String {
    guard let box else { return "null" }
    return "[" + [box.x0, box.y0, box.x1, box.y1].map { Decimals.format($0, places: 2) }.joined(separator: ",") + "]"
  }

  // MARK: Grids

  /// A merged cell's text stands in its first place; an empty line parts two tables.
  var csv: String {
    document.tables.map { table in
      table.textGrid.map { row in row.map(Self.csvField).joined(separator: ",") }.joined(separator: "\r\n")
    }.joined(separator: "\r\n\r\n")
  }

  private static func csvField(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes
      ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" : text
  }

  var markdown: String {
    document.tables.map { table in
      var lines = table.textGrid.map { row in "| " + row.map(Self.markdownField).joined(separator: " | ") + " |" }
      if !lines.isEmpty { lines.insert("|" + String(repeating: " --- |", count: table.columnCount), at: 1) }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func markdownField(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "|": result += "\\|"
      case _ where character.isNewline: result += "<br>"
      case "<": result += "&lt;"
      default: result.append(character)
      }
    }
  }

  var html: String {
    let tables = document.tables.map { table in
      let rows = (0..<table.rowCount).map { row in
        "<tr>"
          + table.cells.filter { $0.row == row }.map { Self.htmlCell($0, isHeader: row < table.headerRows) }.joined()
          + "</tr>"
      }
      return "<table id=\"\(JSONText.htmlEscaped(table.id.rawValue))\">\n" + rows.joined(separator: "\n") + "\n</table>"
    }
    return "<!DOCTYPE html>\n<meta charset=\"utf-8\">\n<title>\(JSONText.htmlEscaped(path))</title>\n"
      + tables.joined(separator: "\n")
  }

  private static func htmlCell(_ cell: TableCell, isHeader: Bool) -> String {
    let tag = isHeader || cell.isHeader ? "th" : "td"
    let spans =
      (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "")
      + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
    let text = cell.text.plain.split(separator: "\n").map { JSONText.htmlEscaped(String($0)) }.joined(separator: "<br>")
    return "<\(tag)\(spans)>\(text)</\(tag)>"
  }

  /// Columns side by side, long cells broken into lines.
  var text: String {
    document.tables.map { table in
      let pages = table.pageFirst.map { first in
        first == table.pageLast ? "page \(first)" : "pages \(first)-\(table.pageLast ?? first)"
      }
      let head =
        "\(table.id.rawValue): \(table.rowCount) rows, \(table.columnCount) columns" + (pages.map { ", " + $0 } ?? "")
      return head + "\n" + PlainGrid(table.textGrid, width: 120).text
    }.joined(separator: "\n\n")
  }
}

extension Table {
  /// Text by row and column; what a merged cell covers beyond its first place is empty.
  var textGrid: [[String]] {
    var grid = Array(repeating: Array(repeating: "", count: columnCount), count: rowCount)
    for cell in cells where grid.indices.contains(cell.row) && grid[cell.row].indices.contains(cell.column) {
      grid[cell.row][cell.column] = cell.text.plain
    }
    return grid
  }
}

/// A grid of texts drawn with characters.
struct PlainGrid {
  private let rows: [[String]]
  private let widths: [Int]

  /// - Parameter width: of all columns together; what is longer is broken at spaces.
  init(_ rows: [[String]], width: Int) {
    self.rows = rows
    let count = rows.first?.count ?? 0
    let wanted = (0..<count).map { column in
      rows.flatMap { $0[column].split(separator: "\n").map(\.count) }.max() ?? 0
    }
    let share = max(8, (width - 3 * count) / max(1, count))
    // A column that needs less than its share leaves the rest to the others.
    let spare = wanted.reduce(0) { $0 + max(0, share - $1) }
    let greedy = max(1, wanted.count { $0 > share })
    widths = wanted.map { max(1, min($0, share + spare / greedy)) }
  }

  var text: String {
    let rule = "+" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "+") + "+"
    return ([rule] + rows.flatMap { lines(of: $0) + [rule] }).joined(separator: "\n")
  }

  private func lines(of row: [String]) -> [String] {
    let cells = zip(row, widths).map { Self.broken($0, width: $1) }
    let height = cells.map(\.count).max() ?? 0
    return (0..<max(1, height)).map { line in
      let parts = zip(cells, widths).map { lines, width in
        let text = line < lines.count ? lines[line] : ""
        return text + String(repeating: " ", count: width - text.count)
      }
      return "| " + parts.joined(separator: " | ") + " |"
    }
  }

  private static func broken(_ text: String, width: Int) -> [String] {
    text.split(separator: "\n").flatMap { line in
      var lines: [String] = []
      for word in line.split(separator: " ") {
        if let last = lines.last, last.count + 1 + word.count <= width {
          lines[lines.count - 1] += " " + word
        } else {
          lines += stride(from: 0, to: word.count, by: width).map { String(word.dropFirst($0).prefix(width)) }
        }
      }
      return lines
    }
  }
}

/// Text as it stands in JSON and HTML.
enum JSONText {
  static func quoted(_ text: String) -> String {
    var result: [UInt8] = [0x22]
    for byte in text.utf8 {
      switch byte {
      case 0x22: result += [0x5C, 0x22]
      case 0x5C: result += [0x5C, 0x5C]
      case 0x0A: result += [0x5C, 0x6E]
      case 0x09: result += [0x5C, 0x74]
      case 0x0D: result += [0x5C, 0x72]
      case 0..<0x20:
        result += Array("\\u00".utf8) + [byte < 16 ? 0x30 : 0x31] + Array(String(byte % 16, radix: 16).utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result + [0x22], as: UTF8.self)
  }

  static func htmlEscaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.append(character)
      }
    }
  }
}
