import Model

/// Words that stand on one line, from left to right.
struct TextLine: Sendable {
  /// Indices into the page's words, by x.
  var words: [Int]
  var box: Rect
  /// Font size that most of the letters have, in points.
  var size: Double
  /// Middle of the letters that have this size.
  var middle: Double
}

extension TextLine {
  /// - Parameter indices: at least one, in any order.
  init(_ indices: [Int], of words: [Word]) {
    let sorted = indices.sorted { (words[$0].box.x0, $0) < (words[$1].box.x0, $1) }
    let main = TextLine.mainSize(sorted, words)
    let body = sorted.filter { words[$0].size >= 0.8 * main }
    let first = sorted.first.map { words[$0].box } ?? Rect(x0: 0, y0: 0, x1: 0, y1: 0)
    let box = sorted.reduce(first) { $0.union(words[$1].box) }
    let middles = (body.isEmpty ? sorted : body).map { words[$0].box.midY }
    self.init(words: sorted, box: box, size: main, middle: middles.reduce(0, +) / Double(max(1, middles.count)))
  }

  /// The size that most characters have; the larger one when two are as frequent.
  private static func mainSize(_ indices: [Int], _ words: [Word]) -> Double {
    guard indices.count > 1 else { return indices.first.map { words[$0].size } ?? 0 }
    var weights: [Double: Int] = [:]
    for index in indices { weights[words[index].size, default: 0] += max(1, words[index].text.utf8.count) }
    return weights.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }
}

/// Puts words on lines by how far they overlap in height.
///
/// A word joins the line whose letters it shares at least half of the smaller height with, so that raised footnote
/// marks stay on their line and tightly set lines stay apart. A large number beside several lines joins the one it
/// overlaps most and does not draw them together.
///
/// - Returns: lines from top to bottom; two lines at one height are sorted by x.
/// - Complexity: O(*n* log *n*) for ordinary pages.
func textLines(_ indices: some Sequence<Int>, of words: [Word]) -> [TextLine] {
  let all = Array(indices)
  let tallest = tallWordHeight * medianHeight(all, words)
  var lines = openLines(all.filter { words[$0].box.height <= tallest }, of: words)
  var alone: [Int] = []
  for index in all where words[index].box.height > tallest {
    let box = words[index].box
    let nearest = lines.indices.max { overlap(lines[$0].core, box) < overlap(lines[$1].core, box) }
    if let nearest, overlap(lines[nearest].core, box) > 0.5 {
      lines[nearest].words.append(index)
    } else {
      alone.append(index)
    }
  }
  lines += openLines(alone, of: words)
  return lines.map { TextLine($0.words, of: words) }
    .sorted { ($0.middle, $0.box.x0) < ($1.middle, $1.box.x0) }
}

/// Words this many times as high as the usual ones are set large: numbers beside text, headings. Body text on one page
/// differs by a quarter, raised marks are two thirds as high.
private let tallWordHeight = 1.6

private func medianHeight(_ indices: [Int], _ words: [Word]) -> Double {
  let heights = indices.map { words[$0].box.height }.sorted()
  return heights.isEmpty ? 0 : heights[heights.count / 2]
}

/// - Returns: for each line the box that tells how high its letters reach, and its words.
private func openLines(_ indices: [Int], of words: [Word]) -> [(core: Rect, words: [Int])] {
  let sorted = indices.sorted {
    (words[$0].box.midY, words[$0].box.x0, $0) < (words[$1].box.midY, words[$1].box.x0, $1)
  }
  var open: [(core: Rect, words: [Int])] = []
  var done: [(core: Rect, words: [Int])] = []
  for index in sorted {
    let box = words[index].box
    while let first = open.first, first.core.y1 < box.y0 - box.height {
      done.append(first)
      open.removeFirst()
    }
    var best: (place: Int, share: Double)?
    for (place, line) in open.enumerated() {
      let share = overlap(line.core, box)
      if share > 0.5, share > best?.share ?? 0 { best = (place, share) }
    }
    if let best {
      open[best.place].words.append(index)
      if box.height > open[best.place].core.height { open[best.place].core = box }
    } else {
      open.append((box, [index]))
    }
  }
  return done + open
}

/// Shared height over the smaller height.
private func overlap(_ left: Rect, _ right: Rect) -> Double {
  let shared = min(left.y1, right.y1) - max(left.y0, right.y0)
  return shared / max(0.1, min(left.height, right.height))
}

extension TextLine {
  /// The line cut wherever the gap between two words is wider than `gap` times the font size, and after dotted leaders.
  ///
  /// Between two figures two thirds of the gap are enough: columns of figures stand closer than words, and the spaces
  /// in a figure (`1 000`) are narrower still.
  func chunks(gap: Double, of words: [Word]) -> [TextLine] {
    var parts: [[Int]] = []
    var end = -Double.infinity
    var previous: Int?
    for index in self.words {
      let box = words[index].box
      if let last = previous {
        let areFigures = words[last].text.last?.isNumber == true && words[index].text.first?.isNumber == true
        let least = (areFigures ? 0.66 : 1) * gap * max(size, words[index].size)
        let isAfterLeader = isLeader(words[last].text) && !isLeader(words[index].text)
        if box.x0 - end > least || isAfterLeader { parts.append([index]) } else { parts[parts.count - 1].append(index) }
      } else {
        parts.append([index])
      }
      previous = index
      end = max(end, box.x1)
    }
    return parts.count == 1 ? [self] : withWholeAmounts(parts, of: words).map { TextLine($0, of: words) }
  }
}

extension TextLine {
  /// The line without the dots that lead to what stands behind it, which fill the gap between two columns; `nil` for dots alone.
  func withoutLeader(of words: [Word]) -> TextLine? {
    let kept = self.words.filter { !isDots(words[$0].text) }
    return kept.count == self.words.count ? self : kept.isEmpty ? nil : TextLine(kept, of: words)
  }
}

/// Pieces in which a sign set in a column of its own is with its figure: `$` at the left edge of the column, `%` behind it.
private func withWholeAmounts(_ parts: [[Int]], of words: [Word]) -> [[Int]] {
  var result: [[Int]] = []
  for part in parts {
    if let last = result.last, isAmount(last, part, of: words) {
      result[result.count - 1] += part
    } else {
      result.append(part)
    }
  }
  return result
}

/// Whether a lone currency sign stands before a figure, or a lone percent sign behind one.
private func isAmount(_ left: [Int], _ right: [Int], of words: [Word]) -> Bool {
  guard let last = left.last, let first = right.first else { return false }
  let isFigure = { (word: Word) in word.text.contains(where: \.isNumber) || isDash(word.text) }
  if isCurrencySign(words[last].text) { return left.count == 1 && isFigure(words[first]) }
  return right.count == 1 && words[first].text == "%" && isFigure(words[last])
}

private func isCurrencySign(_ text: String) -> Bool {
  text.unicodeScalars.count == 1
    && text.unicodeScalars.allSatisfy { $0.properties.generalCategory == .currencySymbol }
}

private func isDash(_ text: String) -> Bool { text.allSatisfy { "-–—".contains($0) } }

/// Dots that lead from a label to its value, alone.
func isDots(_ text: String) -> Bool { isLeader(text) && text.allSatisfy { $0 == "." } }

/// Dots that lead from a label to its value, with the label or alone; a lone full stop set apart is one too.
func isLeader(_ text: String) -> Bool { text == "." || text.hasSuffix("....") }
