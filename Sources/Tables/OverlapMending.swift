import Model

extension Table {
  /// The same table with every place of its grid in one cell at most, and no cell beyond the grid.
  ///
  /// Damaged documents give grids that contradict themselves; what is published afterwards relies on one cell a place. A
  /// cell that begins in a place already taken gives its text to the cell there, one that only reaches into it is cut short.
  /// A table that was changed says so in `review`.
  func withoutOverlaps() -> Table {
    var owners = [Int?](repeating: nil, count: rowCount * columnCount)
    var mended: [TableCell] = []
    var isChanged = false
    for cell in cells {
      guard rowCount > 0, columnCount > 0 else { break }
      let row = min(max(cell.row, 0), rowCount - 1)
      let column = min(max(cell.column, 0), columnCount - 1)
      if let owner = owners[row * columnCount + column] {
        mended[owner].text.append(cell.text, separator: "\n")
        mended[owner].regions += cell.regions
        isChanged = true
        continue
      }
      let first = row * columnCount + column
      let width = freeLength(limit: min(cell.columnSpan, columnCount - column)) { owners[first + $0] == nil }
      let height = freeLength(limit: min(cell.rowSpan, rowCount - row)) { below in
        (0..<width).allSatisfy { owners[first + below * columnCount + $0] == nil }
      }
      for below in 0..<height {
        for right in 0..<width { owners[first + below * columnCount + right] = mended.count }
      }
      var kept = cell
      (kept.row, kept.column, kept.rowSpan, kept.columnSpan) = (row, column, height, width)
      isChanged = isChanged || kept.columns != cell.columns || kept.rows != cell.rows
      mended.append(kept)
    }
    guard isChanged else { return self }
    var result = self
    result.cells = mended
    if !result.review.contains(.cellSpansGuessed) { result.review.append(.cellSpansGuessed) }
    return result
  }

  /// How many steps from 0 are free in a row; at least one.
  private func freeLength(limit: Int, isFree: (Int) -> Bool) -> Int {
    var length = 1
    while length < limit, isFree(length) { length += 1 }
    return length
  }
}
