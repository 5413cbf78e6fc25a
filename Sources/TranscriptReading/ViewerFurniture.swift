/// Finds what a document viewer's page puts around a document: long lists of other documents' titles, page numbers.
enum ViewerFurniture {
  /// Titles in a row from which they are a list of other documents. A letterhead has up to ten short lines, with two words
  /// each; the list seen has a hundred titles of nine words.
  private static let shortestList = 12
  private static let wordsPerTitle = 4.0
  /// Longest title in characters.
  private static let longestTitle = 200
  /// Share of lines of such a list that may end like sentences.
  private static let sentenceShare = 0.35

  /// - Returns: indices of lines that are no text of the document.
  static func lines(in lines: [TranscriptLine]) -> Set<Int> {
    var result: Set<Int> = []
    var run: [Int] = []
    for (index, line) in lines.enumerated() where line != .blank {
      if isTitle(line) {
        run.append(index)
      } else {
        if isList(run, lines) { result.formUnion(run) }
        run = []
      }
    }
    if isList(run, lines) { result.formUnion(run) }
    result.formUnion(pageNumbers(in: lines))
    return result
  }

  private static func isTitle(_ line: TranscriptLine) -> Bool {
    switch line {
    case .text(let text): text.count <= longestTitle
    case .item(_, let marker, let text): !marker.isEmpty && text.count <= longestTitle
    default: false
    }
  }

  private static func isList(_ run: [Int], _ lines: [TranscriptLine]) -> Bool {
    guard run.count >= shortestList else { return false }
    let texts = run.map { index in
      switch lines[index] {
      case .text(let text), .item(_, _, let text): text
      default: ""
      }
    }
    // Lines of one paragraph follow each other; titles stand apart.
    let apart = zip(run, run.dropFirst()).filter { $1 - $0 > 1 }.count
    let words = texts.reduce(0) { $0 + $1.split(separator: " ").count }
    let sentences = texts.filter { $0.hasSuffix(".") }.count
    let items = run.filter { if case .item = lines[$0] { true } else { false } }.count
    return apart * 10 >= run.count * 8 && Double(words) >= wordsPerTitle * Double(run.count)
      && Double(sentences) <= sentenceShare * Double(run.count) && items * 4 <= run.count
  }

  /// Lines that hold only a number that counts up through the text.
  private static func pageNumbers(in lines: [TranscriptLine]) -> [Int] {
    let numbers = lines.enumerated().compactMap { index, line -> (Int, Int)? in
      guard case .text(let text) = line, text.count <= 3, let number = Int(text) else { return nil }
      return (index, number)
    }
    let counts = zip(numbers, numbers.dropFirst()).allSatisfy { $0.1 < $1.1 }
    return counts ? numbers.map(\.0) : []
  }
}
