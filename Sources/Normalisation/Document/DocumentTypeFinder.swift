import Danish
import Model
import Vocabulary

/// Decides a document's type from its title, its metadata and its first lines, in that order.
struct DocumentTypeFinder {
  let types: PhraseList<DocumentType>
  /// Labels of fields.
  let headers: HeaderList
  /// Small words that bind a phrase to the one before it ("som", "til").
  let stopWords: Set<String>
  let dates: DateGrammar

  /// What a line is taken for when it names several types: minutes hold plans, a status note names the plan it follows up, an
  /// appendix or note is named by what it holds.
  private static let precedence: [DocumentType] = [
    .referat, .statusnotat, .tidsOgHandleplan, .udviklingsplan, .handleplan, .strategi, .bilag, .notat, .andet,
  ]
  /// In running text only the first words of a paragraph can name the document.
  private static let openingWords = 4
  /// Lines that are short enough to be a title are read whole.
  private static let titleWords = 16

  func type(title: String?, metadata: DocumentMetadata, head: [DocumentLine]) -> DocumentType? {
    let named = [title, metadata.title, metadata.subject].compactMap(\.self).map { FoldedText($0) }
    if isMinutes(head) { return .referat }
    if let name = named.first(where: { decided($0) != nil }) {
      return isWeak(name) ? declared(head) ?? labelled(name) ?? decided(name) : decided(name)
    }
    let headings = head.lazy.filter { $0.headingLevel != nil }.compactMap { decided($0.text) }
    if let type = headings.first(where: { $0 != .andet }) { return type }
    // "Status:" before a value, or "Status" alone over one, is the label of a field.
    return head.lazy.filter { !$0.source.hasSuffix(":") && !$0.beginsWithField(headers) && !isLabel($0) }.compactMap {
      decided($0.text)
    }.first { $0 != .andet }
  }

  /// Whether a title holds no more than a word that any kind of paper may begin with: "Opfølgning på …", "Status for …".
  private func isWeak(_ title: FoldedText) -> Bool {
    decided(title) == .statusnotat && !types.matches(in: title).contains { $0.code == .statusnotat && $0.isStrong }
  }

  /// The kind of paper that a line of the letterhead says and nothing else: "NOTAT".
  private func declared(_ head: [DocumentLine]) -> DocumentType? {
    head.prefix { !$0.isAfterTable }.lazy.compactMap { types.whole($0.text)?.code }.first {
      $0 == .notat || $0 == .bilag
    }
  }

  /// "Notat: Opfølgning på …" says what it is before the colon.
  private func labelled(_ title: FoldedText) -> DocumentType? {
    guard let match = types.match(in: title, at: 0), match.code == .notat else { return nil }
    return title.source[match.range.upperBound...].first == ":" ? .notat : nil
  }

  private func isLabel(_ line: DocumentLine) -> Bool {
    headers.candidates(for: line.source).first.map { $0.score >= 1 && $0.role == .status } ?? false
  }

  /// Minutes say so at the top of the page, before the title of any appendix.
  private func isMinutes(_ head: [DocumentLine]) -> Bool {
    head.prefix(DocumentTypeFinder.minutesLines).contains { line in
      line.wordCount <= DocumentTypeFinder.titleWords
        && types.matches(in: line.text).contains { $0.code == .referat && $0.isStrong && $0.words.lowerBound <= 2 }
    }
  }

  private static let minutesLines = 8

  /// Whether a small word binds a phrase to the words before it, or to words behind it that are no date.
  private func isBound(_ words: Range<Int>, in text: FoldedText) -> Bool {
    if stopWords.contains(text.words[words.lowerBound - 1].text) { return true }
    guard text.words.indices.contains(words.upperBound + 1) else { return false }
    let rest = text.source[text.words[words.upperBound + 1].range.lowerBound...]
    return stopWords.contains(text.words[words.upperBound].text) && dates.mentions(in: String(rest)).isEmpty
  }

  private func decided(_ text: FoldedText) -> DocumentType? {
    var matches = types.matches(in: text)
    if text.words.count > DocumentTypeFinder.titleWords {
      matches = matches.filter { $0.words.lowerBound < DocumentTypeFinder.openingWords }
    }
    matches = matches.filter { match in
      // "Handleplan som opfølgning på …" is a plan: what it is for stands after a small word.
      // "Handleplan – opfølgning på …" too: what is followed up stands behind one.
      guard match.code == .statusnotat, match.words.lowerBound > 0 else { return true }
      return !isBound(match.words, in: text) || match.isStrong
        || !matches.contains { $0.words.upperBound <= match.words.lowerBound && $0.code != .bilag && $0.code != .notat }
    }
    let strong = matches.filter(\.isStrong)
    let codes = Set((strong.contains { $0.code != .bilag } ? strong : matches).map(\.code))
    return DocumentTypeFinder.precedence.first(where: codes.contains)
  }
}
