import Model

/// Edges without those that only set off a padding: strips too narrow for text and without a word.
///
/// - Parameters:
///   - edges: positions, ascending.
///   - weights: drawn length at each edge; of the two edges of a strip the longer one stays.
///   - words: extents of the words between the edges; one that is wider than a strip does not stand in it.
///   - narrowest: strips below this width may be padding.
func edgesWithoutPadding(_ edges: [Double], weights: [Double], words: [(start: Double, end: Double)], narrowest: Double)
  -> [Double]
{
  var edges = edges
  var weights = weights
  var slot = 0
  while slot + 1 < edges.count, edges.count > 2 {
    let (start, end) = (edges[slot], edges[slot + 1])
    let isStrip = end - start < narrowest && !words.contains { $0.start >= start - 2 && $0.end <= end + 2 }
    guard isStrip else {
      slot += 1
      continue
    }
    let shorter = weights[slot] <= weights[slot + 1] ? slot : slot + 1
    edges.remove(at: shorter)
    weights.remove(at: shorter)
    slot = max(0, slot - 1)
  }
  return edges
}

extension Grid {
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

  /// The grid without columns that hold nothing and that most rows run across: paddings drawn in some rows only.
  ///
  /// A wide column in which no cell both begins and ends lies between columns of different rows, and stays.
  ///
  /// - Parameters:
  ///   - held: the words of each cell.
  ///   - widest: of a padding, in points.
  func withoutBlankStrips(held: [[Int]], widest: Double) -> Grid {
    var result = self
    for column in stride(from: columnCount - 1, through: 0, by: -1) where result.columnCount > 2 {
      let own = cells.indices.filter { cells[$0].column == column && cells[$0].columnSpan == 1 }
      let rows = own.reduce(0) { $0 + cells[$1].rowSpan }
      let isBetweenRows = own.isEmpty && columnEdges[column + 1] - columnEdges[column] > widest
      if own.allSatisfy({ held[$0].isEmpty }), rows * 2 < rowCount, !isBetweenRows { result.dropColumn(column) }
    }
    return result.compacted()
  }

  /// Gives the room of a column to its wider neighbour.
  private mutating func dropColumn(_ column: Int) {
    let isLeftWider =
      column > 0
      && (column + 2 >= columnEdges.count
        || columnEdges[column] - columnEdges[column - 1] >= columnEdges[column + 2] - columnEdges[column + 1])
    columnEdges.remove(at: isLeftWider ? column : column + 1)
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
