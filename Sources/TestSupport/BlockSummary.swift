public import Model

/// What was read, short enough to compare in a test.
extension Sequence where Element == Block {
  /// Kind and text of each block.
  public var summary: [String] {
    map { block in
      let text = block.text.plain
      return switch block.content {
      case .heading(let level): "h\(level) \(text)"
      case .paragraph: "p \(text)"
      case .listItem(let depth, let marker): "li\(depth) \(marker) \(text)"
      case .term: "dt \(text)"
      case .definition: "dd \(text)"
      case .caption: "caption \(text)"
      case .footnote(let mark): "note\(mark) \(text)"
      case .furniture: "furniture \(text)"
      case .markup(let table): "table \(table.rows.count)" + (table.isLayout ? " layout" : "")
      case .table(let id): "table \(id)"
      }
    }
  }

  /// The tables as the markup has them.
  public var markupTables: [MarkupTable] {
    compactMap { block in if case .markup(let table) = block.content { table } else { nil } }
  }
}

extension MarkupTable {
  /// The text of each cell, by rows.
  public var texts: [[String]] { rows.map { $0.cells.map(\.text.plain) } }
}
