import Danish
import Model
import Vocabulary

/// Cuts the text of a milestone or goal cell into dated events.
struct MilestoneReader {
  let lexicon: PlanLexicon

  /// A milestone cell: a date that stands as a heading of its own parts the text; otherwise each line (or clause with a date
  /// of its own) is an event.
  func milestones(in text: StyledText, kind: MilestoneKind, page: Int?) -> [MilestoneDraft] {
    var result: [MilestoneDraft] = []
    var open: MilestoneDraft?
    for line in text.lines.flatMap(cutAtDates).flatMap(cutBeforeLastDate) {
      if let heading = dateHeading(line) {
        if let open { result.append(open) }
        open = MilestoneDraft(kind: kind, text: heading.rest, dateText: heading.date, page: page)
        continue
      }
      if var event = open {
        event.text += (event.text.isEmpty ? "" : "\n") + line.plain
        open = event
        continue
      }
      result += events(inLine: line.plain, kind: kind, page: page)
    }
    if let open { result.append(open) }
    return result.filter { !$0.text.isEmpty || !$0.dateText.isEmpty }
  }

  /// The line cut before each date with a colon, where it begins with one: lines of a cell that were run together.
  private func cutAtDates(_ line: StyledText) -> [StyledText] {
    let plain = line.plain
    let starts = lexicon.dates.mentions(in: plain).filter { mention in
      plain[mention.range.upperBound...].drop(while: \.isWhitespace).first == ":"
    }.map { plain.distance(from: plain.startIndex, to: $0.range.lowerBound) }
    guard starts.count > 1, starts.first == 0 else { return [line] }
    let ends = starts.dropFirst() + [plain.count]
    return zip(starts, ends).map { line.cut(last: plain.count - $1).cut(first: $0) }
  }

  /// The line cut before the date that is its last sentence: the heading of what follows, run into the line before it.
  private func cutBeforeLastDate(_ line: StyledText) -> [StyledText] {
    let sentences = lexicon.dates.sentences(in: line.plain)
    guard sentences.count > 1, let last = sentences.last, lexicon.dates.isDate(last) else { return [line] }
    let length = last.count
    return [line.cut(last: length), line.cut(first: line.plain.count - length)]
  }

  /// Goals with a date of their own; goals without a date are no events. A year or a range of dates inside the sentence of a
  /// goal is what is measured: "20 forløb i 2024".
  func goals(in text: StyledText, page: Int?) -> [MilestoneDraft] {
    let lines = text.lines.flatMap(cutAtDates).flatMap(cutBeforeLastDate)
    let first = lines.firstIndex { dateHeading($0) != nil } ?? lines.count
    let told = lines[..<first].flatMap { events(inLine: $0.plain, kind: .goal, page: page) }
    let headed = milestones(in: StyledText.joined(Array(lines[first...])), kind: .goal, page: page)
    return told.filter { !$0.dateText.isEmpty && !lexicon.dates.isYearOrRange($0.dateText) }
      + headed.filter { !$0.text.isEmpty }
  }

  /// Whether every line begins with its date: "November 2023: Nyt kommissorium", or "April 2023 Skemaet er afprøvet" without a full stop.
  func isDatedList(_ text: StyledText) -> Bool {
    let lines = text.lines
    return !lines.isEmpty
      && lines.allSatisfy { line in
        guard let heading = dateHeading(line), !heading.rest.isEmpty else { return false }
        let isApart = line.plain.dropFirst(heading.date.count).trimmingBlanks.first.map { ":–—-".contains($0) } == true
        return isApart || line.plain.last != "." && !lexicon.dates.isYearOrRange(heading.date)
      }
  }

  /// A line that is a date, or begins with one set apart by style, a colon or a dash.
  private func dateHeading(_ line: StyledText) -> (date: String, rest: String)? {
    let plain = line.plain
    let bare = plain.withoutColon
    if lexicon.dates.isDate(bare) { return (bare, "") }
    if let first = line.runs.first, line.runs.count > 1, !first.style.isDisjoint(with: [.bold, .underlined]) {
      let start = first.text.withoutColon
      if lexicon.dates.isDate(start) {
        return (start, line.cut(first: first.text.count).withoutLeadingColon.plain)
      }
    }
    guard let mention = lexicon.dates.mentions(in: plain).first else { return nil }
    let before = plain[..<mention.range.lowerBound]
    guard before.allSatisfy({ $0.isWhitespace || $0 == "(" }) else { return nil }
    let after = plain[mention.range.upperBound...].drop { $0.isWhitespace || $0 == ")" }
    guard let sign = after.first, ":–—-".contains(sign) || isSetApart(line, mention, before: after) else { return nil }
    let rest = after.drop { ":–—- ".contains($0) }
    return rest.isEmpty ? nil : (mention.text, rest.trimmingBlanks)
  }

  /// Whether a date at the start of a line is underlined or bold apart from what follows, or a new sentence follows it.
  private func isSetApart(_ line: StyledText, _ mention: DateMention, before after: Substring) -> Bool {
    let end = line.plain.distance(from: line.plain.startIndex, to: mention.range.upperBound)
    let styles: TextStyle = [.bold, .underlined]
    let dateStyle = line.style(at: end - 1).intersection(styles)
    if !dateStyle.isEmpty, line.style(at: line.plain.count - 1).intersection(styles) != dateStyle { return true }
    return after.first?.isUppercase == true && after.count > 3
  }

  /// One event a line; several where its clauses carry dates of their own.
  private func events(inLine line: String, kind: MilestoneKind, page: Int?) -> [MilestoneDraft] {
    let clauses = datedClauses(of: line)
    return clauses.map { clause in
      let mentions = lexicon.dates.mentions(in: clause)
      let text = mentions.count == 1 ? withoutDateBehindDash(clause, mentions[0]) : clause
      return MilestoneDraft(kind: kind, text: text, dateText: mentions.first?.text ?? "", page: page)
    }
  }

  /// What stands before a dash and the date that ends a line: "Rummet er indrettet – marts 2022".
  private func withoutDateBehindDash(_ line: String, _ mention: DateMention) -> String {
    let after = line[mention.range.upperBound...]
    let before = line[..<mention.range.lowerBound].trimmingBlanks
    guard after.allSatisfy({ $0.isWhitespace || $0 == "." }), let sign = before.last, "–—-".contains(sign) else {
      return line
    }
    let text = before.dropLast().trimmingBlanks
    return text.isEmpty ? line : text
  }

  /// Cuts a line at sentence ends and at semicolons and commas between parts that each carry a date.
  private func datedClauses(of line: String) -> [String] {
    let mentions = lexicon.dates.mentions(in: line)
    guard mentions.count > 1 else { return [line] }
    for signs in [".;", ".;,"] as [String] {
      let parts = lexicon.dates.cut(line, at: signs)
      let dated = parts.filter { !lexicon.dates.mentions(in: $0).isEmpty }
      if dated.count == mentions.count, dated.count == parts.count { return parts }
    }
    return [line]
  }

  /// Dated sentences of a status, done or remaining text, one for each date, with the date left in the text.
  func statusEvents(in text: StyledText, page: Int?) -> [MilestoneDraft] {
    var result: [MilestoneDraft] = []
    for line in text.lines {
      for sentence in lexicon.dates.sentences(in: line.plain).flatMap(datedClauses) {
        for mention in lexicon.dates.eventMentions(in: sentence) {
          result.append(
            MilestoneDraft(
              kind: kind(of: sentence, mention: mention.text), text: sentence,
              dateText: dateText(mention, in: sentence),
              page: page))
        }
      }
    }
    return result
  }

  /// Letters of a word that tells what happens; "a)" and "d." do not.
  private static let leastLetters = 3

  /// The stages that a deadline cell tells in sentences or lines with a date each, but for the last, which is the deadline:
  /// "Skemaet er klar 1. marts. Alle bruger det 1. september."
  func stages(in text: StyledText, page: Int?) -> [MilestoneDraft] {
    let sentences = text.lines.flatMap { lexicon.dates.sentences(in: $0.plain) }
    let isTold = sentences.allSatisfy { sentence in
      let found = lexicon.dates.mentions(in: sentence)
      guard found.count == 1 else { return false }
      let rest = sentence[..<found[0].range.lowerBound] + " " + sentence[found[0].range.upperBound...]
      return FoldedText(String(rest)).words.contains { $0.text.count >= Self.leastLetters }
    }
    guard sentences.count > 1, isTold else { return [] }
    return Array(statusEvents(in: text, page: page).dropLast())
  }

  /// "sat til primo 2020" means that time, not all up to it: the word between belongs to the verb.
  private func dateText(_ mention: DateMention, in sentence: String) -> String {
    guard let due = lexicon.vocabulary.cues.matches(in: sentence).last(where: { $0.code == Cue.due.rawValue }),
      due.range.lowerBound < mention.range.lowerBound, due.range.overlaps(mention.range),
      due.range.upperBound < mention.range.upperBound
    else { return mention.text }
    return String(sentence[due.range.upperBound..<mention.range.upperBound]).trimmingBlanks
  }

  /// The date that a remaining text states as the one to be done by, where it states exactly one.
  func statedDeadline(in text: StyledText) -> String? {
    var found: [String] = []
    for line in text.lines {
      for sentence in lexicon.dates.sentences(in: line.plain) where lexicon.has(.due, in: sentence) {
        found += lexicon.dates.eventMentions(in: sentence).map { dateText($0, in: sentence) }
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  private func kind(of sentence: String, mention: String) -> MilestoneKind {
    if lexicon.has(.process, in: sentence), lexicon.dates.isRange(mention) { return .process }
    if lexicon.has(.start, in: sentence) { return .start }
    return .milestone
  }
}
