import Model
import Vocabulary

/// A stretch of a line that belongs to a field.
struct LabelledPart: Sendable, Hashable {
  /// `nil` for what stands before the first label.
  var role: FieldRole?
  /// The label as written, without its colon.
  var label = ""
  var text: String
}

/// Finds labels inside a line: `Kortlæg praksis. Ansvarlig: Teamleder. Frist: 1. marts 2022`, `Hvem? Teamleder Hvornår? Maj 2022`.
struct InlineLabels {
  let lexicon: PlanLexicon

  /// The parts of a line at its labels; one part without a field where there is none.
  func parts(of line: String) -> [LabelledPart] {
    let labels = labels(in: line)
    guard let first = labels.first else { return [LabelledPart(role: nil, text: line.trimmingBlanks)] }
    var result: [LabelledPart] = []
    let lead = InlineLabels.tidied(line[..<first.start])
    if !lead.isEmpty { result.append(LabelledPart(role: nil, text: lead)) }
    for (index, label) in labels.enumerated() {
      let end = index + 1 < labels.count ? labels[index + 1].start : line.endIndex
      let isLast = index + 1 == labels.count
      let text = InlineLabels.tidied(
        line[label.end..<end], keepsFullStop: isLast && !label.isBracketed && label.isProse)
      let name = String(line[label.start..<label.end]).withoutColon
      result.append(LabelledPart(role: label.role, label: name, text: text))
    }
    return result
  }

  private struct Place {
    var role: FieldRole
    var start: String.Index
    var end: String.Index
    var isBracketed: Bool
    /// Whether its value is a sentence rather than a name or a date.
    var isProse: Bool { ![.responsible, .deadline, .start, .end, .started, .number, .decisionCategory].contains(role) }
  }

  private func labels(in line: String) -> [Place] {
    var result: [Place] = []
    for sign in line.indices where line[sign] == ":" || line[sign] == "?" {
      let from = result.last?.end ?? line.startIndex
      guard let place = label(before: sign, in: line, from: from) else { continue }
      // A question is a label only as a heading of the list in full.
      guard line[sign] == ":" || isWhole(String(line[place.start..<sign])) else { continue }
      result.append(place)
    }
    return result
  }

  /// The longest run of up to four words before a colon that is a label and begins the line, a sentence or a clause.
  private func label(before colon: String.Index, in line: String, from: String.Index) -> Place? {
    let before = line[from..<colon]
    let folded = FoldedText(String(before))
    guard !folded.words.isEmpty else { return nil }
    for count in (1...min(4, folded.words.count)).reversed() {
      let first = folded.words[folded.words.count - count]
      let offset = folded.source.distance(from: folded.source.startIndex, to: first.range.lowerBound)
      let start = line.index(from, offsetBy: offset)
      guard let role = lexicon.role(ofLabel: String(line[start..<colon])) else { continue }
      let previous = line[..<start].last { !$0.isWhitespace }
      if line[start].isUppercase, isWhole(String(line[start..<colon])),
        previous?.isLetter == true || previous?.isNumber == true
      {
        // "Ansvar: Teamlederne Tid: 1. maj": two labelled lines run together.
        return Place(role: role, start: start, end: line.index(after: colon), isBracketed: false)
      }
      guard previous == nil || ".;,(–-/|•".contains(previous ?? " ") || start == line.startIndex else { continue }
      return Place(role: role, start: start, end: line.index(after: colon), isBracketed: previous == "(")
    }
    return nil
  }

  /// Whether a label is a heading of the list in full.
  private func isWhole(_ label: String) -> Bool { lexicon.role(ofLabel: label, atLeast: 1) != nil }

  private static func tidied(_ text: Substring, keepsFullStop: Bool = false) -> String {
    var part = Substring(text.trimmingBlanks)
    while let last = part.last, ";,(–-/|".contains(last) || last.isWhitespace || (last == ")" && !part.contains("(")) {
      part.removeLast()
    }
    if !keepsFullStop, part.last == "." { part.removeLast() }
    return part.trimmingBlanks
  }
}
