import Model

/// Finds columns by the places where texts begin, however near the texts of the column before come.
struct StartColumns {
  let words: [Word]

  /// Narrowest gap before such a text, in units of the font size: spaces of set text are 0.2 to 0.3.
  static let leastGap = 0.35
  /// Texts begin at one place within so many points.
  static let reach = 0.8
  /// Fewest texts that begin at one place.
  static let leastCount = 4
  /// Share of the texts behind a place that may begin elsewhere in the column.
  static let strayShare = 0.1

  /// - Parameters:
  ///   - separators: x of the separators found by gaps, ascending.
  ///   - lines: the lines of a region.
  /// - Returns: those and the further ones, ascending, and where the texts behind the further ones begin.
  func added(to separators: [Double], _ lines: [TextLine]) -> (separators: [Double], starts: [Double]) {
    var result = separators
    var starts: [Double] = []
    for place in places(lines) where isColumn(place, lines) {
      let isKnown = result.contains { $0 > place.ends.lowerBound - 0.5 && $0 < place.start + 1.5 }
      guard !isKnown else { continue }
      result.append((place.start + place.ends.upperBound) / 2)
      starts.append(place.start)
    }
    return (result.sorted(), starts)
  }

  /// A place where texts begin behind a gap.
  private struct Place {
    var start: Double
    /// Ends of what stands before them, from the nearest to the furthest right.
    var ends: ClosedRange<Double>
    var count: Int
  }

  private func places(_ lines: [TextLine]) -> [Place] {
    var result: [Place] = []
    for line in lines {
      for (left, right) in zip(line.words, line.words.dropFirst()) {
        let (end, start) = (words[left].box.x1, words[right].box.x0)
        guard start - end >= Self.leastGap * line.size, !isInFigure(words[left].text, words[right].text) else {
          continue
        }
        if let known = result.firstIndex(where: { abs($0.start - start) < Self.reach }) {
          let ends = result[known].ends
          result[known].ends = min(ends.lowerBound, end)...max(ends.upperBound, end)
          result[known].count += 1
        } else {
          result.append(Place(start: start, ends: end...end, count: 1))
        }
      }
    }
    return result.filter { $0.count >= Self.leastCount }.sorted { $0.start < $1.start }
  }

  /// Groups of three digits, and signs, behind a figure.
  private func isInFigure(_ left: String, _ right: String) -> Bool {
    guard left.last?.isNumber == true else { return false }
    return right.count == 3 && right.allSatisfy(\.isNumber) || !right.contains { $0.isLetter || $0.isNumber }
  }

  /// Whether no word runs over the place, and hardly any text behind it begins elsewhere.
  private func isColumn(_ place: Place, _ lines: [TextLine]) -> Bool {
    var strays = 0
    for line in lines {
      let boxes = line.words.map { words[$0].box }
      if boxes.contains(where: { $0.x0 < place.start - Self.reach && $0.x1 > place.start - 0.3 }) { return false }
      let next = boxes.first { $0.x0 > place.start - Self.reach }
      if let next, next.x0 > place.start + Self.reach, next.x0 < place.start + 3 * line.size { strays += 1 }
    }
    return Double(strays) <= Self.strayShare * Double(place.count)
  }
}
