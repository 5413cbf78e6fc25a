import Danish
import Model
import Vocabulary

/// Finds the date of the document itself: after a label, alone on a line of the letterhead, or at the end of a short one.
/// Dates in sentences, tables and lists of other documents are what the document speaks of.
struct DocumentDateFinder {
  private let vocabulary: Vocabulary
  private let grammar: DateGrammar

  /// Words of a line such as "Rådhuset, den 6. december 2017".
  private static let shortLine = 7
  /// Letters of the word before the figures of a time of day, "kl. 16.00".
  private static let timeLetters = 2
  /// Words of a line that begins with a place and a day.
  private static let placeWords = 10
  /// Words before the day of a meeting: "Tirsdag den".
  private static let dayWords = 2
  /// Words of a line that names the municipality and a department before its date.
  private static let letterheadWords = 12
  /// Labels of one word that stand in any sentence ("den", "pr") count only at the start of a line.
  private static let clearLabel = 4

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    grammar = DateGrammar(vocabulary.dates)
  }

  /// - Parameters:
  ///   - head: the first lines of the document's own text.
  ///   - foot: its last lines and the running ones, where only a label tells its date.
  func date(head: [DocumentLine], foot: [DocumentLine], title: String?) -> CalendarDate? {
    let before = withoutFields(head.prefix { !$0.isAfterTable })
    if let told = labelled(before) ?? alone(before) ?? labelled(head) ?? labelled(foot) { return told }
    if let written = beginning(before) ?? ending(before) ?? month(before) ?? besideNumbers(before) { return written }
    return ending(foot.filter(\.isFurniture)) ?? approved(before) ?? title.flatMap { lastDay(in: $0) }
  }

  /// The lines without those that state a field of the plan, beside its label or under it.
  private func withoutFields(_ lines: ArraySlice<DocumentLine>) -> [DocumentLine] {
    var previous: DocumentLine?
    return lines.filter { line in
      defer { previous = line }
      return !line.beginsWithField(vocabulary.headers) && !(previous.map(isFieldLabel) ?? false)
    }
  }

  private func labelled(_ head: [DocumentLine]) -> CalendarDate? {
    for (place, line) in head.enumerated() {
      for match in vocabulary.documentFacts.date.matches(in: line.text) {
        let rest = line.source[match.range.upperBound...]
        let isClear = match.words.lowerBound == 0 && line.wordCount <= DocumentDateFinder.shortLine || hasColon(rest)
        guard isClear, match.phrase.count >= DocumentDateFinder.clearLabel else { continue }
        if let day = leadingDay(in: String(rest)) { return day }
        guard rest.allSatisfy({ !$0.isLetter && !$0.isNumber }), place + 1 < head.count else { continue }
        if let day = leadingDay(in: head[place + 1].source) { return day }
      }
    }
    return nil
  }

  private func hasColon(_ rest: Substring) -> Bool { rest.drop(while: \.isWhitespace).first == ":" }

  /// The day that a text begins with.
  private func leadingDay(in text: String) -> CalendarDate? {
    guard let first = grammar.mentions(in: text).first, let day = day(first) else { return nil }
    let before = text[..<first.range.lowerBound]
    return before.allSatisfy { !$0.isLetter && !$0.isNumber } ? day : nil
  }

  private func alone(_ lines: some Sequence<DocumentLine>) -> CalendarDate? {
    for line in lines where line.wordCount <= DocumentDateFinder.shortLine {
      guard let mention = grammar.mentions(in: line.source).first, let day = day(mention) else { continue }
      let rest = line.source[..<mention.range.lowerBound] + line.source[mention.range.upperBound...]
      if rest.allSatisfy({ !$0.isLetter && !$0.isNumber }) { return day }
    }
    return nil
  }

  /// Fields whose values are dates.
  private static let dated: Set<FieldRole> = [.deadline, .end, .started, .milestone, .followUp]

  /// Words of the label of a field: "Hvornår er vi færdige?".
  private static let labelWords = 5

  /// "Hvornår:", "Tidsfrist": the date after it is one of the plan's.
  private func isFieldLabel(_ line: DocumentLine) -> Bool {
    guard line.wordCount <= DocumentDateFinder.labelWords else { return false }
    let label = line.source.split(separator: ":").first.map(String.init) ?? line.source
    return vocabulary.headers.candidates(for: label).first.map { $0.score >= 1 && Self.dated.contains($0.role) }
      ?? false
  }

  /// "Tirsdag den 14. maj 2024 kl. 16.00", the day and time of a meeting, or "Rådhuset, 8. juni 2022." after a place.
  private func beginning(_ lines: some Sequence<DocumentLine>) -> CalendarDate? {
    for line in lines {
      guard let mention = grammar.mentions(in: line.source).first, let day = day(mention) else { continue }
      let before = line.source[..<mention.range.lowerBound].split(whereSeparator: \.isWhitespace)
      guard before.count <= DocumentDateFinder.dayWords else { continue }
      let isPlace =
        line.wordCount <= DocumentDateFinder.placeWords && before.last?.last == ","
        && before.allSatisfy { $0.first?.isUppercase == true }
      if isPlace || isTime(line.source[mention.range.upperBound...]) { return day }
    }
    return nil
  }

  /// Whether a short word and figures follow: "kl. 16.00".
  private func isTime(_ text: Substring) -> Bool {
    let words = text.split { !$0.isLetter && !$0.isNumber }
    guard words.count >= 2, words[0].allSatisfy(\.isLetter) else { return false }
    return words[0].count <= DocumentDateFinder.timeLetters && words[1].allSatisfy(\.isNumber)
  }

  private func ending(_ lines: some Sequence<DocumentLine>) -> CalendarDate? {
    for line in lines where line.wordCount <= DocumentDateFinder.letterheadWords {
      guard let mention = grammar.mentions(in: line.source).last, let day = day(mention) else { continue }
      guard line.wordCount <= DocumentDateFinder.shortLine || isLetterhead(line) || isLabelled(mention, in: line) else {
        continue
      }
      if line.source[mention.range.upperBound...].allSatisfy({ !$0.isLetter && !$0.isNumber }) { return day }
    }
    return nil
  }

  /// "Opfølgningsnotat om børn og unge pr. 25. oktober 2016": a label stands right before the day, in a line that is no
  /// sentence and names a kind of document.
  private func isLabelled(_ mention: DateMention, in line: DocumentLine) -> Bool {
    let before = line.text.words.count { $0.range.upperBound <= mention.range.lowerBound }
    return line.source.last.map { !".,;:".contains($0) } == true
      && !vocabulary.documentTypes.matches(in: line.text).isEmpty
      && vocabulary.documentFacts.date.matches(in: line.text).contains {
        $0.words.upperBound == before || $0.words.lowerBound == before
      }
  }

  /// "Skive Kommune, Børne- og Familieafdelingen, 8. januar 2024", and the committee that a paper is for.
  private func isLetterhead(_ line: DocumentLine) -> Bool {
    line.wordCount <= DocumentDateFinder.letterheadWords && line.source.contains(",") && isOfDepartment(line)
  }

  /// The last day of "Syddjurs Kommune · Børn og Familie · Maj 2024": a line of the letterhead that ends with a month.
  private func month(_ lines: some Sequence<DocumentLine>) -> CalendarDate? {
    for line in lines where line.wordCount <= DocumentDateFinder.letterheadWords {
      guard line.source.contains(where: DocumentDateFinder.separators.contains), isOfDepartment(line),
        let mention = grammar.mentions(in: line.source).last, let interval = mention.interval,
        let start = interval.start,
        let end = interval.end, (start.year, start.month) == (end.year, end.month), start != end, interval.basis == nil,
        line.source[mention.range.upperBound...].allSatisfy({ !$0.isLetter && !$0.isNumber })
      else { continue }
      return end
    }
    return nil
  }

  /// Signs between the facts of a letterhead.
  private static let separators: Set<Character> = [",", "·", "|", "•"]

  private func isOfDepartment(_ line: DocumentLine) -> Bool {
    !(vocabulary.documentFacts.department.matches(in: line.text).isEmpty
      && vocabulary.committees.matches(in: line.text).isEmpty)
  }

  /// The date in a block of case number, date and contact that has become one line.
  private func besideNumbers(_ lines: some Sequence<DocumentLine>) -> CalendarDate? {
    let words = vocabulary.documentFacts
    for line in lines where line.wordCount <= DocumentDateFinder.blockWords {
      let hasNumber =
        !words.caseNumber.matches(in: line.text).isEmpty || !words.documentNumber.matches(in: line.text).isEmpty
      guard hasNumber, let day = lastDay(in: line.source) else { continue }
      return day
    }
    return nil
  }

  /// Words of such a block: department, numbers, date, address, telephone, e-mail.
  private static let blockWords = 50

  /// "Godkendt af udvalget den 8. december 2022.": a line that begins with a label and names a day in its first words.
  private func approved(_ lines: some Sequence<DocumentLine>) -> CalendarDate? {
    for line in lines where vocabulary.documentFacts.date.match(in: line.text, at: 0) != nil {
      guard let mention = grammar.mentions(in: line.source).first, let day = day(mention),
        line.text.words.count(where: { $0.range.upperBound <= mention.range.lowerBound })
          <= DocumentDateFinder.approvalWords
      else { continue }
      return day
    }
    return nil
  }

  /// Words between such a label and its date: the name of a committee.
  private static let approvalWords = 8

  private func lastDay(in text: String) -> CalendarDate? { grammar.mentions(in: text).compactMap(day).last }

  /// The day of a mention that names one single day with its year.
  private func day(_ mention: DateMention) -> CalendarDate? {
    guard let interval = mention.interval, let start = interval.start, start == interval.end, interval.basis == nil
    else {
      return nil
    }
    return start
  }
}
