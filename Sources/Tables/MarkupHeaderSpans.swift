import Model

extension Table {
  /// Widens the upper labels of a header of two levels over the columns that the lower one names for them, where the spans
  /// got lost when the table was copied out as text.
  func withHeaderSpansRestored() -> Table {
    guard method == .transcript, headerRows == 2 else { return self }
    var table = self
    let upper = cells.filter { $0.row == 0 }
    let labels = upper.filter { !$0.text.isEmpty }
    let open = Set(upper.filter(\.text.isEmpty).map(\.column))
    let lower = Set(cells.filter { $0.row == 1 && !$0.text.isEmpty }.map(\.column))
    for label in labels where lower.contains(label.column) {
      var end = label.column + label.columnSpan
      while open.contains(end), lower.contains(end) { end += 1 }
      table.widen(label, to: end)
    }
    return table
  }

  private mutating func widen(_ label: TableCell, to end: Int) {
    guard end > label.columns.upperBound else { return }
    cells.removeAll { $0.row == label.row && (label.columns.upperBound..<end).contains($0.column) }
    if let index = cells.firstIndex(where: { $0.row == label.row && $0.column == label.column }) {
      cells[index].columnSpan = end - label.column
    }
    if !review.contains(.cellSpansGuessed) { review.append(.cellSpansGuessed) }
  }
}
