import Danish
import Model
import Vocabulary

/// Turns milestones as written into rows: dates, actors, kinds of decision.
struct MilestoneNormaliser {
  let vocabulary: Vocabulary
  let grammar: DateGrammar
  let redactor: ContactRedactor
  let facts: DocumentFacts

  func milestones(_ drafts: [MilestoneDraft]) -> (milestones: [Milestone], hasImpossible: Bool) {
    var hasImpossible = false
    var rows: [Milestone] = []
    for draft in drafts {
      let reading = reading(of: draft, year: rows.last?.dateStart?.year)
      hasImpossible = hasImpossible || reading.isImpossible
      let dateText = redactor.redacted(draft.dateText).trimmingLines
      rows.append(
        Milestone(
          sequence: rows.count + 1, kind: draft.kind, text: redactor.redacted(draft.text).trimmingLines,
          dateText: dateText.isEmpty ? nil : dateText, date: reading.interval, actor: actor(draft),
          decisionType: draft.kind == .decision ? vocabulary.decisions.codes(in: draft.text) : [], page: draft.page,
          notes: draft.notes.map { redactor.redacted($0) }))
    }
    return (rows, hasImpossible)
  }

  /// The date by its own words, or together with what stands over it ("August" under "2018").
  private func reading(of draft: MilestoneDraft, year: Int?) -> DateReading {
    let context = facts.dateContext(nearestYear: draft.contextYear ?? year)
    let own = grammar.reading(of: draft.dateText, context: context)
    guard own.interval == nil || own.interval?.basis == .context, !draft.dateContext.isEmpty else { return own }
    let joined = grammar.reading(of: "\(draft.dateText) \(draft.dateContext)", context: context)
    return joined.interval == nil ? own : joined
  }

  /// The actor as given, or the political body that a decision names.
  private func actor(_ draft: MilestoneDraft) -> String? {
    let given = redactor.redacted(draft.actor).trimmingLines
    if !given.isEmpty { return given }
    guard draft.kind == .decision else { return nil }
    let text = FoldedText(draft.text)
    return vocabulary.committees.matches(in: text).first.map { CommitteeName.full(of: $0, in: text) }
  }
}

/// The whole name of a committee: "Børne- og Skoleudvalget" where the list knows only the last word.
enum CommitteeName {
  static func full(of match: PhraseList<String>.Match, in text: FoldedText) -> String {
    var first = match.words.lowerBound
    while first >= 2, isLinked(text, from: first - 2, to: first) { first -= 2 }
    return String(text.source[text.words[first].range.lowerBound..<match.range.upperBound])
  }

  /// Whether a word ends in a hyphen that the words after it complete ("Børne- og …").
  private static func isLinked(_ text: FoldedText, from place: Int, to end: Int) -> Bool {
    let after = text.words[place].range.upperBound
    return after < text.source.endIndex && text.source[after] == "-" && text.words[end - 1].text.count <= 4
  }
}
