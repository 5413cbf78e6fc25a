import Model

extension Table {
  /// The table with rows and columns exchanged; its first row names the columns.
  var transposed: Table {
    var copy = self
    copy.rowCount = columnCount
    copy.columnCount = rowCount
    copy.headerRows = 1
    copy.cells = cells.map { cell in
      var turned = cell
      turned.row = cell.column
      turned.column = cell.row
      turned.rowSpan = cell.columnSpan
      turned.columnSpan = cell.rowSpan
      return turned
    }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    return copy
  }
}
