import Danish
import Model
import Vocabulary

/// Words that steer the interpretation beyond headings (`cues.yaml`).
enum Cue: String, Sendable {
  /// "påbegyndes": the date says when something begins.
  case start
  /// "løber fra": the dates say how long something goes on.
  case process
  /// "i alt": a row of sums.
  case total
  /// "er sat til": the date after it is the day something is to be done, not the end of a stretch.
  case due
  /// Endings of words for functions and units: "-konsulent".
  case function
  /// "etableret": tells that something has been reached.
  case reached
  /// Words of headings that name no area: "handleplan", "oversigt".
  case genericHeading = "generic_heading"
  /// "bygger på": what follows is where something comes from.
  case derived
  /// "tiltaget": what a sentence in the text of an initiative says of itself.
  case subject
}

/// A line that begins with a label: `Ansvarlig: chefen for myndighed`.
struct LabelLine: Sendable, Hashable {
  var role: FieldRole
  /// The label as written, without its colon.
  var label: String
  /// Characters of the line that the label and its colon take up.
  var length: Int
  /// Whether nothing follows the label on its line.
  var isAlone: Bool
}

/// The word lists as the interpretation asks them.
struct PlanLexicon: Sendable {
  let vocabulary: Vocabulary
  let dates: PlanDates
  let settings: InterpretationSettings

  init(vocabulary: Vocabulary, settings: InterpretationSettings) {
    self.vocabulary = vocabulary
    self.dates = PlanDates(vocabulary: vocabulary)
    self.settings = settings
  }

  /// Fields a heading may stand for, best first, above the least score.
  func roles(ofHeading heading: String) -> [HeaderCandidate] {
    guard !heading.isEmpty else { return [] }
    let known = vocabulary.headers.candidates(for: heading)
    if known.isEmpty {
      return vocabulary.headers.candidates(forMisspelt: heading, score: settings.misspeltScore)
    }
    return known.filter { $0.score >= settings.leastHeadingScore }
  }

  /// What a heading joins that is two of the list in full: names, and what is told of them below ("Indsats og formål").
  func namesAndMore(ofHeading heading: String) -> (names: [HeaderCandidate], more: FieldRole)? {
    let text = FoldedText(heading)
    guard vocabulary.headers.candidates(for: heading).allSatisfy({ $0.score < 1 }) else { return nil }
    for word in text.words.dropFirst().dropLast() where vocabulary.stopWords.contains(word.text) {
      let names = roles(ofHeading: heading[..<word.range.lowerBound].trimmingBlanks).filter { $0.score == 1 }
      let more = roles(ofHeading: heading[word.range.upperBound...].trimmingBlanks).first { $0.score == 1 }
      if names.contains(where: { $0.role == .title }), let more, [.purpose, .goal, .description].contains(more.role) {
        return (names, more.role)
      }
    }
    return nil
  }

  /// Whether a text names a function or a unit: one of the list, or a compound that ends like one ("indkøbskonsulent").
  func namesFunction(_ text: String) -> Bool {
    let folded = FoldedText(text)
    return !vocabulary.roles.matches(in: folded).isEmpty
      || vocabulary.cues.matches(in: folded).contains { $0.code == Cue.function.rawValue }
  }

  /// Whether a heading calls what stands under it recommendations: "Task Forcens anbefaling".
  func speaksOfRecommendations(_ heading: String) -> Bool {
    vocabulary.labelLines.matches(in: heading).contains { $0.code == "recommendation" }
  }

  /// "Bemærkninger": says nothing of what is remarked on.
  func isRemarkHeading(_ heading: String) -> Bool {
    vocabulary.labelLines.match(in: FoldedText(heading), at: 0)?.code == "remark"
      && FoldedText(heading).words.count == 1
  }

  /// Whether a text names a body that recommends, and has no other words than those of some codes, numbers and small words.
  func namesOnlyRecommender(_ text: FoldedText, also codes: Set<String>) -> Bool {
    let bodies = vocabulary.recommenders.matches(in: text)
    guard !bodies.isEmpty else { return false }
    var covered = Set(bodies.flatMap(\.words))
    for match in vocabulary.labelLines.matches(in: text) + vocabulary.cues.matches(in: text)
    where codes.contains(match.code) {
      covered.formUnion(match.words)
    }
    return text.words.indices.allSatisfy { index in
      let word = text.words[index].text
      return covered.contains(index) || word.allSatisfy(\.isNumber) || vocabulary.stopWords.contains(word)
    }
  }

  /// Who recommends, of a text that begins with it: "Borgerrådgiveren anbefaler, at …", "KLK: Brug egne tilbud".
  func recommender(beginning sentence: String) -> String? {
    let text = FoldedText(sentence)
    guard let body = vocabulary.recommenders.matches(in: text).first, body.words.lowerBound <= 1 else { return nil }
    let end = text.words[body.words.upperBound - 1].range.upperBound
    let isLabel = body.words.lowerBound == 0 && sentence[end...].first == ":"
    let recommends = vocabulary.labelLines.matches(in: text).contains {
      $0.code == "recommends" && $0.words.lowerBound == body.words.upperBound
    }
    return isLabel || recommends ? String(sentence[..<end]) : nil
  }

  /// Most characters of a time that stands alone: "Månedligt fra januar 2018".
  private static let longestTime = 40

  /// Whether what stands beside a label such as "Færdig" is a time and no word of status.
  func answersWhen(_ text: String) -> Bool {
    text.count <= Self.longestTime && text.last != "." && !dates.mentions(in: text).isEmpty
      && vocabulary.statuses.phrases.matches(in: text).isEmpty
  }

  func has(_ cue: Cue, in text: String) -> Bool {
    vocabulary.cues.matches(in: text).contains { $0.code == cue.rawValue }
  }

  func begins(_ cue: Cue, _ text: String) -> Bool {
    vocabulary.cues.match(in: FoldedText(text), at: 0)?.code == cue.rawValue
  }

  /// Whether every word of a text belongs to a cue, numbers and years aside.
  func isOnly(_ cue: Cue, _ text: String) -> Bool {
    let folded = FoldedText(text)
    guard !folded.words.isEmpty else { return false }
    var covered = Set<Int>()
    for match in vocabulary.cues.matches(in: folded) where match.code == cue.rawValue { covered.formUnion(match.words) }
    return folded.words.indices.allSatisfy {
      covered.contains($0) || folded.words[$0].text.allSatisfy { $0.isNumber }
        || vocabulary.stopWords.contains(folded.words[$0].text)
    } && !covered.isEmpty
  }

  /// The label that begins a line.
  ///
  /// A label ends with a colon, is a question ("Hvornår?"), or is the whole line, or is set in bold or italics apart from the rest.
  func label(of line: StyledText) -> LabelLine? {
    let plain = line.plain
    if let colon = plain.firstIndex(of: ":"),
      let found = role(ofLabel: String(plain[..<colon])) ?? vocabulary.headers.misspelt(String(plain[..<colon]))
    {
      let length = plain.distance(from: plain.startIndex, to: colon) + 1
      let isAlone = plain[plain.index(after: colon)...].allSatisfy(\.isWhitespace)
      return LabelLine(role: found, label: String(plain[..<colon]), length: length, isAlone: isAlone)
    }
    if let question = plain.firstIndex(of: "?"), let found = role(ofLabel: String(plain[..<question]), atLeast: 1) {
      let label = String(plain[...question])
      let isAlone = plain[question...].dropFirst().allSatisfy(\.isWhitespace)
      return LabelLine(role: found, label: label, length: label.count, isAlone: isAlone)
    }
    if let first = line.runs.first, line.runs.count > 1, !first.style.isDisjoint(with: [.bold, .italic, .underlined]) {
      let label = first.text.trimmingBlanks
      if let found = role(ofLabel: label) {
        return LabelLine(role: found, label: label, length: first.text.count, isAlone: false)
      }
    }
    guard let found = role(ofLabel: plain, atLeast: 1) else { return nil }
    return LabelLine(role: found, label: plain, length: plain.count, isAlone: true)
  }

  /// The field of a short text that is a heading of the list in full.
  ///
  /// - Parameter score: least score; a line without a colon is a label only where it is a heading of the list in full.
  func role(ofLabel text: String, atLeast score: Double? = nil) -> FieldRole? {
    let label = text.trimmingBlanks
    guard !label.isEmpty, label.count <= settings.longestLabel, label.last != "." else { return nil }
    guard let best = vocabulary.headers.candidates(for: label).first, best.score >= score ?? settings.leastLabelScore
    else {
      return nil
    }
    return best.role
  }

  /// Whether a label that names an initiative may as well say what is done ("Handling", "Hvad gør vi?").
  func alsoDescribes(_ label: String) -> Bool {
    let candidates = vocabulary.headers.candidates(for: label.trimmingBlanks)
    guard let best = candidates.first else { return false }
    return candidates.contains { $0.role == .description && $0.score >= best.score }
  }

  /// The follow-up label that begins a line ("Opfølgning", "Opfølgning, introforløb").
  func isFollowUpLabel(_ line: String) -> Bool {
    guard line.count <= settings.longestLabel, line.last != "." else { return false }
    let start = line.prefix { !",:–-".contains($0) }
    return vocabulary.headers.candidates(for: String(start)).contains { candidate in
      guard candidate.role == .followUp, candidate.score == 1 else { return false }
      // A phrase with an open end also begins compounds ("opfølgningsplan"); an inflection adds three letters at most.
      return start.count <= candidate.phrase.count + 3
    }
  }
}

extension String {
  var trimmingBlanks: String { Substring(self).trimmingBlanks }
}

extension Substring {
  var trimmingBlanks: String {
    var part = drop(while: \.isWhitespace)
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }
}
