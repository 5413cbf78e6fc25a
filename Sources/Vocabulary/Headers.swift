public import Model

/// Which field a heading of a column, a row or a label may stand for.
public struct HeaderCandidate: Sendable, Hashable {
  public var role: FieldRole
  /// 1 where the whole heading is a phrase of the list; less the more of its words the list does not know.
  public var score: Double
  /// The phrase of the list that was found.
  public var phrase: String
}

/// The headings of plans and the fields they stand for.
public struct HeaderList: Sendable, Hashable {
  public let phrases: PhraseList<FieldRole>
  public var digest: String { phrases.digest }
  /// Words that do not count when a heading is compared ("kort", "evt.").
  private let fillers: PhraseList<String>
  let longWords: LongWords

  init(file: YAMLFile) throws(VocabularyError) {
    phrases = try PhraseList(file: file, alsoAllowing: ["fillers"])
    longWords = LongWords(of: phrases)
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: ["entries", "ignored", "fillers"])
    fillers = PhraseList(entries: [PhraseList.Entry(code: "filler", phrases: try root.texts("fillers"))])
  }

  /// The fields a heading may stand for, best first; each field once. A heading such as "Aktivitet" fits several fields, and
  /// the other columns decide.
  ///
  /// The score is the share of the heading's words that the phrase covers; a strong phrase that stands anywhere in a longer
  /// heading gives at least 0.8, a weak one never more than 0.7 unless it is the whole heading.
  public func candidates(for heading: String) -> [HeaderCandidate] {
    let text = FoldedText(heading)
    let counted = text.words.count - fillers.matches(in: text).reduce(0) { $0 + $1.words.count }
    var best: [FieldRole: (candidate: HeaderCandidate, place: Int)] = [:]
    for (place, match) in phrases.alternatives(in: text).enumerated() {
      let candidate = HeaderCandidate(
        role: match.code, score: HeaderList.score(match, words: max(counted, match.words.count)), phrase: match.phrase)
      if let known = best[match.code], known.candidate.score >= candidate.score { continue }
      best[match.code] = (candidate, best[match.code]?.place ?? place)
    }
    return best.values.sorted { ($1.candidate.score, $0.place) < ($0.candidate.score, $1.place) }.map(\.candidate)
  }

  /// The best field for a heading; `nil` below a score.
  public func role(of heading: String, atLeast score: Double = 0.5) -> HeaderCandidate? {
    candidates(for: heading).first { $0.score >= score }
  }

  /// Longer headings are sentences in which a word of the list stands by chance: beyond this many words a weak phrase does
  /// not count ("Indsatser (i henhold til handleplanen godkendt af …)" has a strong one at its start).
  private static let longestWeakHeading = 12

  private static func score(_ match: PhraseList<FieldRole>.Match, words: Int) -> Double {
    let share = Double(match.words.count) / Double(max(words, 1))
    if match.words.count == words { return 1 }
    let begins = match.words.lowerBound == 0
    if match.isStrong { return 0.8 + 0.15 * share + (begins ? 0.04 : 0) }
    if words > longestWeakHeading { return begins ? 0.5 : 0.2 }
    return min(0.7, 0.3 + 0.4 * share + (begins ? 0.2 : 0))
  }
}

extension PhraseList {
  /// Every phrase of the list in a text, at each place the longest, with all the entries that share it.
  public func alternatives(in text: FoldedText) -> [Match] {
    var result: [Match] = []
    var position = 0
    while position < text.words.count {
      let found = alternatives(in: text, at: position)
      result += found.matches
      position = max(position + 1, found.end)
    }
    return result
  }
}
