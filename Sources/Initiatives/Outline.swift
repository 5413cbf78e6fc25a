import Model

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

  init(_ document: TabulatedDocument, lexicon: PlanLexicon) {
    var path: [OutlineHeading] = []
    var paths: [[OutlineHeading]] = []
    var headings: [OutlineHeading] = []
    for (index, block) in document.blocks.enumerated() {
      if case .heading(let level) = block.content, !lexicon.isLabelHeading(block.text.plain) {
        let heading = OutlineHeading(level: level, text: block.text.collapsed.plain, block: index)
        // "1.1 …" stands under "Indsatsområde 1: …", also where both are set alike.
        let isItem = ItemNumber(startOf: heading.text) != nil
        path.removeAll { $0.level > level || $0.level == level && !(isItem && lexicon.saysArea($0.text)) }
        path.append(heading)
        headings.append(heading)
      }
      paths.append(path)
    }
    self.paths = paths
    self.titleBlock = Outline.title(headings, document: document, namesDocument: lexicon.namesDocument)
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
