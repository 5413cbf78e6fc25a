import Model
import Vocabulary

/// A heading with its place in the document.
struct OutlineHeading: Sendable, Hashable {
  var level: Int
  var text: String
  /// Index of its block.
  var block: Int
}

/// The headings over each block of a document.
struct Outline: Sendable {
  /// By block: the headings above it, outermost first.
  let paths: [[OutlineHeading]]
  /// Index of the block that is the title of the document, where a heading is.
  let titleBlock: Int?
  /// Headings that are labels of what stands over them: they name a field, or return under one heading after the other.
  let labels: Set<Int>

  init(_ document: TabulatedDocument, lexicon: PlanLexicon) {
    var path: [OutlineHeading] = []
    var paths: [[OutlineHeading]] = []
    var headings: [OutlineHeading] = []
    let labels = Outline.labels(in: document, lexicon: lexicon)
    for (index, block) in document.blocks.enumerated() {
      if case .heading(let level) = block.content, !labels.contains(index) {
        let heading = OutlineHeading(level: level, text: block.text.collapsed.plain, block: index)
        // "1.1 …" stands under "Indsatsområde 1: …" or "A. …", also where both are set alike.
        let isItem = Outline.isItem(heading.text, lexicon)
        path.removeAll { $0.level > level || $0.level == level && !(isItem && Outline.isArea($0.text, lexicon)) }
        path.append(heading)
        headings.append(heading)
      }
      paths.append(path)
    }
    self.paths = paths
    self.labels = labels
    self.titleBlock = Outline.title(headings, document: document, namesDocument: lexicon.namesDocument)
  }

  /// Fewest headings that a label returns under.
  private static let leastReturns = 3

  private static func labels(in document: TabulatedDocument, lexicon: PlanLexicon) -> Set<Int> {
    let headings = document.blocks.indices.filter {
      if case .heading = document.blocks[$0].content { true } else { false }
    }
    var places: [String: [Int]] = [:]
    for index in headings { places[Folding.fold(document.blocks[index].text.plain), default: []].append(index) }
    let single = Set(places.values.filter { $0.count == 1 }.joined())
    let returning = places.values.filter {
      $0.count >= leastReturns && returns($0, beside: single, in: document, lexicon)
    }
    return Set(headings.filter { lexicon.isLabelHeading(document.blocks[$0].text.plain) })
      .union(returning.flatMap(\.self))
  }

  /// Whether a heading without number or word for an area comes back, each time after another numbered heading, one over it, or one
  /// beside it that stands once.
  private static func returns(
    _ places: [Int], beside single: Set<Int>, in document: TabulatedDocument, _ lexicon: PlanLexicon
  ) -> Bool {
    let text = document.blocks[places[0]].text.plain
    guard case .heading(let own) = document.blocks[places[0]].content else { return false }
    guard !lexicon.saysArea(text), !lexicon.isPhase(text), !text.contains(where: \.isNumber) else { return false }
    return zip(places, places.dropFirst()).allSatisfy { first, next in
      ((first + 1)..<next).contains { index in
        guard case .heading(let level) = document.blocks[index].content else { return false }
        return level < own || level == own && single.contains(index)
          || isItem(document.blocks[index].text.plain, lexicon)
      }
    }
  }

  /// "Indsatsområde 2", "B. Partsrettigheder".
  private static func isArea(_ heading: String, _ lexicon: PlanLexicon) -> Bool {
    let marker = heading.prefix { !$0.isWhitespace }
    return lexicon.saysArea(heading)
      || marker.count == 2 && marker.first?.isUppercase == true && ".)".contains(marker.last ?? " ")
  }

  /// "Anbefaling 3: Svar inden fem dage".
  private static func isItem(_ heading: String, _ lexicon: PlanLexicon) -> Bool {
    TitleReader(lexicon: lexicon).read(StyledText(heading), takesWholeCell: true).number != nil
  }

  /// The document's title: the first heading when no other stands on its level or above, or the one that names a kind of
  /// document before anything else is said, with nothing on its level after it.
  private static func title(
    _ headings: [OutlineHeading], document: TabulatedDocument, namesDocument: (String) -> Bool
  ) -> Int? {
    guard let first = headings.first else { return nil }
    if headings.dropFirst().allSatisfy({ $0.level > first.level }) { return first.block }
    let firstTable =
      document.blocks.firstIndex { if case .table = $0.content { true } else { false } } ?? document.blocks.count
    for (place, heading) in headings.enumerated() where heading.block < firstTable && namesDocument(heading.text) {
      if headings[(place + 1)...].allSatisfy({ $0.level > heading.level }) { return heading.block }
    }
    guard let title = document.metadata.title, !title.isEmpty else { return nil }
    return Folded.same(first.text, title) || Folded.begins(title, with: first.text) ? first.block : nil
  }

  /// Headings over a block without the document's title.
  func headings(over block: Int) -> [OutlineHeading] {
    guard paths.indices.contains(block) else { return [] }
    return paths[block].filter { $0.block != titleBlock }
  }
}
