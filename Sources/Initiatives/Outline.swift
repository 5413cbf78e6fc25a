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

  init(_ document: TabulatedDocument, isLabel: (String) -> Bool) {
    var path: [OutlineHeading] = []
    var paths: [[OutlineHeading]] = []
    var headings: [OutlineHeading] = []
    for (index, block) in document.blocks.enumerated() {
      if case .heading(let level) = block.content, !isLabel(block.text.plain) {
        let heading = OutlineHeading(level: level, text: block.text.collapsed.plain, block: index)
        path.removeAll { $0.level >= level }
        path.append(heading)
        headings.append(heading)
      }
      paths.append(path)
    }
    self.paths = paths
    self.titleBlock = Outline.title(headings, document: document)
  }

  /// The first heading is the document's title when no other stands on its level or above.
  private static func title(_ headings: [OutlineHeading], document: TabulatedDocument) -> Int? {
    guard let first = headings.first else { return nil }
    if headings.dropFirst().allSatisfy({ $0.level > first.level }) { return first.block }
    guard let title = document.metadata.title, !title.isEmpty else { return nil }
    return Folded.same(first.text, title) || Folded.begins(title, with: first.text) ? first.block : nil
  }

  /// Headings over a block without the document's title.
  func headings(over block: Int) -> [OutlineHeading] {
    guard paths.indices.contains(block) else { return [] }
    return paths[block].filter { $0.block != titleBlock }
  }
}
