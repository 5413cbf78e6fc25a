import Model

extension ContactRedactor {
  /// The table without personal data in its cells and caption.
  func redacted(_ table: Table) -> Table {
    var table = table
    let labelled = labelledCells(table)
    for index in table.cells.indices {
      table.cells[index].text = redacted(table.cells[index].text, isLabelled: labelled.contains(index))
    }
    table.caption = table.caption.map { redacted($0) }
    for index in table.bars.indices {
      table.bars[index].legend = table.bars[index].legend.map { redacted($0) }
      table.bars[index].label = table.bars[index].label.map { redacted($0) }
      table.bars[index].text = table.bars[index].text.map { redacted($0) }
    }
    return table
  }

  /// The cells whose column or row is headed by a label for a person.
  func labelledCells(_ table: Table) -> Set<Int> {
    let heads = table.cells.filter { isContactHeading($0.text.plain) }
    guard !heads.isEmpty else { return [] }
    return Set(
      table.cells.indices.filter { index in
        let cell = table.cells[index]
        return heads.contains { head in
          let isUnder = head.rows.lowerBound < max(1, table.headerRows) && cell.row >= head.rows.upperBound
          let isBeside = head.column == 0 && cell.rows.overlaps(head.rows) && cell.column == head.columns.upperBound
          return isUnder && cell.columns.overlaps(head.columns) || isBeside
        }
      })
  }
}
