import Danish
import Vocabulary

/// Finds the department in a letterhead: a short line that names one, or reads as the name of one.
struct DepartmentFinder {
  let vocabulary: Vocabulary
  /// Words up to which a line is a name.
  let shortLine: Int

  /// Words of a block of sender, numbers and contact that has become one line.
  private static let blockWords = 50

  func department(in head: [DocumentLine], title: String?) -> String? {
    let opening = head.prefix { !$0.isAfterTable && $0.wordCount < DepartmentFinder.blockWords }
    let names = opening.compactMap { name(in: $0) }.filter { $0.source != title && isName($0) }
    let named = names.first { vocabulary.documentFacts.department.match(in: $0, at: 0) != nil }
    let likely = names.prefix(DepartmentFinder.letterheadLines).first(where: readsAsName)
    return (named ?? likely).map(tidied).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Lines in which a department that the word list does not know is looked for.
  private static let letterheadLines = 10

  /// The line, or in a block of sender and numbers what stands before the first label; `nil` for text.
  private func name(in line: DocumentLine) -> FoldedText? {
    if line.wordCount <= shortLine { return line.text }
    let words = vocabulary.documentFacts
    let labels = words.caseNumber.matches(in: line.text) + words.contact.matches(in: line.text)
    guard let first = labels.map(\.range.lowerBound).min() else { return nil }
    let sender = FoldedText(String(line.source[..<first]))
    return (1...shortLine).contains(sender.words.count) ? sender : nil
  }

  /// A name has no verb and ends without a full stop; no type of document, person, committee or municipality is named so.
  private func isName(_ text: FoldedText) -> Bool {
    guard let last = text.source.last(where: { !$0.isWhitespace }), !".:;,?!".contains(last) else { return false }
    guard text.source.first(where: { !$0.isWhitespace })?.isUppercase ?? false else { return false }
    return vocabulary.documentTypes.matches(in: text).isEmpty && vocabulary.committees.matches(in: text).isEmpty
      && vocabulary.documentFacts.contact.match(in: text, at: 0) == nil
      && vocabulary.municipalities.municipality(named: text.source) == nil
  }

  /// Whether a line is written as a name: two capitals or more, and only small words without one.
  private func readsAsName(_ text: FoldedText) -> Bool {
    let capitals = text.words.count { text.source[$0.range.lowerBound].isUppercase }
    return capitals >= 2 && text.words.count <= 6
      && text.words.allSatisfy { word in
        let first = text.source[word.range.lowerBound]
        return first.isUppercase || first == "&" || vocabulary.stopWords.contains(word.text)
      }
  }

  /// Without the municipality or date that follows.
  private func tidied(_ text: FoldedText) -> String {
    var source = Substring(text.source)
    if let mention = vocabulary.municipalities.mentions(in: text).first(where: \.isQualified),
      mention.words.lowerBound >= 2,
      vocabulary.stopWords.contains(text.words[mention.words.lowerBound - 1].text)
    {
      source = text.source[..<text.words[mention.words.lowerBound - 2].range.upperBound]
    }
    var parts = source.split(separator: ",").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let grammar = DateGrammar(vocabulary.dates)
    while parts.count > 1, let last = parts.last,
      vocabulary.municipalities.municipality(named: last) != nil || !grammar.mentions(in: last).isEmpty
    {
      parts.removeLast()
    }
    return parts.joined(separator: ", ")
  }
}
