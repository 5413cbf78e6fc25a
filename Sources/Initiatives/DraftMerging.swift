import Model
import Vocabulary

extension DraftBuilder {
  /// Takes over what another row says of the same initiative.
  mutating func merge(_ other: DraftBuilder, sentencesGoOn: Bool) {
    for role in FieldRole.allCases {
      guard let value = other.draft.values[role] else { continue }
      let isList = role == .responsible || role == .deadline || role == .status
      if isList, let known = draft.values[role],
        known.plain.split(separator: "\n").map(String.init).contains(value.plain)
      {
        continue
      }
      add(role, value, separator: sentencesGoOn && goesOn(role, value) ? " " : "\n")
    }
    for field in other.draft.otherFields { addOther(field.heading, field.value) }
    draft.milestones += other.draft.milestones
    draft.statusColour = draft.statusColour ?? other.draft.statusColour
    draft.statusLegend = draft.statusLegend ?? other.draft.statusLegend
    note(other.marks)
    if let rows = other.rows { for row in rows { cover(row) } }
  }

  /// Whether a text begins in the middle of the sentence that a field ends with: a row cut by a page break.
  func goesOn(_ role: FieldRole, _ value: DraftValue) -> Bool {
    guard let last = draft.values[role]?.plain.last, let first = value.plain.first else { return false }
    return !".!?:".contains(last) && first.isLowercase
  }

  /// Keeps the later of two deadlines.
  mutating func keepLatest(_ value: DraftValue, dates: PlanDates, context: String) {
    guard let known = draft.values[.deadline] else {
      draft.values[.deadline] = value
      return
    }
    if dates.isLater(value.plain, than: known.plain, context: context) { draft.values[.deadline] = value }
  }
}

/// A text as folded words that can be asked by place.
struct FoldedTextWords: Sendable {
  let text: FoldedText

  init(_ source: String) { text = FoldedText(source) }

  func word(_ index: Int) -> String? { text.words.indices.contains(index) ? text.words[index].text : nil }
}
