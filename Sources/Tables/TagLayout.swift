import Model

/// The cells of a tagged table at their places in its grid, and which rows stand on which page.
struct TagLayout {
  /// Columns beyond which a tag is not believed; the widest table seen, a matrix of weeks, has 60.
  private static let columnLimit = 512

  struct Placed {
    var place: GridCell
    var cell: TaggedTable.Cell
  }

  let placed: [Placed]
  let columnCount: Int
  /// Rows that have words, by page.
  private let rowsByPage: [Int: [Int]]

  /// - Returns: `nil` for what is no table: text in fewer than two rows or two columns, as in tables that lay out a page.
  init?(_ table: TaggedTable) {
    placed = TagLayout.placed(table)
    columnCount = placed.map { $0.place.column + $0.place.columnSpan }.max() ?? 0
    guard columnCount > 1 else { return nil }
    let filled = placed.filter { !$0.cell.parts.isEmpty }
    guard Set(filled.map(\.place.row)).count > 1, Set(filled.map(\.place.column)).count > 1 else { return nil }
    rowsByPage = TagLayout.rowsByPage(filled)
  }

  /// Gives each cell the next free place of its row, as in markup tables.
  private static func placed(_ table: TaggedTable) -> [Placed] {
    var result: [Placed] = []
    // For each column the first row that no cell from above covers.
    var free: [Int] = []
    for (row, cells) in table.rows.enumerated() {
      var column = 0
      for cell in cells {
        while column < free.count, free[column] > row { column += 1 }
        guard column < columnLimit else { break }
        var place = GridCell(
          row: row, column: column, rowSpan: min(max(1, cell.rowSpan), table.rows.count - row),
          columnSpan: min(max(1, cell.columnSpan), columnLimit - column))
        // A cell ends where one from above stands in its way.
        if let blocked = place.columnRange.first(where: { $0 < free.count && free[$0] > row }) {
          place.columnSpan = blocked - column
        }
        result.append(Placed(place: place, cell: cell))
        column += place.columnSpan
        while free.count < column { free.append(0) }
        for covered in place.columnRange { free[covered] = max(free[covered], row + place.rowSpan) }
      }
    }
    return result
  }

  /// Cells that span rows tell only of their first row, and only where nothing else stands in it.
  private static func rowsByPage(_ filled: [Placed]) -> [Int: [Int]] {
    var sets: [Int: Set<Int>] = [:]
    for cell in filled where cell.place.rowSpan == 1 {
      for part in cell.cell.parts { sets[part.page, default: []].insert(cell.place.row) }
    }
    for cell in filled where cell.place.rowSpan > 1 {
      let rows = cell.place.row..<(cell.place.row + cell.place.rowSpan)
      for part in cell.cell.parts where sets[part.page]?.contains(where: rows.contains) != true {
        sets[part.page, default: []].insert(cell.place.row)
      }
    }
    return sets.mapValues { $0.sorted() }
  }

  /// How many rows at the top are called headers, all of them.
  var headerRows: Int {
    let bodyRows = placed.lazy.filter { !$0.cell.isHeader }.map(\.place.row)
    return bodyRows.min() ?? 0
  }

  /// Pages that hold some of the table.
  var pages: [Int] { rowsByPage.keys.sorted() }

  /// The rows of the table on a page: header rows said again, then a stretch of rows, blank ones in it included.
  ///
  /// - Parameter table: index of the table among those of the document.
  func part(page: Int, table: Int) -> TagPart? {
    guard let rows = rowsByPage[page], let first = rows.first, let last = rows.last else { return nil }
    let lastBefore = rowsByPage.filter { $0.key < page }.compactMap(\.value.last).max() ?? -1
    var fresh = first
    if first < lastBefore, let next = rows.first(where: { $0 >= lastBefore }) { fresh = next }
    let again = first < fresh ? Array(rows.prefix { $0 < fresh }) : []
    return TagPart(table: table, rows: again + Array(fresh...last), repeated: again.count)
  }

  /// The cells of a part, at their places in the grid of the part, cut off where it ends.
  func cells(of part: TagPart) -> [(place: GridCell, cell: TaggedTable.Cell, isContinued: Bool)] {
    let slots = Dictionary(uniqueKeysWithValues: part.rows.enumerated().map { ($1, $0) })
    return placed.compactMap { cell in
      let rows = cell.place.row..<(cell.place.row + cell.place.rowSpan)
      let held = rows.clamped(to: (part.rows.first ?? 0)..<((part.rows.last ?? 0) + 1)).compactMap { slots[$0] }
      guard let first = held.first else { return nil }
      var place = cell.place
      place.row = first
      place.rowSpan = held.count
      let isContinued = slots[cell.place.row] == nil
      return (place, cell.cell, isContinued)
    }
  }
}
