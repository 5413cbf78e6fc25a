import Model

/// A table while its parts are put together.
struct StitchedTable: Sendable {
  var columnEdges: [Double]
  var rowCount: Int
  var headerRows: Int
  var cells: [TableCell]
  /// What stitching must know of each cell's text, by cell.
  var ends: [CellEnds]
  var regions: [PageRegion]
  var parts: [FoundTable]
  var bars: [TableBar]

  init(_ part: FoundTable) {
    columnEdges = part.grid.columnEdges
    rowCount = part.grid.rowCount
    headerRows = part.headerRows
    cells = part.cells.map { tableCell($0, page: part.page, rowOffset: 0) }
    ends = part.cells.map(\.ends)
    regions = [PageRegion(page: part.page, box: part.box)]
    parts = [part]
    bars = part.bars
  }

  func cellIndex(row: Int, column: Int) -> Int? {
    cells.firstIndex { $0.rows.contains(row) && $0.columns.contains(column) }
  }
}

func tableCell(_ cell: FoundCell, page: Int, rowOffset: Int) -> TableCell {
  TableCell(
    row: cell.place.row + rowOffset, column: cell.place.column, rowSpan: cell.place.rowSpan,
    columnSpan: cell.place.columnSpan, text: cell.text, regions: [PageRegion(page: page, box: cell.box)],
    fill: cell.fill, hasMark: cell.hasMark, isHeader: cell.isHeader)
}

/// Joins the part of a table on one page with the rest of it on the next.
struct Stitcher {
  let composer: TextComposer
  let settings: TableSettings

  /// Whether `next`, the first thing on its page, goes on with `table`, the last thing on the page before.
  ///
  /// - Parameters:
  ///   - roomBelow: height in points left free under the table on its page.
  ///   - headsEachTable: whether the document sets the same header over tables that follow each other on one page.
  func goesOn(_ table: StitchedTable, with next: FoundTable, roomBelow: Double, headsEachTable: Bool) -> Bool {
    guard let last = table.parts.last, last.page + 1 == next.page else { return false }
    guard mapping(table, next) != nil else { return false }
    if let tag = next.tag, tag.table == last.tag?.table { return true }
    // A row that did not fit any more leaves at most its own height free.
    let firstRow = next.grid.rowEdges[min(repeatedHeader(table, next) + 1, next.grid.rowCount)] - next.grid.rowEdges[0]
    guard roomBelow <= max(72, firstRow + 36) else { return false }
    let repeated = repeatedHeader(table, next)
    if repeated > 0 {
      return !headsEachTable || isRowCutUnder(table, next, header: repeated)
        || isTooHigh(next, header: repeated, for: roomBelow)
    }
    if beginsAnew(table, next) { return false }
    return next.headerRows == 0 || next.isFragment || !hasOwnHeader(table, next)
  }

  /// Points between two tables: an empty line.
  private static let tableGap = 12.0

  /// Whether the header of a table of its own would have fitted into the room, and only the first row did not: it belongs above.
  private func isTooHigh(_ next: FoundTable, header: Int, for room: Double) -> Bool {
    let edges = next.grid.rowEdges
    guard header + 1 < edges.count else { return false }
    return room < edges[header + 1] - edges[header] && room > edges[header] - edges[0] + Stitcher.tableGap
  }

  private func isRowCutUnder(_ table: StitchedTable, _ next: FoundTable, header: Int) -> Bool {
    guard let map = mapping(table, next), next.grid.rowCount > header else { return false }
    return isRowCut(
      table.spread(to: map.edges, places: map.upper), next.spread(to: map.edges, places: map.lower), firstRow: header)
  }

  /// A table of labels and values that begins with the label that the one before began with is about something else.
  private func beginsAnew(_ table: StitchedTable, _ next: FoundTable) -> Bool {
    guard table.columnEdges.count == 3, next.grid.columnCount == 2, let first = next.cells.first,
      let index = table.cellIndex(row: 0, column: 0), first.place.columnSpan == 1, !first.isBlank
    else { return false }
    return folded(first.text) == folded(table.cells[index].text)
  }

  /// A header of its own makes a table of its own; rows that merely look like one (all bold) do not, where the table
  /// above has such rows in its body too.
  private func hasOwnHeader(_ table: StitchedTable, _ next: FoundTable) -> Bool {
    let row = next.cells(inRow: 0).filter { !$0.isBlank }
    return row.count * 2 > next.grid.columnCount && table.headerRows > 0 && !countsOn(table, next)
  }

  /// Whether the first row on the next page has the number after that of the last row before, in the first column.
  private func countsOn(_ table: StitchedTable, _ next: FoundTable) -> Bool {
    guard let above = table.cellIndex(row: table.rowCount - 1, column: 0),
      let cell = next.cells.first(where: { $0.place.row == 0 && $0.place.column == 0 }),
      let number = lastNumber(table.cells[above].text), let following = lastNumber(cell.text)
    else { return false }
    return following == number + 1
  }

  /// The last part of a cell that holds a number like "7" or "2.3." and nothing else.
  private func lastNumber(_ text: StyledText) -> Int? {
    let plain = text.plain
    guard plain.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
    return plain.split(separator: ".").last.flatMap { Int($0) }
  }

  /// Number of header rows at the top of `next` that say again what the header of `table` says.
  func repeatedHeader(_ table: StitchedTable, _ next: FoundTable) -> Int {
    let count = max(1, table.headerRows)
    guard next.grid.rowCount >= count, !next.isFragment, table.columnEdges.count == next.grid.columnEdges.count
    else { return 0 }
    for row in 0..<count {
      let before = table.cells.filter { $0.row == row }.map { ($0.column, folded($0.text)) }
      let after = next.cells(inRow: row).map { ($0.place.column, folded($0.text)) }
      guard before.count == after.count, zip(before, after).allSatisfy({ $0.0 == $1.0 && $0.1 == $1.1 }),
        before.contains(where: { !$0.1.isEmpty })
      else { return 0 }
    }
    return count
  }

  /// Where the column edges of both parts fall together.
  ///
  /// The outer edges must agree, and the inner edges of one part must be among those of the other: a page that only
  /// holds merged cells shows fewer of them.
  /// - Returns: the common edges, and for each part the place of its edges among them.
  func mapping(_ table: StitchedTable, _ next: FoundTable) -> (edges: [Double], upper: [Int], lower: [Int])? {
    let upper = table.columnEdges
    let lower = next.grid.columnEdges
    if next.method == .tagged, let last = table.parts.last, last.tag?.table == next.tag?.table,
      upper.count == lower.count
    {
      return (upper, Array(upper.indices), Array(upper.indices))
    }
    // Edges between columns that only text shows lie where the longest words of each page put them.
    let isByText = next.method == .aligned || table.parts.contains { $0.method == .aligned }
    let reach = isByText ? settings.looseColumnShift : settings.columnShift
    guard let upperFirst = upper.first, let upperLast = upper.last, let lowerFirst = lower.first,
      let lowerLast = lower.last
    else { return nil }
    // Text without rulings ends where its longest line does.
    let isRagged = next.hasRaggedEnd && table.parts.allSatisfy(\.hasRaggedEnd)
    let shift = isRagged ? lowerFirst - upperFirst : ((lowerFirst - upperFirst) + (lowerLast - upperLast)) / 2
    guard abs(lowerFirst - upperFirst) < settings.pageShift,
      isRagged || abs((lowerLast - lowerFirst) - (upperLast - upperFirst)) < (isByText ? 3 * reach : reach),
      !isByText || upper.count == lower.count
    else { return nil }
    let (rich, poor, isUpperRich) = upper.count >= lower.count ? (upper, lower, true) : (lower, upper, false)
    let offset = isUpperRich ? -shift : shift
    var places: [Int] = []
    for edge in isRagged ? poor.dropLast() : poor[...] {
      guard let place = rich.indices.min(by: { abs(rich[$0] - edge - offset) < abs(rich[$1] - edge - offset) }),
        abs(rich[place] - edge - offset) < reach
      else { return nil }
      places.append(place)
    }
    if isRagged { places.append(rich.count - 1) }
    guard zip(places, places.dropFirst()).allSatisfy({ $0 < $1 }) else { return nil }
    let all = Array(rich.indices)
    return (rich, isUpperRich ? all : places, isUpperRich ? places : all)
  }

  /// The table with `next` joined below.
  func joined(_ table: StitchedTable, with next: FoundTable) -> StitchedTable {
    guard let map = mapping(table, next) else { return table }
    var result = table.spread(to: map.edges, places: map.upper)
    let lower = next.spread(to: map.edges, places: map.lower)
    let skipped = repeatedHeader(table, next)
    let isRowCut = lower.grid.rowCount > skipped && self.isRowCut(result, lower, firstRow: skipped)
    let offset = result.rowCount - skipped - (isRowCut ? 1 : 0)
    let lastRow = result.rowCount - 1
    for cell in lower.cells where cell.place.row >= skipped {
      let above = result.cellIndex(row: lastRow, column: cell.place.column)
      if cell.place.row == skipped, let above, result.cells[above].columns == cell.place.columnRange,
        isRowCut || goesOnMerged(result, above, cell)
      {
        extend(&result, above, with: cell, page: next.page, rowOffset: offset)
      } else {
        result.cells.append(tableCell(cell, page: next.page, rowOffset: offset))
        result.ends.append(cell.ends)
      }
    }
    result.bars += next.bars.filter { $0.row >= skipped }.map { bar in
      var bar = bar
      bar.row += offset
      bar.firstColumn = map.lower[bar.firstColumn]
      bar.lastColumn = map.lower[bar.lastColumn + 1] - 1
      return bar
    }
    result.rowCount += lower.grid.rowCount - skipped - (isRowCut ? 1 : 0)
    result.regions.append(PageRegion(page: next.page, box: next.box))
    result.parts.append(next)
    return result
  }

  /// A blank cell at the top of the page, under a cell merged over rows, belongs to it; so does one of which tags say so.
  private func goesOnMerged(_ table: StitchedTable, _ above: Int, _ cell: FoundCell) -> Bool {
    if cell.isContinued { return true }
    guard cell.isBlank, !cell.hasMark else { return false }
    let column = table.cells[above].column
    let isMergedColumn =
      cell.place.rowSpan > 1
      || table.cells.contains { $0.column == column && $0.rowSpan > 1 && $0.row >= table.headerRows }
    return isMergedColumn && !table.cells[above].text.isEmpty
      && table.cells[above].row >= table.headerRows
  }

  private func extend(_ table: inout StitchedTable, _ index: Int, with cell: FoundCell, page: Int, rowOffset: Int) {
    let bottom = cell.place.row + cell.place.rowSpan + rowOffset
    table.cells[index].rowSpan = max(table.cells[index].rowSpan, bottom - table.cells[index].row)
    table.cells[index].regions.append(PageRegion(page: page, box: cell.box))
    if table.cells[index].fill == nil { table.cells[index].fill = cell.fill }
    guard !cell.text.isEmpty else { return }
    if goesOnInSentence(table.cells[index].text, table.ends[index], cell) {
      composer.append(cell.text, to: &table.cells[index].text)
    } else {
      table.cells[index].text.append(cell.text, separator: "\n")
    }
    table.ends[index] = cell.ends
  }
}

/// Text as headers are compared: in small letters, without blanks.
func folded(_ text: StyledText) -> String { text.plain.lowercased().filter { !$0.isWhitespace } }

extension GridCell {
  var columnRange: Range<Int> { column..<(column + columnSpan) }
}
