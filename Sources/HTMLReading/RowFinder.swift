import Model

/// A cell as it stands in the markup.
struct FoundCell {
  let element: Element
  let declarations: Declarations
}

/// A row as it stands in the markup.
struct FoundRow {
  var cells: [FoundCell]
  var fill: String?
  var group: MarkupTable.Row.Group
  var groupIndex: Int
}

/// Finds the rows of a table and the cells in them, by names of elements, by roles, or by how CSS lays them out.
struct RowFinder {
  let context: PageContext

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

  func rows(of table: Element) -> [FoundRow] {
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
          FoundRow(cells: cells(in: child), fill: child.fill(declarations), group: group, groupIndex: groups))
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
}

extension Element {
  /// Background of a cell or row as `#rrggbb`; white is none.
  func fill(_ declarations: Declarations) -> String? {
    let colour = declarations.background ?? self["bgcolor"].flatMap(Colours.attributeHex)
    return colour == "#ffffff" ? nil : colour
  }
}
