import Model

/// Cells are most of what is packed, and `Codable` asks for the keys and types of each anew, which was two thirds of the time of
/// reading rows back. They are written and read field by field instead.
extension PackedWriter {
  func write(cells: [TableCell]) {
    write(list: cells) { cell in
      write(signed: cell.row)
      write(signed: cell.column)
      write(signed: cell.rowSpan)
      write(signed: cell.columnSpan)
      write(list: cell.text.runs) { run in
        write(text: run.text)
        write(signed: run.style.rawValue)
        write(optional: run.colour)
      }
      write(list: cell.regions) { region in
        write(signed: region.page)
        for edge in [region.box.x0, region.box.y0, region.box.x1, region.box.y1] { write(bits: edge.bitPattern) }
      }
      write(optional: cell.fill)
      write(flag: cell.hasMark)
      write(flag: cell.isHeader)
    }
  }

  private func write<Element>(list: [Element], _ element: (Element) -> Void) {
    write(unsigned: UInt64(list.count))
    for value in list { element(value) }
  }

  private func write(optional text: String?) {
    write(flag: text != nil)
    if let text { write(text: text) }
  }
}

extension PackedReader {
  func cells() throws -> [TableCell] {
    try list {
      TableCell(
        row: try signed(), column: try signed(), rowSpan: try signed(), columnSpan: try signed(),
        text: StyledText(
          runs: try list {
            TextRun(try text(), style: TextStyle(rawValue: try signed()), colour: try optionalText())
          }),
        regions: try list {
          PageRegion(
            page: try signed(), box: Rect(x0: try double(), y0: try double(), x1: try double(), y1: try double()))
        },
        fill: try optionalText(), hasMark: try flag(), isHeader: try flag())
    }
  }

  private func list<Element>(_ element: () throws -> Element) throws -> [Element] {
    // Nothing is reserved for a length that may be damaged.
    var result: [Element] = []
    for _ in 0..<(try unsigned()) { result.append(try element()) }
    return result
  }

  private func optionalText() throws -> String? { try flag() ? text() : nil }
}
