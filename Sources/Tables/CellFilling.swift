import Model

/// Puts the words of a page into the cells of a grid and makes text of them.
struct CellFiller {
  let page: PageContent
  let composer: TextComposer

  /// Which words stand in which cell, by the middle of each word.
  ///
  /// - Returns: word indices for each cell of the grid, in the order of the text layer.
  func assign(_ indices: some Sequence<Int>, to grid: Grid) -> [[Int]] {
    let places = grid.cellAtPlace
    var held = [[Int]](repeating: [], count: grid.cells.count)
    for index in indices {
      let box = page.words[index].box
      guard grid.box.contains(x: box.midX, y: box.midY),
        let column = slot(of: box.midX, in: grid.columnEdges), let row = slot(of: box.midY, in: grid.rowEdges)
      else { continue }
      held[places[row * grid.columnCount + column]].append(index)
    }
    return held
  }

  private func slot(of position: Double, in edges: [Double]) -> Int? {
    guard let next = edges.firstIndex(where: { $0 > position }) else { return edges.count - 2 }
    return next > 0 ? next - 1 : nil
  }

  /// The cells with their text, as many as `held` tells of; fills and marks are added by `CellColouring`.
  func cells(of grid: Grid, holding held: [[Int]]) -> [FoundCell] {
    let frames = held.map { UprightFrame(of: $0, words: page.words) }
    let lines = zip(held, frames).map { $1 == nil ? textLines($0, of: page.words) : [] }
    let cutter = ParagraphCutter(words: page.words, groups: lines)
    return held.indices.map { index in
      let box = grid.box(of: grid.cells[index])
      var cell = FoundCell(place: grid.cells[index], box: box, words: held[index])
      if let frame = frames[index] {
        fill(&cell, turned: frame)
      } else if !lines[index].isEmpty {
        fill(&cell, with: lines[index], in: box, cutter)
      }
      return cell
    }
  }

  private func fill(_ cell: inout FoundCell, with lines: [TextLine], in box: Rect, _ cutter: ParagraphCutter) {
    let extent = textExtent(lines, in: box)
    let paragraphs = cutter.paragraphs(lines, extent: extent)
    cell.text = composer.text(paragraphs, of: cutter.words)
    cell.ends = ends(of: lines, paragraphs: paragraphs, limit: extent.right, box: box, cutter)
  }

  /// Text that runs upwards or downwards, read in its own direction.
  private func fill(_ cell: inout FoundCell, turned frame: UprightFrame) {
    let upright = frame.applied(to: page.words)
    let lines = textLines(cell.words, of: upright)
    fill(&cell, with: lines, in: frame.applied(to: cell.box), ParagraphCutter(words: upright, groups: [lines]))
  }

  /// From the padding on the left to the same padding on the right.
  private func textExtent(_ lines: [TextLine], in box: Rect) -> (left: Double, right: Double) {
    let left = lines.map(\.box.x0).min() ?? box.x0
    let padding = min(max(left - box.x0, 1), 7)
    return (box.x0 + padding, box.x1 - padding)
  }

  private func ends(
    of lines: [TextLine], paragraphs: [Paragraph], limit: Double, box: Rect, _ cutter: ParagraphCutter
  ) -> CellEnds {
    var ends = CellEnds()
    guard let first = lines.first?.words.first, let last = lines.last else { return ends }
    ends.firstWordWidth = cutter.words[first].box.width
    ends.roomAfterLastLine = limit - last.box.x1
    ends.linesBelow = (box.y1 - last.box.y1) / max(1, cutter.pitch * last.size)
    ends.startsWithMarker = paragraphs.first?.marker != nil
    ends.endsInList = paragraphs.last?.marker != nil
    return ends
  }
}
