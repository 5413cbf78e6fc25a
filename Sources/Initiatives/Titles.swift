import Model
import Vocabulary

/// The name of an initiative taken apart: number, label lines, title.
struct TitleParts: Sendable, Hashable {
  var number: String?
  /// Label lines that name who recommended it, as written.
  var labels: [String] = []
  /// Whether it is called a recommendation: "Anbefaling 3: …".
  var isRecommendation = false
  var title: StyledText
  /// What follows the title in its cell.
  var rest: StyledText
}

/// Finds the title in the first lines of a cell.
struct TitleReader {
  let lexicon: PlanLexicon

  /// Reads a cell that names an initiative and may describe it further.
  ///
  /// - Parameter takesWholeCell: whether the cell only names (a title column): then its further lines belong to the title
  ///   unless its first line is set apart (bold) from the rest.
  func read(_ text: StyledText, takesWholeCell: Bool) -> TitleParts {
    var lines = text.lines
    var parts = TitleParts(title: StyledText(), rest: StyledText())
    takeLabels(&lines, into: &parts)
    guard !lines.isEmpty else { return parts }
    var count = titleLineCount(lines, takesWholeCell: takesWholeCell)
    if takesWholeCell, count == 1, lines.count > 1, !isSetApart(lines[0], from: lines[1]),
      !looksLikeNameBeforeText(lines)
    {
      count = lines.count
    }
    if !takesWholeCell, count == 0 {
      parts.rest = StyledText.joined(lines)
      return parts
    }
    parts.title = StyledText.joined(Array(lines.prefix(max(count, 1))), separator: count > 1 ? " " : "\n")
    var rest = Array(lines.dropFirst(max(count, 1)))
    takeLabels(&rest, into: &parts)
    parts.rest = StyledText.joined(rest)
    splitNumberAndLabel(&parts)
    return parts
  }

  /// Takes lines such as "Task Force-anbefaling" off the start, and the same words run into the first line in another style.
  private func takeLabels(_ lines: inout [StyledText], into parts: inout TitleParts) {
    while let first = lines.first, isRecommendationLabel(first.plain) {
      parts.labels.append(first.plain.withoutColon)
      lines.removeFirst()
    }
    guard let first = lines.first, let run = first.runs.first, first.runs.count > 1 else { return }
    let label = run.text.trimmingBlanks
    guard isRecommendationLabel(label), first.plain.count > run.text.count else { return }
    parts.labels.append(label.withoutColon)
    lines[0] = first.cut(first: run.text.count).withoutLeadingColon
  }

  /// A short line that names a body and says that it recommends: "Task Force-anbefaling", "KLK's anbefaling:".
  func isRecommendationLabel(_ line: String) -> Bool {
    guard line.count <= 60, line.last != "." else { return false }
    let folded = FoldedText(line)
    guard folded.words.count <= 8 else { return false }
    return lexicon.namesOnlyRecommender(folded, also: ["recommendation"]) && lexicon.speaksOfRecommendations(line)
  }

  /// How many lines at the start are the title; 0 when the text begins without one.
  private func titleLineCount(_ lines: [StyledText], takesWholeCell: Bool) -> Int {
    let bold = lines.prefix { $0.commonStyle.contains(.bold) }.count
    if bold > 0, bold < lines.count { return bold }
    if takesWholeCell { return bold == lines.count ? lines.count : 1 }
    if bold == lines.count, lines.count > 0 { return 1 }
    guard lines.count > 1, let first = lines.first?.plain else { return 0 }
    let isName = first.count <= lexicon.settings.longestTitleLine && !".:;".contains(first.last ?? ".")
    return isName ? 1 : 0
  }

  private func isSetApart(_ line: StyledText, from next: StyledText) -> Bool {
    let styles: TextStyle = [.bold, .underlined]
    return line.commonStyle.intersection(styles) != next.commonStyle.intersection(styles)
  }

  /// A short first line without full stop, then sentences.
  private func looksLikeNameBeforeText(_ lines: [StyledText]) -> Bool {
    let first = lines[0].plain
    let rest = lines.dropFirst().map(\.plain)
    return first.count <= 100 && !".,;:–-".contains(first.last ?? ".")
      && rest.contains { $0.last == "." && $0.count > 60 }
      && rest.first?.first?.isLowercase == false
  }

  /// Number, "Indsats 3:", "KLK's anbefaling: …" and quotation marks around the title.
  func splitNumberAndLabel(_ parts: inout TitleParts) {
    takeNumber(&parts)
    if let colon = parts.title.plain.firstIndex(of: ":") {
      let label = String(parts.title.plain[..<colon])
      let length = label.count + 1
      if isRecommendationLabel(label) {
        parts.labels.append(label)
        parts.title = parts.title.cut(first: length)
      } else if isItemLabel(label) {
        parts.isRecommendation = isRecommendation(label)
        if parts.number == nil { parts.number = itemNumber(in: label) }
        parts.title = parts.title.cut(first: length)
      }
      takeNumber(&parts)
    } else {
      takeItemLabel(&parts)
    }
    parts.title = parts.title.withoutQuotes.withoutTrailing(":")
  }

  /// Where a status begins that stands behind a name with a capital of its own, as badges do: "Data til lederne I gang".
  func statusEnd(of title: String) -> String.Index? {
    let folded = FoldedText(title)
    let match = lexicon.vocabulary.statuses.phrases.matches(in: folded).last
    guard let match, match.words.upperBound == folded.words.count, match.words.lowerBound > 1,
      title[match.range.lowerBound].isUppercase, title[..<match.range.lowerBound].last?.isWhitespace == true,
      title[match.range.upperBound...].isEmpty
    else { return nil }
    return match.range.lowerBound
  }

  private func takeNumber(_ parts: inout TitleParts) {
    guard parts.number == nil, let number = ItemNumber(startOf: parts.title.plain) else { return }
    parts.number = number.text
    parts.title = parts.title.cut(first: number.length)
  }

  /// "Indsats", "Indsats 3", "Anbefaling nr. 2".
  private func isItemLabel(_ label: String) -> Bool {
    let folded = FoldedText(label)
    guard (1...4).contains(folded.words.count) else { return false }
    guard let match = lexicon.vocabulary.labelLines.match(in: folded, at: 0),
      match.code == "initiative" || match.code == "recommendation"
    else { return false }
    return folded.words[match.words.upperBound...].allSatisfy { word in
      word.text.allSatisfy(\.isNumber) || word.text.count <= 2
    }
  }

  /// Whether a heading calls what stands under it recommendations: "Anbefaling", "Anbefaling 3".
  func isRecommendation(_ heading: String) -> Bool {
    lexicon.vocabulary.labelLines.match(in: FoldedText(heading), at: 0)?.code == "recommendation"
  }

  /// The number of a heading that says no more than "Anbefaling 3" or "Indsats nr. 2:".
  func bareItemNumber(_ heading: String) -> String? {
    let label = heading.withoutColon
    return isItemLabel(label) ? itemNumber(in: label) : nil
  }

  /// The number of a line that says no more than "Anbefaling 3" or "Anbefaling 3 (KLK)".
  func number(ofLabel line: String) -> String? {
    bareItemNumber(line) ?? (isRecommendationLabel(line) ? itemNumber(in: line.withoutColon) : nil)
  }

  private func itemNumber(in label: String) -> String? {
    label.split(whereSeparator: \.isWhitespace).compactMap { ItemNumber(whole: String($0))?.text }.last
  }

  /// "Indsats 3 Fælles redskab", "Indsats 3 – Fælles redskab".
  private func takeItemLabel(_ parts: inout TitleParts) {
    let plain = parts.title.plain
    let words = plain.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count >= 3, isItemLabel(String(words[0])), let number = ItemNumber(whole: String(words[1])) else {
      return
    }
    let rest = plain[words[1].endIndex...].drop { $0.isWhitespace || "–-.:".contains($0) }
    let isParted = plain[words[1].endIndex..<rest.startIndex].contains { "–-:".contains($0) } || words[1].last == ":"
    guard rest.first?.isUppercase == true || isParted && rest.first?.isNumber == true, number.text.count <= 6 else {
      return
    }
    if parts.number == nil { parts.number = number.text }
    parts.title = parts.title.cut(first: plain.distance(from: plain.startIndex, to: rest.startIndex))
  }
}

extension String {
  var withoutColon: String {
    var copy = Substring(trimmingBlanks)
    while copy.last == ":" { copy.removeLast() }
    return copy.trimmingBlanks
  }
}

extension StyledText {
  var withoutLeadingColon: StyledText {
    let count = plain.prefix { ": –-".contains($0) }.count
    return count == 0 ? self : cut(first: count)
  }

  /// Without quotation marks that enclose the whole text.
  var withoutQuotes: StyledText {
    let pairs: [(Character, Character)] = [
      ("\"", "\""), ("“", "”"), ("”", "”"), ("„", "“"), ("»", "«"), ("«", "»"), ("'", "'"), ("‘", "’"),
    ]
    let plain = self.plain
    guard plain.count > 2, let first = plain.first, let last = plain.last else { return self }
    guard pairs.contains(where: { $0.0 == first && $0.1 == last }) else { return self }
    let inside = plain.dropFirst().dropLast()
    guard !inside.contains(first) || first != last else { return self }
    return cut(first: 1).cut(last: 1)
  }
}
