import Danish
import Model
import Vocabulary

/// Decides an initiative's status from its colour and words.
struct StatusFinder {
  private let statuses: StatusList
  private let colours: ColourList
  private let sentences: SentenceSplitter
  private let shortStatus: Int

  init(vocabulary: Vocabulary, shortStatus: Int) {
    statuses = vocabulary.statuses
    colours = vocabulary.colours
    sentences = SentenceSplitter(abbreviations: vocabulary.abbreviations)
    self.shortStatus = shortStatus
  }

  /// The status and whether a short statement was not understood.
  ///
  /// - Parameters:
  ///   - text: the words of the status column.
  ///   - colour: `#rrggbb` of the cell or mark.
  ///   - legend: the legend's word for the colour; it overrules what the colour usually means.
  func status(text: String?, colour: String?, legend: String?) -> (status: InitiativeStatus, isUnmapped: Bool) {
    if let legend, let status = stated(in: legend) { return (status, false) }
    if let text, let status = stated(in: text) { return (status, false) }
    if let colour, let status = colours.colour(ofHex: colour)?.status { return (status, false) }
    guard let text else { return (.unknown, false) }
    if let status = colours.colour(named: text)?.status { return (status, false) }
    let isLabel = FoldedText(text).words.count <= StatusFinder.labelWords && text.last != "."
    return (.unknown, isLabel && text.contains(where: \.isLetter) && statuses.phrases.first(in: text) == nil)
  }

  /// Words up to which a status is a label that the word list should know, rather than a report.
  private static let labelWords = 4

  /// Statuses that a deadline column may state beside or instead of a date ("Er implementeret").
  private static let closing: Set<InitiativeStatus> = [.implemented, .completed, .postponed, .cancelled, .inProgress]

  /// The status that the words of a deadline column state; `nil` where they only say what is to come.
  func statedInDeadline(_ text: String) -> InitiativeStatus? {
    guard let sentence = sentences.texts(of: text).first else { return nil }
    let folded = FoldedText(sentence)
    for match in statuses.phrases.matches(in: folded) where isStated(match, in: folded) {
      // "Løbende" says how often, "i drift" how far.
      let isStatement = StatusFinder.closing.contains(match.code) || match.code == .ongoing && match.words.count > 1
      return isStatement && !isFuture(match, in: folded) ? match.code : nil
    }
    return nil
  }

  /// The status that a text states. The first sentence or line decides; what follows explains.
  private func stated(in text: String) -> InitiativeStatus? {
    guard let first = sentences.texts(of: text).first else { return nil }
    let folded = FoldedText(first)
    for match in statuses.phrases.matches(in: folded) where isStated(match, in: folded) {
      return isFuture(match, in: folded) ? .planned : match.code
    }
    return nil
  }

  private func isStated(_ match: PhraseList<InitiativeStatus>.Match, in text: FoldedText) -> Bool {
    guard text.words.count > shortStatus, match.words.count == 1, match.words.lowerBound > 1 else { return true }
    return statuses.stating.match(in: text, at: match.words.lowerBound - 1) != nil
  }

  /// Words before a status word in which a word of the future makes it a plan.
  private static let reach = 4

  private func isFuture(_ match: PhraseList<InitiativeStatus>.Match, in text: FoldedText) -> Bool {
    guard [.implemented, .completed, .inProgress, .ongoing].contains(match.code) else { return false }
    let start = max(0, match.words.lowerBound - StatusFinder.reach)
    return (start..<match.words.lowerBound).contains { statuses.future.match(in: text, at: $0) != nil }
  }
}
