import Model
import Vocabulary

/// Takes out of an initiative's texts what only says whose recommendation it follows.
struct Attributions {
  /// Words of a sentence that says no more than where an initiative comes from.
  private static let longestSentence = 16

  let lexicon: PlanLexicon

  func apply(to draft: inout InitiativeDraft) {
    takeMark(of: &draft)
    for role in [FieldRole.description, .purpose, .goal, .status, .followUp, .deadline, .responsible] {
      takeSentences(of: role, from: &draft)
    }
  }

  /// "Nye lokaler (TF 3)": the mark behind the name is no part of it.
  private func takeMark(of draft: inout InitiativeDraft) {
    guard var title = draft.values[.title], title.plain.last == ")", let open = title.plain.lastIndex(of: "(") else {
      return
    }
    let mark = String(title.plain[title.plain.index(after: open)...].dropLast())
    guard open > title.plain.startIndex, lexicon.namesOnlyRecommender(FoldedText(mark), also: ["recommendation"]) else {
      return
    }
    draft.recommendationLabels.append(mark)
    title.text = title.text.cut(last: title.plain.distance(from: open, to: title.plain.endIndex))
    draft.values[.title] = title
  }

  /// "Tiltaget bygger på en anbefaling fra Task Forcen." on a line of its own.
  private func takeSentences(of role: FieldRole, from draft: inout InitiativeDraft) {
    guard var value = draft.values[role] else { return }
    let lines = value.text.lines
    let kept = lines.filter { !isAttribution($0.plain) }
    guard kept.count < lines.count else { return }
    draft.recommendationLabels += lines.map(\.plain).filter(isAttribution)
    value.text = StyledText.joined(kept)
    draft.values[role] = kept.isEmpty ? nil : value
  }

  /// Whether a line says no more than whose recommendation something follows.
  func isAttribution(_ line: String) -> Bool {
    let text = FoldedText(line)
    guard text.words.count <= Self.longestSentence, lexicon.has(.derived, in: line) else { return false }
    return lexicon.namesOnlyRecommender(text, also: ["recommendation", Cue.derived.rawValue, Cue.subject.rawValue])
  }
}
