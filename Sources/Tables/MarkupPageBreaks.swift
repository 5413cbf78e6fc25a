import Model

/// Puts together the pieces of a transcript's table that a page break has parted under a repeated header, where the first
/// row of the next page goes on with the last one: without it the row would become two.
enum MarkupPageBreaks {
  /// - Returns: the blocks with such pieces as one table; what stands between them (page numbers, notes) comes after it.
  static func joined(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    /// Place of the last table, while only furniture and notes have followed.
    var open: Int?
    for block in blocks {
      switch block.content {
      case .markup(let below):
        if let place = open, case .markup(var above) = result[place].content, goesOn(above, below) {
          append(below, to: &above)
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

  private static func goesOn(_ above: MarkupTable, _ below: MarkupTable) -> Bool {
    guard above.method == .transcript, below.method == .transcript, above.rows.count > 1, below.rows.count > 1 else {
      return false
    }
    return above.rows[0].cells.map(\.text.plain) == below.rows[0].cells.map(\.text.plain) && isCut(below.rows[1])
  }

  /// Whether every text of a row begins within a sentence: with a small letter.
  private static func isCut(_ row: MarkupTable.Row) -> Bool {
    let texts = row.cells.map(\.text.plain).filter { !$0.isEmpty }
    return !texts.isEmpty && texts.allSatisfy { $0.first?.isLowercase ?? false }
  }

  private static func append(_ below: MarkupTable, to above: inout MarkupTable) {
    let offset = (above.rows.last?.groupIndex ?? 0) + 1 - below.rows[0].groupIndex
    above.rows += below.rows.dropFirst().map { row in
      var row = row
      row.groupIndex += offset
      return row
    }
  }
}
