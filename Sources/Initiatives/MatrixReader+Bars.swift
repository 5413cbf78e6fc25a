import Model

/// Matrices that are charts: cells shaded side by side are bars.
extension MatrixReader {
  /// Whether nothing but colours stands under the periods, in each row without a gap and mostly over several cells. In a
  /// matrix of months the coloured cells stand apart, and each is an event of its own.
  var isChart: Bool {
    let columns = Set(shape.periods.map(\.index))
    let isWordless = grid.table.cells.allSatisfy { cell in
      !shape.bodyRows.contains(cell.row) || !columns.contains(cell.column)
        || grid.text(cell.row, cell.column).isEmpty && !cell.hasMark
    }
    guard isWordless else { return false }
    let rows = shape.bodyRows.map { runs($0).map(\.count) }.filter { !$0.isEmpty }
    return rows.count > 1 && rows.allSatisfy { $0.count == 1 } && 2 * rows.count { $0[0] > 1 } > rows.count
  }

  /// A bar for each run of cells of one colour.
  func phases(_ row: Int) -> [MilestoneDraft] {
    runs(row).flatMap { run in
      run.reduce(into: [[(cell: TableCell, period: ColumnPeriod)]]()) { bars, next in
        if bars.last?.last?.cell.fill == next.cell.fill {
          bars[bars.count - 1].append(next)
        } else {
          bars.append([next])
        }
      }
    }.compactMap { bar in
      guard let first = bar.first, let last = bar.last else { return nil }
      return MilestoneDraft(
        kind: .phase, text: wording(first.cell, ""),
        dateText: lexicon.dates.range(from: first.period, to: last.period),
        dateContext: lexicon.dates.context(of: first.period),
        contextYear: yearOver, page: first.cell.regions.first?.page)
    }
  }

  /// The shaded cells under the periods of a row that stand side by side.
  private func runs(_ row: Int) -> [[(cell: TableCell, period: ColumnPeriod)]] {
    var result: [[(cell: TableCell, period: ColumnPeriod)]] = []
    var isOpen = false
    for column in shape.periods {
      guard let cell = grid.cell(row, column.index), cell.row == row, let period = column.period, isShaded(cell) else {
        isOpen = false
        continue
      }
      if isOpen {
        result[result.count - 1].append((cell, period))
      } else {
        result.append([(cell, period)])
      }
      isOpen = true
    }
    return result
  }
}
