import Model

/// Puts together the pieces of a transcript's table that a page break has parted: under a repeated header, where the first
/// row of the next page goes on with the last one and would become two; and without a header, where running lines stand
/// between.
enum MarkupPageBreaks {
  /// - Returns: the blocks with such pieces as one table; what stands between them (page numbers, notes) comes after it.
  static func joined(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    /// Place of the last table, while only furniture and notes have followed.
    var open: Int?
    for block in blocks {
      switch block.content {
      case .markup(let below):
        if let place = open, case .markup(var above) = result[place].content,
          let header = repeatedHeader(above, below, isParted: place + 1 < result.count)
        {
          append(below, from: header, to: &above)
          result[place].content = .markup(above)
          continue
        }
        open = result.count
      case .furniture, .footnote: break
      default: open = nil
      }
      result.append(block)
    }
    return result
  }

  /// Rows at the top of a piece that say the header again.
  ///
  /// - Parameter isParted: whether running lines stand between the pieces.
  /// - Returns: `nil` where the piece is a table of its own.
  private static func repeatedHeader(_ above: MarkupTable, _ below: MarkupTable, isParted: Bool) -> Int? {
    guard above.method == .transcript, below.method == .transcript, above.rows.count > 1, let first = below.rows.first
    else { return nil }
    if above.rows[0].cells.map(\.text.plain) == first.cells.map(\.text.plain) {
      return below.rows.count > 1 && (isCut(below.rows[1]) || isParted && goesOn(below, under: above)) ? 1 : nil
    }
    return isParted && first.cells.count == above.rows[0].cells.count && !isHeader(first) ? 0 : nil
  }

  /// Whether all fields of a row are short labels.
  private static func isHeader(_ row: MarkupTable.Row) -> Bool {
    row.cells.allSatisfy { cell in
      let text = cell.text.plain
      return (1...longestLabel).contains(text.count) && !text.hasSuffix(".") && !text.contains(where: \.isNumber)
    }
  }

  /// Longest heading of a column in characters by which a row is told from one with values.
  private static let longestLabel = 40

  /// Whether the texts of a row begin within sentences: with small letters, or with figures beside those.
  private static func isCut(_ row: MarkupTable.Row) -> Bool {
    let texts = row.cells.map(\.text.plain).filter { !$0.isEmpty }
    return texts.contains { $0.first?.isLowercase == true }
      && texts.allSatisfy { $0.first?.isLowercase == true || $0.first?.isNumber == true }
  }

  /// Whether the first field under the repeated header is empty: it stands under what the field above says. A second row of
  /// headings does not.
  private static func goesOn(_ below: MarkupTable, under above: MarkupTable) -> Bool {
    let texts = below.rows[1].cells.map(\.text.plain)
    return texts.first?.isEmpty == true && texts.count { !$0.isEmpty } > 1
      && texts != above.rows[1].cells.map(\.text.plain)
  }

  private static func append(_ below: MarkupTable, from first: Int, to above: inout MarkupTable) {
    let offset = (above.rows.last?.groupIndex ?? 0) + 1 - below.rows[0].groupIndex
    above.rows += below.rows.dropFirst(first).map { row in
      var row = row
      row.groupIndex += offset
      return row
    }
  }
}
