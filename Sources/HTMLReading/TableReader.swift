import Model

/// Reads the tables of a page: those of `table`, of roles (WAI-ARIA 1.2) and of elements that CSS lays out as a table.
struct TableReader {
  private let context: PageContext
  private let look: InlineReader.Look
  private let table: Element
  private let found: [FoundRow]

  init(_ table: Element, context: PageContext, look: InlineReader.Look) {
    self.table = table
    self.context = context
    self.look = look
    found = RowFinder(context: context).rows(of: table)
  }

  static func isTable(_ element: Element, _ declarations: Declarations) -> Bool {
    if element.name == "table" { return true }
    if ["table", "grid", "treegrid"].contains(element.keyword("role")) { return true }
    return declarations.display == "table" && element.isBlock
  }

  var caption: StyledText? {
    guard let caption = table.elements.first(where: { $0.name == "caption" || $0.keyword("role") == "caption" }) else {
      return nil
    }
    var reader = InlineReader(context: context, readsPictures: true)
    reader.appendChildren(of: caption, look: look)
    let text = reader.take()
    return text.isEmpty ? nil : text
  }

  func read() -> MarkupTable {
    let rows = found.filter { $0.group != .foot } + found.filter { $0.group == .foot }
    let read = rows.map { (row: row($0), cells: $0.cells.map(\.element)) }
    let unfolded = table.census.tables > 1 ? NestedTables(context: context, look: look).unfolded(read) : nil
    return MarkupTable(rows: unfolded ?? read.map(\.row), method: .html, isLayout: isLayout)
  }

  var cells: [Element] { found.flatMap { $0.cells.map(\.element) } }

  // MARK: Layout or data

  /// Whether a layout table holds running text, which then is the page's own, rather than a few short texts.
  var isUnwrapped: Bool {
    guard isLayout else { return false }
    let cells = cells
    return cells.count <= 1 || cells.contains { $0.census.holdsBlock }
  }

  /// Share of text in links from which a table without headers is a menu.
  private static let menuShare = 0.9

  /// Whether a table only lays out the page: it says so, has a single cell or nothing but links, or holds headings or other
  /// tables in cells of which none is a header.
  var isLayout: Bool {
    if ["presentation", "none"].contains(table.keyword("role")) { return true }
    let cells = found.flatMap(\.cells)
    if cells.contains(where: { isHeader($0) }) || caption != nil { return false }
    if cells.count <= 1 || table.linkShare >= TableReader.menuShare { return true }
    let nested = cells.reduce(0) { $0 + $1.element.census.tables }
    let headings = cells.reduce(0) { $0 + $1.element.census.headings }
    let widest = found.map(\.cells.count).max() ?? 0
    return (nested > 0 || headings > 0) && (found.count <= 2 || widest <= 1 || nested >= found.count)
  }

  // MARK: Cells

  private func row(_ row: FoundRow) -> MarkupTable.Row {
    var cells: [MarkupTable.Cell] = []
    for cell in row.cells {
      appendGap(before: cell.element, to: &cells)
      cells.append(self.cell(cell, rowFill: row.fill))
    }
    return MarkupTable.Row(cells, group: row.group, groupIndex: row.groupIndex)
  }

  /// A grid that leaves out cells says by `aria-colindex` where the next one stands.
  private func appendGap(before element: Element, to cells: inout [MarkupTable.Cell]) {
    guard let index = Int(element.keyword("aria-colindex")) else { return }
    let next = cells.reduce(0) { $0 + $1.columnSpan }
    guard index - 1 > next, index <= context.settings.maximumSpan else { return }
    for _ in next..<(index - 1) { cells.append(MarkupTable.Cell(StyledText())) }
  }

  private func cell(_ cell: FoundCell, rowFill: String?) -> MarkupTable.Cell {
    let element = cell.element
    var reader = InlineReader(context: context, readsPictures: true)
    var inner = look.within(element, cell.declarations)
    // What a browser sets bold by itself says no more than that the cell is a header.
    if element.name == "th", cell.declarations.isBold != true { inner.style.remove(.bold) }
    reader.appendChildren(of: element, look: inner)
    let mark = reader.mark
    let text = StyledText.joined(reader.take().lines)
    return MarkupTable.Cell(
      text, rowSpan: span(element, "rowspan", "aria-rowspan", lowest: 0),
      columnSpan: span(element, "colspan", "aria-colspan", lowest: 1), isHeader: isHeader(cell),
      fill: mark ?? element.fill(cell.declarations) ?? rowFill, hasMark: mark != nil)
  }

  private func isHeader(_ cell: FoundCell) -> Bool {
    cell.element.name == "th" || ["columnheader", "rowheader"].contains(cell.element.keyword("role"))
      || cell.element["scope"] != nil
  }

  /// A span as HTML reads integers: leading digits, everything else is 1.
  private func span(_ element: Element, _ name: String, _ roleName: String, lowest: Int) -> Int {
    let digits = (element[name] ?? element[roleName] ?? "").trimmingBlanks.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return 1 }
    let value = Int(digits) ?? context.settings.maximumSpan
    return value < lowest ? 1 : min(value, context.settings.maximumSpan)
  }
}
