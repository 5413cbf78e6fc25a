import Model

/// Gives tables the numbered line right above or below them as their caption.
///
/// A caption is a short paragraph that begins with a word and a number (`Tabel 3:`) and stands next to the table on
/// its page.
func assignCaptions(blocks: inout [Block], tables: inout [Table]) {
  for index in blocks.indices {
    guard case .table(let id) = blocks[index].content, let table = tables.firstIndex(where: { $0.id == id }) else {
      continue
    }
    for neighbour in [index - 1, index + 1] where blocks.indices.contains(neighbour) {
      guard tables[table].caption == nil, isCaption(blocks[neighbour]),
        neighbour < index || !isSetApart(blocks[neighbour]),
        isBeside(blocks[neighbour], tables[table])
      else { continue }
      tables[table].caption = blocks[neighbour].text.plain
      // A heading stays one: it may stand over more than the table.
      if case .paragraph = blocks[neighbour].content { blocks[neighbour].content = .caption }
    }
  }
}

/// Whether a line under a table heads what follows instead: "Tema 2: Barnets stemme".
private func isSetApart(_ block: Block) -> Bool {
  if case .heading = block.content { return true }
  return block.text.commonStyle.contains(.bold)
}

private func isCaption(_ block: Block) -> Bool {
  switch block.content {
  case .paragraph, .heading: break
  default: return false
  }
  return isCaption(block.text.plain)
}

/// Whether a line of text begins with a word and a number and is short enough to name a table.
func isCaption(_ text: String) -> Bool {
  let words = text.split(separator: " ", maxSplits: 2)
  guard words.count > 1, text.count < 250, let first = words[0].first, first.isUppercase,
    words[0].allSatisfy({ $0.isLetter || $0 == "." })
  else { return false }
  let number = words[1].trimmingPrefix(while: { $0 == "(" })
  guard let digit = number.first, digit.isNumber, number.count <= 6 else { return false }
  let isClosed = number.last.map { ".:)".contains($0) } ?? false
  // Without a point or colon a word and a number may be a date or a chapter: then the line must be a title's length.
  return isClosed || number.contains(".") && words.count == 3
}

/// On the same page, at most two lines apart.
private func isBeside(_ block: Block, _ table: Table) -> Bool {
  block.regions.contains { region in
    table.regions.contains { part in
      part.page == region.page
        && (abs(part.box.y0 - region.box.y1) < 3 * max(8, block.size)
          || abs(region.box.y0 - part.box.y1) < 3 * max(8, block.size))
    }
  }
}
