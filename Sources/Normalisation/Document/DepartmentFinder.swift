import Vocabulary

/// Finds the department in a letterhead: a short line that names one, before the first table.
struct DepartmentFinder {
  let vocabulary: Vocabulary
  /// Words up to which a line is a name.
  let shortLine: Int

  func department(in head: [DocumentLine]) -> String? {
    for line in head.prefix(while: { !$0.isAfterTable }) where line.wordCount <= shortLine && line.headingLevel == nil {
      guard let match = vocabulary.documentFacts.department.match(in: line.text, at: 0), isName(line, match) else {
        continue
      }
      return line.source.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return nil
  }

  /// A name has no verb and ends without a full stop; longer lines begin with the department's whole name.
  private func isName(_ line: DocumentLine, _ match: PhraseList<String>.Match) -> Bool {
    guard let last = line.source.last(where: { !$0.isWhitespace }), last != ".", last != ":", last != ";" else {
      return false
    }
    guard vocabulary.documentTypes.matches(in: line.text).isEmpty else { return false }
    return line.source.first(where: { !$0.isWhitespace })?.isUppercase ?? false
  }
}
