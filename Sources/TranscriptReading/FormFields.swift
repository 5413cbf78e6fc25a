/// Finds forms whose labels and values each stand alone between blank lines, as a page with definition lists looks when it is
/// copied out:
///
///     Ansvarlig
///
///     Leder af PPR
///
///     Tidsplan
struct FormFields {
  /// How often a label comes, and how many there must be.
  private static let fewestTimes = 3
  private static let fewestLabels = 3
  /// Longest label in characters.
  private static let longest = 40

  /// Labels, and values that stand alone right under one.
  private(set) var fields: Set<Int> = []
  /// Headings: short lines that begin a paragraph which is no value.
  private(set) var headings: Set<Int> = []

  /// - Parameter lines: of the whole text.
  init(lines: [TranscriptLine]) {
    let alone = lines.indices.filter { Self.standsAlone(lines, $0) }
    let groups = Dictionary(grouping: alone) { lines[$0].wording ?? "" }
    let repeated = groups.filter { text, places in
      text.count <= Self.longest && text.contains(where: \.isLetter) && places.count >= Self.fewestTimes
    }
    // A value that comes again ("I gang") always stands under a label that comes more often.
    let known = repeated.filter { _, places in
      !places.allSatisfy { place in
        let above = lines[..<place].lastIndex { !$0.isBreak }.flatMap { lines[$0].wording }
        return (above.flatMap { repeated[$0]?.count } ?? 0) > places.count
      }
    }
    guard known.count >= Self.fewestLabels else { return }
    let labels = lines.indices.filter { index in lines[index].wording.map { known[$0] != nil } ?? false }
    fields = Set(labels)
    var values: Set<Int> = []
    for index in labels {
      guard let next = lines[(index + 1)...].firstIndex(where: { !$0.isBreak }) else { continue }
      values.insert(next)
      if Self.standsAlone(lines, next) { fields.insert(next) }
    }
    headings = Set(lines.indices.filter { !fields.contains($0) && !values.contains($0) && Self.opens(lines, $0) })
  }

  /// Whether a short line without a full stop stands at the start of a paragraph, and the next begins anew.
  private static func opens(_ lines: [TranscriptLine], _ index: Int) -> Bool {
    guard index > 0, lines[index - 1].isBreak, index + 1 < lines.count, case .text(let text) = lines[index],
      case .text(let next) = lines[index + 1], PlainHeadings.isHeading(lines[index])
    else { return false }
    return !LineBreaks.isWrapped(text, before: next) && next.first?.isUppercase == true
  }

  private static func standsAlone(_ lines: [TranscriptLine], _ index: Int) -> Bool {
    guard case .text = lines[index] else { return false }
    return (index == 0 || lines[index - 1].isBreak) && (index + 1 == lines.count || lines[index + 1].isBreak)
  }
}
