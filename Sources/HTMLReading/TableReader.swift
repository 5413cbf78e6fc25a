import Model

/// Reads the tables of a page: those of `table`, of roles (WAI-ARIA 1.2) and of elements that CSS lays out as a table.
struct TableReader {
  let context: PageContext
  let look: InlineReader.Look

  static func isTable(_ element: Element, _ declarations: Declarations) -> Bool {
    if element.name == "table" { return true }
    if ["table", "grid", "treegrid"].contains(element.keyword("role")) { return true }
    return declarations.display == "table" && element.isBlock
  }

  func caption(of table: Element) -> StyledText? {
    guard let caption = table.elements.first(where: { $0.name == "caption" || $0.keyword("role") == "caption" }) else {
      return nil
    }
    var reader = InlineReader(context: context, readsPictures: true)
    reader.appendChildren(of: caption, look: look)
    let text = reader.take()
    return text.isEmpty ? nil : text
  }

  func read(_ table: Element) -> MarkupTable {
    let found = rows(of: table)
    let rows = found.filter { $0.group != .foot } + found.filter { $0.group == .foot }
    return MarkupTable(rows: rows.map(row), method: .html, isLayout: isLayout(table))
  }

  func cells(of table: Element) -> [Element] { rows(of: table).flatMap { $0.cells.map(\.element) } }

  // MARK: Layout or data

  /// Whether a layout table holds running text, which then is the page's own, rather than a few short texts.
  func isUnwrapped(_ table: Element) -> Bool {
    guard isLayout(table) else { return false }
    let cells = cells(of: table)
    return cells.count <= 1 || cells.contains { $0.census.holdsBlock }
  }

  /// Share of text in links from which a table without headers is a menu.
  private static let menuShare = 0.9

  /// Whether a table only lays out the page: it says so, has a single cell or nothing but links, or holds headings or other
  /// tables in cells of which none is a header.
  func isLayout(_ table: Element) -> Bool {
    if ["presentation", "none"].contains(table.keyword("role")) { return true }
    let rows = rows(of: table)
    let cells = rows.flatMap(\.cells)
    if cells.contains(where: { isHeader($0) }) || caption(of: table) != nil { return false }
    if cells.count <= 1 || table.linkShare >= TableReader.menuShare { return true }
    let nested = cells.reduce(0) { $0 + $1.element.census.tables }
    let headings = cells.reduce(0) { $0 + $1.element.census.headings }
    let widest = rows.map(\.cells.count).max() ?? 0
    return (nested > 0 || headings > 0) && (rows.count <= 2 || widest <= 1 || nested >= rows.count)
  }

  // MARK: Rows

  private struct FoundCell {
    let element: Element
    let declarations: Declarations
  }

  private struct FoundRow {
    var cells: [FoundCell]
    var fill: String?
    var group: MarkupTable.Row.Group
    var groupIndex: Int
  }

  private enum Part {
    case group(MarkupTable.Row.Group)
    case row, cell, caption, other
  }

  private func part(_ element: Element, _ declarations: Declarations) -> Part {
    switch element.name {
    case "thead": return .group(.head)
    case "tbody": return .group(.body)
    case "tfoot": return .group(.foot)
    case "tr": return .row
    case "td", "th": return .cell
    case "caption", "colgroup", "col": return .caption
    default: break
    }
    switch element.keyword("role") {
    case "rowgroup": return .group(.body)
    case "row": return .row
    case "cell", "gridcell", "columnheader", "rowheader": return .cell
    case "caption": return .caption
    default: break
    }
    switch declarations.display {
    case "table-header-group": return .group(.head)
    case "table-row-group": return .group(.body)
    case "table-footer-group": return .group(.foot)
    case "table-row": return .row
    case "table-cell": return .cell
    case "table-caption": return .caption
    default: return .other
    }
  }

  private func rows(of table: Element) -> [FoundRow] {
    var rows: [FoundRow] = []
    var groups = 0
    collectRows(of: table, group: .body, into: &rows, groups: &groups)
    return rows
  }

  /// Goes down through row groups and through elements that stand wrongly between table and rows, but not into other tables.
  private func collectRows(
    of element: Element, group: MarkupTable.Row.Group, into rows: inout [FoundRow], groups: inout Int
  ) {
    var hasOpenRow = false
    for child in element.elements where !child.isSkipped {
      let declarations = context.sheet.declarations(for: child)
      guard !context.concealment.isHidden(child, declarations, after: nil) else { continue }
      let part = part(child, declarations)
      if case .cell = part {} else { hasOpenRow = false }
      switch part {
      case .group(let inner):
        groups += 1
        collectRows(of: child, group: inner, into: &rows, groups: &groups)
        groups += 1
      case .row:
        rows.append(
          FoundRow(cells: cells(in: child), fill: fill(child, declarations), group: group, groupIndex: groups))
      case .cell:
        if !hasOpenRow { rows.append(FoundRow(cells: [], group: group, groupIndex: groups)) }
        hasOpenRow = true
        rows[rows.count - 1].cells.append(FoundCell(element: child, declarations: declarations))
      case .caption: continue
      case .other where TableReader.isTable(child, declarations): continue
      case .other: collectRows(of: child, group: group, into: &rows, groups: &groups)
      }
    }
  }

  private func cells(in row: Element) -> [FoundCell] {
    var cells: [FoundCell] = []
    for child in row.elements where !child.isSkipped {
      let declarations = context.sheet.declarations(for: child)
      guard !context.concealment.isHidden(child, declarations, after: nil) else { continue }
      if case .cell = part(child, declarations) {
        cells.append(FoundCell(element: child, declarations: declarations))
      } else if !TableReader.isTable(child, declarations) {
        cells += self.cells(in: child)
      }
    }
    return cells
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
      fill: mark ?? fill(element, cell.declarations) ?? rowFill, hasMark: mark != nil)
  }

  private func isHeader(_ cell: FoundCell) -> Bool {
    cell.element.name == "th" || ["columnheader", "rowheader"].contains(cell.element.keyword("role"))
      || cell.element["scope"] != nil
  }

  /// Background of a cell or row; white is none.
  private func fill(_ element: Element, _ declarations: Declarations) -> String? {
    let colour = declarations.background ?? element["bgcolor"].flatMap(Colours.attributeHex)
    return colour == "#ffffff" ? nil : colour
  }

  /// A span as HTML reads integers: leading digits, everything else is 1.
  private func span(_ element: Element, _ name: String, _ roleName: String, lowest: Int) -> Int {
    let digits = (element[name] ?? element[roleName] ?? "").trimmingBlanks.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return 1 }
    let value = Int(digits) ?? context.settings.maximumSpan
    return value < lowest ? 1 : min(value, context.settings.maximumSpan)
  }
}
