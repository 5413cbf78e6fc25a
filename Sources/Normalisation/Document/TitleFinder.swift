import Danish
import Foundation
import Model
import Vocabulary

/// Finds what a document is called: its first heading that is no letterhead, or its metadata where that says more.
struct TitleFinder {
  let vocabulary: Vocabulary

  /// Longer lines are text, not titles.
  private static let longestTitle = 40

  func title(_ head: [DocumentLine], metadata: DocumentMetadata, declared: DeclaredMetadata) -> String? {
    if let title = declared.title { return title }
    let file = metadata.title.flatMap(cleaned)
    if let file, head.contains(where: { $0.text.joined == Folding.fold(file) }) { return file }
    let candidates = opening(of: head).filter(isTitle)
    let top = candidates.compactMap(\.headingLevel).min()
    let best = candidates.enumerated().map { place, line in (line, weight(line, at: place, top: top)) }
      .max { $0.1 < $1.1 }
    if let best, best.1 >= Weight.least { return tidy(best.0.source) }
    return file ?? best.map { tidy($0.0.source) } ?? head.first(where: isTitle).map { tidy($0.source) }
  }

  /// What speaks for a line being the title. A word for the type of document outweighs the set of the letters; the earlier of
  /// two equals is the title.
  private enum Weight {
    static let heading = 2.0
    static let topHeading = 1.0
    static let typeWord = 3.5
    static let place = 0.1
    static let single = 1.5
    static let least = 1.0
  }

  private func weight(_ line: DocumentLine, at place: Int, top: Int?) -> Double {
    var weight = 0.0
    if let level = line.headingLevel { weight += Weight.heading + (level == top ? Weight.topHeading : 0) }
    let namesType = vocabulary.documentTypes.matches(in: line.text).contains { $0.code != .andet }
    if namesType { weight += Weight.typeWord }
    if line.headingLevel == nil, !namesType, line.wordCount < 2 { weight -= Weight.single }
    return weight - Weight.place * Double(place)
  }

  /// Words from which a line is running text.
  private static let textWords = 25

  /// The lines before the text begins; all of them where the document begins with text.
  private func opening(of head: [DocumentLine]) -> [DocumentLine] {
    let before = head.prefix { !$0.isAfterTable && $0.wordCount < TitleFinder.textWords }
    return before.contains(where: isTitle) ? Array(before) : head.filter { !$0.isAfterTable }
  }

  private func isTitle(_ line: DocumentLine) -> Bool {
    guard line.wordCount <= TitleFinder.longestTitle, line.source.contains(where: \.isLetter) else { return false }
    let words = vocabulary.documentFacts
    if vocabulary.municipalities.municipality(named: line.source) != nil { return false }
    if words.contact.match(in: line.text, at: 0) != nil || words.caseNumber.match(in: line.text, at: 0) != nil {
      return false
    }
    if words.titleNoise.whole(line.text) != nil { return false }
    if words.department.whole(line.text) != nil, vocabulary.documentTypes.matches(in: line.text).isEmpty {
      return false
    }
    let dates = DateGrammar(vocabulary.dates).mentions(in: line.source)
    return dates.first.map {
      line.source.distance(from: $0.range.lowerBound, to: $0.range.upperBound) < line.source.count - 3
    }
      ?? true
  }

  /// The title of the metadata without the name of the site; `nil` for what an office program writes by itself.
  private func cleaned(_ title: String) -> String? {
    var parts = title.split(separator: "|").map { tidy(String($0)) }
    if parts.count == 1, let dash = title.range(of: " - ", options: .backwards) {
      let tail = String(title[dash.upperBound...])
      if vocabulary.documentFacts.titleNoise.whole(tail) != nil { parts = [tidy(String(title[..<dash.lowerBound]))] }
    }
    guard let first = parts.first, first.count >= 4, !hasFileEnding(first), !isNoise(first) else { return nil }
    return first
  }

  private func isNoise(_ title: String) -> Bool {
    vocabulary.documentFacts.titleNoise.match(in: FoldedText(title), at: 0) != nil
  }

  private func hasFileEnding(_ title: String) -> Bool {
    guard let dot = title.lastIndex(of: "."), !title.contains(" ") || title.distance(from: dot, to: title.endIndex) <= 5
    else { return false }
    let ending = title[title.index(after: dot)...]
    return (3...4).contains(ending.count) && ending.allSatisfy { $0.isLetter || $0.isNumber }
      && ending.contains(where: \.isLetter)
  }

  private func tidy(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
