import Model

/// Lines of text that belong together: a paragraph or a list item.
struct Paragraph: Sendable {
  var lines: [TextLine]
  /// The sign or number it begins with.
  var marker: ListMarker?
  /// x up to which its lines may run.
  var limit = Double.infinity

  /// Whether a line is one word that leaves no room for another letter: it may have been cut for want of room.
  func isFilledByOneWord(_ line: TextLine, _ words: [Word]) -> Bool {
    guard line.words.count == 1, let word = line.words.first.map({ words[$0] }) else { return false }
    let room = limit - word.box.x1
    return room > -line.size && room < word.box.width / Double(max(1, word.text.count))
  }
}

/// Cuts lines into paragraphs by how they were set: room left at a line end where the next word would have fitted, gaps
/// in height, list markers, and a change between bold and plain at a line end.
struct ParagraphCutter {
  let words: [Word]
  /// Usual distance of two lines in units of the font size.
  let pitch: Double
  /// Usual distance of two words in units of the font size.
  let space: Double
  /// Small discs on the page: a browser paints the bullets of lists instead of writing them.
  let discs: [Rect]

  /// - Parameter groups: lines of each cell or column, from which the usual distances are taken.
  init(words: [Word], groups: [[TextLine]], discs: [Rect] = []) {
    self.words = words
    self.discs = discs
    pitch = usualPitch(groups)
    space = usualSpace(groups, words)
  }

  /// - Parameters:
  ///   - lines: of one cell or one block, from top to bottom.
  ///   - extent: x from which and up to which a line may run.
  func paragraphs(_ lines: [TextLine], extent: (left: Double, right: Double)) -> [Paragraph] {
    guard let first = lines.map(\.box.x0).min() else { return [] }
    let left = min(extent.left, first)
    // A single long word may leave its cell; several words show how far a line may run.
    let longest = lines.filter { $0.words.count > 1 }.map(\.box.x1).max() ?? extent.right
    let limit = max(extent.right, longest)
    var result: [Paragraph] = []
    for line in lines {
      let marker = marker(of: line)
      guard let previous = result.last?.lines.last, let paragraph = result.last else {
        result.append(Paragraph(lines: [line], marker: marker, limit: extent.right))
        continue
      }
      if startsParagraph(line, marker: marker, after: previous, in: paragraph, left: left, limit: limit) {
        result.append(Paragraph(lines: [line], marker: marker, limit: extent.right))
      } else {
        result[result.count - 1].lines.append(line)
      }
    }
    return result
  }

  func marker(of line: TextLine) -> ListMarker? {
    guard let first = line.words.first else { return nil }
    let next = line.words.dropFirst().first.map { words[$0] }
    if ColourSign.isMeaningful(words[first], before: next) || isSignKey(line) { return .sign }
    if let marker = ListMarker(words[first].text) {
      return line.words.count > 1 || marker != .bullet ? marker : .bullet
    }
    if ListMarker.isGluedBullet(words[first].text) { return .bullet }
    return hasPaintedBullet(line) ? .painted : nil
  }

  /// Whether a small disc is painted right before the line.
  private func hasPaintedBullet(_ line: TextLine) -> Bool {
    discs.contains { disc in
      disc.height < line.size && disc.x1 < line.box.x0 && line.box.x0 - disc.x1 < 2 * line.size
        && disc.midY > line.box.y0 && disc.midY < line.box.y1
    }
  }

  /// Whether different signs stand on one line, each before its meaning: a key to them, not a list item.
  private func isSignKey(_ line: TextLine) -> Bool {
    guard let first = line.words.first, Symbol.isLight(words[first].text) else { return false }
    return line.words.dropFirst(2).contains { Symbol.isLight(words[$0].text) && words[$0].text != words[first].text }
  }

  private func startsParagraph(
    _ line: TextLine, marker: ListMarker?, after previous: TextLine, in paragraph: Paragraph, left: Double,
    limit: Double
  ) -> Bool {
    if !isGap(previous, line), hangsUnderValue(line, of: paragraph) { return false }
    if isGap(previous, line) || isStyleBreak(previous, line) || beginsWithLabel(line, after: previous) { return true }
    let isDeliberate = isDeliberateBreak(previous, line, left: left, limit: limit)
    switch marker {
    case .bullet, .sign, .painted: return true
    case .number: if isDeliberate || endsSentence(previous) || isHanging(line, in: paragraph) { return true }
    case nil: break
    }
    return isDeliberate || hasLeader(previous)
  }

  /// Room in units of the font size that sets a value apart from the label before it.
  private static let labelRoom = 1.5

  /// Whether the line begins where the value beside the label of the paragraph does, so that it goes on with the value.
  private func hangsUnderValue(_ line: TextLine, of paragraph: Paragraph) -> Bool {
    guard let first = paragraph.lines.first, line.box.x0 > first.box.x0 + first.size else { return false }
    let starts = zip(first.words, first.words.dropFirst()).filter { left, right in
      words[right].box.x0 - words[left].box.x1 > Self.labelRoom * first.size
    }
    return starts.count == 1 && abs(words[starts[0].1].box.x0 - line.box.x0) < 2
  }

  /// Whether the line begins where the numbered item before it does.
  private func isHanging(_ line: TextLine, in paragraph: Paragraph) -> Bool {
    guard let first = paragraph.lines.first, case .number = paragraph.marker else { return false }
    return abs(first.box.x0 - line.box.x0) < 3
  }

  /// Dots that lead to a page number.
  private func hasLeader(_ line: TextLine) -> Bool {
    line.words.contains { index in
      var dots = 0
      return words[index].text.utf8.contains { byte in
        dots = byte == UInt8(ascii: ".") ? dots + 1 : 0
        return dots == 5
      }
    }
  }

  /// More than a third above the usual distance of lines.
  private func isGap(_ previous: TextLine, _ line: TextLine) -> Bool {
    line.middle - previous.middle > 1.33 * pitch * max(previous.size, line.size)
  }

  /// A line wholly bold (or underlined) before one that is not, or the other way round: a title line or a date line. Or two bold
  /// lines in different colours: a heading over a label.
  private func isStyleBreak(_ previous: TextLine, _ line: TextLine) -> Bool {
    let kinds: TextStyle = [.bold, .underlined]
    let before = commonStyle(previous).intersection(kinds)
    let after = commonStyle(line).intersection(kinds)
    if before == after, before.contains(.bold), colour(previous) != colour(line), !goesOnInSentence(line) {
      return true
    }
    guard before != after, let last = fullSized(previous).last, let first = line.words.first else { return false }
    guard !goesOnInSentence(line) || endsSentence(previous) else { return false }
    return words[last].style.intersection(kinds) != words[first].style.intersection(kinds)
  }

  /// A small letter goes on with the sentence, however it is set.
  private func goesOnInSentence(_ line: TextLine) -> Bool {
    line.words.first.map { words[$0].text.first?.isLowercase == true } ?? false
  }

  /// The colour of a line's first word; `nil` for black.
  private func colour(_ line: TextLine) -> String? { line.words.first.flatMap { words[$0].colour } }

  /// Words of a label with a colon after a full stop: "Mål:", "Bygger på:".
  private static let labelWords = 2

  /// A label with a colon begins the line: after a sentence, or in bold or underlined after what is plain.
  private func beginsWithLabel(_ line: TextLine, after previous: TextLine) -> Bool {
    let opening = line.words.prefix(Self.labelWords).map { words[$0].text }
    if endsSentence(previous), opening.first?.first?.isUppercase == true, opening.contains(where: { $0.last == ":" }) {
      return true
    }
    let kinds: TextStyle = [.bold, .underlined]
    guard let last = previous.words.last, words[last].style.isDisjoint(with: kinds) else { return false }
    let label = line.words.prefix { !words[$0].style.isDisjoint(with: kinds) }
    return label.last.map { words[$0].text.hasSuffix(":") } ?? false
  }

  private func commonStyle(_ line: TextLine) -> TextStyle {
    let words = fullSized(line).map { self.words[$0] }
    return words.dropFirst().reduce(words.first?.style ?? []) { $0.intersection($1.style) }
  }

  /// The words of a line without raised marks: the mark of a note is not bold after a bold title.
  private func fullSized(_ line: TextLine) -> [Int] {
    let kept = line.words.filter { !words[$0].style.contains(.superscript) && words[$0].size > 0.8 * line.size }
    return kept.isEmpty ? line.words : kept
  }

  /// Whether the first word of `line` would have fitted on `previous`.
  private func isDeliberateBreak(
    _ previous: TextLine, _ line: TextLine, left: Double, limit: Double
  ) -> Bool {
    guard let first = line.words.first, let last = previous.words.last else { return false }
    let need = words[first].box.width + space * line.size
    // A centred or right-set line has room on both sides.
    let isSetLeft = previous.box.x0 - left < 2.5 * previous.size
    let room = isSetLeft ? limit - previous.box.x1 : (limit - left) - previous.box.width
    guard room > need + 0.1 * line.size else { return false }
    guard words[first].text.first?.isLowercase == true, !endsSentence(previous), words[last].text.last != ":" else {
      return true
    }
    // A small letter goes on with the sentence unless much of the line was left free; after a comma it always does.
    guard words[last].text.last != "," else { return false }
    return room > max(need, 0.5 * (limit - left))
  }

  private func endsSentence(_ line: TextLine) -> Bool {
    guard let last = line.words.last, let sign = words[last].text.last else { return false }
    return ".:;!?".contains(sign)
  }
}

/// Lines of one paragraph are hardly ever further apart, in units of the font size: one and a half lines of a font whose
/// own leading is 1.15 give 1.73; single lines parted by a paragraph's usual margin give 1.9 and more.
private let widestPitch = 1.8

/// Usual distance of consecutive lines in units of the font size; 1.2 where the text does not tell.
///
/// - Parameter groups: lines of each cell or column, from top to bottom.
func usualPitch(_ groups: [[TextLine]]) -> Double {
  var pitches: [Double] = []
  for lines in groups {
    for (upper, lower) in zip(lines, lines.dropFirst()) where abs(upper.size - lower.size) < 0.5 && upper.size > 0 {
      let pitch = (lower.middle - upper.middle) / upper.size
      if pitch > 0.8, pitch < widestPitch { pitches.append(pitch) }
    }
  }
  guard !pitches.isEmpty else { return 1.2 }
  pitches.sort()
  // Paragraph gaps only make distances larger: the lower part tells the pitch of wrapped lines.
  return pitches[pitches.count / 3]
}

/// Usual distance of two words of a line in units of the font size; 0.3 where there is none.
private func usualSpace(_ groups: [[TextLine]], _ words: [Word]) -> Double {
  var gaps: [Double] = []
  for line in groups.joined() {
    for (left, right) in zip(line.words, line.words.dropFirst()) {
      let gap = (words[right].box.x0 - words[left].box.x1) / max(1, line.size)
      if gap > 0.1, gap < 0.8 { gaps.append(gap) }
    }
  }
  gaps.sort()
  return gaps.isEmpty ? 0.3 : gaps[gaps.count / 2]
}
