import Model

/// Reads a page of boxes, each with its label on the first line, as a table of labels and values: slides and one-page forms
/// that tell of one initiative each.
struct LabelledBoxFinder {
  let page: PageContent
  let composer: TextComposer

  /// Fewest boxes with a label: two are a picture with its legend as often as a form.
  static let leastBoxes = 3
  /// Most words of a label.
  static let longestLabel = 6
  /// Largest share of the page that a box may take; what is larger is a background.
  static let largestShare = 0.5
  /// Least height of a box, in heights of its first line: a label and a line of text.
  static let leastLines = 1.8

  /// A box with its lines.
  private struct LabelledBox {
    var box: Rect
    var label: [Int]
    var value: [Int]
  }

  /// - Parameters:
  ///   - frames: drawn boxes.
  ///   - taken: boxes of tables found by other evidence.
  /// - Returns: a table of two columns, a row for each box; `nil` where the page has no such boxes.
  func table(frames: [Rect], outside taken: [Rect]) -> FoundTable? {
    let boxes = innermost(frames + painted(outside: taken))
    let labelled = boxes.compactMap(labelledBox).sorted { ($0.box.y0, $0.box.x0) < ($1.box.y0, $1.box.x0) }
    guard labelled.count >= Self.leastBoxes, labelled.count * 2 > boxes.count,
      Set(labelled.map { text($0.label) }).count == labelled.count,
      labelled.count(where: hasOwnLabels) * 2 < labelled.count
    else { return nil }
    return table(of: labelled)
  }

  /// Whether lines under the first are or begin with labels too: then the first names what they tell of.
  private func hasOwnLabels(_ box: LabelledBox) -> Bool {
    textLines(box.value, of: page.words).count { line in
      page.words[line.words[0]].text.hasSuffix(":") || line.words.allSatisfy { page.words[$0].style.contains(.bold) }
    } > 1
  }

  private func painted(outside taken: [Rect]) -> [Rect] {
    page.fills.filter { !$0.isRound }.map(\.box).filter { box in
      box.width * box.height < Self.largestShare * page.width * page.height
        && !taken.contains { $0.contains(x: box.midX, y: box.midY) }
    }
  }

  /// Boxes that hold words and no other such box, each once.
  private func innermost(_ boxes: [Rect]) -> [Rect] {
    var result: [Rect] = []
    for box in boxes.sorted(by: { $0.width * $0.height < $1.width * $1.height }) {
      let isHeld = page.words.contains { box.contains(x: $0.box.midX, y: $0.box.midY) }
      if isHeld, !result.contains(where: { box.insetBy(-2).contains(x: $0.midX, y: $0.midY) }) { result.append(box) }
    }
    return result
  }

  /// The label is set apart from the lines under it: bold, or with a colon at its end.
  private func labelledBox(_ box: Rect) -> LabelledBox? {
    let held = page.words.indices.filter { box.contains(x: page.words[$0].box.midX, y: page.words[$0].box.midY) }
    let indices = held + goingOn(from: held)
    let lines = textLines(indices, of: page.words)
    guard lines.count > 1, let first = lines.first, box.height > Self.leastLines * first.box.height,
      first.words.count <= Self.longestLabel, first.chunks(gap: AlignedRegionFinder.wideGap, of: page.words).count == 1
    else { return nil }
    let value = lines.dropFirst().flatMap(\.words)
    let isBold = { (index: Int) in page.words[index].style.contains(.bold) }
    let isSetApart = first.words.allSatisfy(isBold) && !value.allSatisfy(isBold)
    guard isSetApart || text(first.words).hasSuffix(":") else { return nil }
    return LabelledBox(box: box, label: first.words, value: value)
  }

  /// Widest space between words of a line, in units of the font size.
  private static let space = 0.6

  /// Words that go on with the lines of a box beyond its edge: paint is not always found in one piece.
  private func goingOn(from held: [Int]) -> [Int] {
    var ends = held
    var result: [Int] = []
    while let end = ends.popLast() {
      let word = page.words[end]
      let next = page.words.indices.first { index in
        let other = page.words[index]
        return !held.contains(index) && !result.contains(index) && abs(other.box.midY - word.box.midY) < 0.3 * word.size
          && other.box.x0 > word.box.x1 && other.box.x0 - word.box.x1 < Self.space * word.size
      }
      guard let next else { continue }
      result.append(next)
      ends.append(next)
    }
    return result
  }

  private func text(_ indices: [Int]) -> String { indices.map { page.words[$0].text }.joined(separator: " ") }

  /// A table with a row for each box.
  private func table(of boxes: [LabelledBox]) -> FoundTable? {
    guard let outer = Rect.bounding(boxes.lazy.map(\.box)) else { return nil }
    let height = outer.height / Double(boxes.count)
    var grid = Grid(
      columnEdges: [outer.x0, outer.midX, outer.x1], rowEdges: (0...boxes.count).map { outer.y0 + Double($0) * height },
      cells: [])
    var cells: [FoundCell] = []
    for (row, found) in boxes.enumerated() {
      for (column, words) in [found.label, found.value].enumerated() {
        let place = GridCell(row: row, column: column, rowSpan: 1, columnSpan: 1)
        grid.cells.append(place)
        cells.append(cell(place, words, in: found.box))
      }
    }
    return FoundTable(
      page: page.number, grid: grid, cells: cells, method: .aligned, confidence: 0.8,
      reason: "\(boxes.count) boxes that begin with a label")
  }

  /// The lines of a cell run as far as its box does.
  private func cell(_ place: GridCell, _ indices: [Int], in box: Rect) -> FoundCell {
    let alone = Grid(
      columnEdges: [box.x0, box.x1], rowEdges: [box.y0, box.y1],
      cells: [GridCell(row: 0, column: 0, rowSpan: 1, columnSpan: 1)])
    var cell = CellFiller(page: page, composer: composer).cells(of: alone, holding: [indices])[0]
    cell.place = place
    cell.box = Rect.bounding(indices.lazy.map { page.words[$0].box }) ?? box
    return cell
  }
}
