import Model

extension Grid {
  /// The grid without rows or columns that are only padding: too narrow for text and without a word.
  ///
  /// - Parameter words: middles of the words on the page, as boxes.
  func withoutPadding(words: [Rect], settings: TableSettings) -> Grid {
    var result = self
    let inside = words.filter { box.contains(x: $0.midX, y: $0.midY) }
    for column in stride(from: columnCount - 1, through: 0, by: -1) where result.columnCount > 1 {
      let span = (result.columnEdges[column], result.columnEdges[column + 1])
      guard span.1 - span.0 < settings.paddingWidth, !inside.contains(where: { $0.midX >= span.0 && $0.midX < span.1 })
      else { continue }
      result.dropColumn(column)
    }
    for row in stride(from: rowCount - 1, through: 0, by: -1) where result.rowCount > 1 {
      let span = (result.rowEdges[row], result.rowEdges[row + 1])
      guard span.1 - span.0 < settings.paddingHeight, !inside.contains(where: { $0.midY >= span.0 && $0.midY < span.1 })
      else { continue }
      result.dropRow(row)
    }
    return result.compacted()
  }

  /// Gives the room of a column to its wider neighbour.
  mutating func dropColumn(_ column: Int) {
    columnEdges.remove(at: edgeToRemove(column, columnEdges))
    cells = cells.compactMap { cell in
      var cell = cell
      if cell.column > column {
        cell.column -= 1
      } else if cell.column + cell.columnSpan > column {
        cell.columnSpan -= 1
      }
      return cell.columnSpan > 0 ? cell : nil
    }
  }

  /// Gives the room of a row to its higher neighbour.
  mutating func dropRow(_ row: Int) {
    rowEdges.remove(at: edgeToRemove(row, rowEdges))
    cells = cells.compactMap { cell in
      var cell = cell
      if cell.row > row {
        cell.row -= 1
      } else if cell.row + cell.rowSpan > row {
        cell.rowSpan -= 1
      }
      return cell.rowSpan > 0 ? cell : nil
    }
  }

  /// The edge that parts a slot from its wider neighbour.
  private func edgeToRemove(_ slot: Int, _ edges: [Double]) -> Int {
    guard slot > 0 else { return 1 }
    guard slot + 2 < edges.count else { return slot }
    return edges[slot] - edges[slot - 1] >= edges[slot + 2] - edges[slot + 1] ? slot : slot + 1
  }

  /// The grid without edges at which no cell begins.
  func compacted() -> Grid {
    var result = self
    for column in stride(from: columnCount - 1, to: 0, by: -1)
    where !result.cells.contains(where: { $0.column == column }) {
      result.removeColumnEdge(column)
    }
    for row in stride(from: rowCount - 1, to: 0, by: -1) where !result.cells.contains(where: { $0.row == row }) {
      result.removeRowEdge(row)
    }
    return result
  }

  private mutating func removeColumnEdge(_ edge: Int) {
    columnEdges.remove(at: edge)
    for index in cells.indices {
      if cells[index].column >= edge {
        cells[index].column -= 1
      } else if cells[index].column + cells[index].columnSpan > edge {
        cells[index].columnSpan -= 1
      }
    }
  }

  private mutating func removeRowEdge(_ edge: Int) {
    rowEdges.remove(at: edge)
    for index in cells.indices {
      if cells[index].row >= edge {
        cells[index].row -= 1
      } else if cells[index].row + cells[index].rowSpan > edge {
        cells[index].rowSpan -= 1
      }
    }
  }
}
