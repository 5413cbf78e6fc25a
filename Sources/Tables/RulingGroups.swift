import Model

/// Rulings of one width, and the lines that stand between their ends.
extension AlignedRegionFinder {
  /// Rulings that begin and end at the same places, from top to bottom.
  func sameExtent(_ rulings: [Ruling]) -> [[Ruling]] {
    var groups: [[Ruling]] = []
    for ruling in rulings.sorted(by: { $0.position < $1.position }) {
      let known = groups.firstIndex { group in
        abs(group[0].start - ruling.start) < 6 && abs(group[0].end - ruling.end) < 6
      }
      if let known { groups[known].append(ruling) } else { groups.append([ruling]) }
    }
    return groups
  }

  /// Whether two groups of rulings stand side by side with room between them.
  func isBeside(_ left: [Ruling], _ right: [Ruling]) -> Bool {
    guard left[0].end + Self.leastRoomBeside < right[0].start || right[0].end + Self.leastRoomBeside < left[0].start
    else { return false }
    return min(left[left.count - 1].position, right[right.count - 1].position)
      > max(left[0].position, right[0].position)
  }

  /// Tables side by side have more room between them than rulings under neighbouring headings, in points.
  static let leastRoomBeside = 20.0

  /// The parts of lines that stand between the ends of a ruling, where they are rows of a table by themselves: with a head
  /// that is no figure.
  func tableLines(_ lines: [TextLine], within ruling: Ruling) -> [TextLine]? {
    let parts = lines.compactMap { line -> TextLine? in
      let own = line.words.filter { words[$0].box.midX > ruling.start - 5 && words[$0].box.midX < ruling.end + 5 }
      return own.isEmpty ? nil : TextLine(own, of: words)
    }
    let several = parts.map { $0.chunks(gap: Self.wideGap, of: words) }.filter { $0.count > 1 }
    let headed = several.filter { !isNumeric(text($0[0])) }
    return several.count > 2 && headed.count * 3 > several.count * 2 ? parts : nil
  }
}
