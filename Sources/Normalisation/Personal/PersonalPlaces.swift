public import Model
public import Vocabulary

/// Finds where personal data stands on the pages of a document, so that pictures of them can be covered there.
public struct PersonalPlaces: Sendable {
  /// Lists that decide what is personal, for the keys of what is kept.
  public static let lists = ["committees", "document_facts", "municipalities", "people", "recommenders", "roles"]

  private let vocabulary: Vocabulary

  public init(vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  /// - Parameters:
  ///   - document: with the places of its blocks and cells.
  ///   - pages: the same document's pages of words.
  /// - Returns: the boxes of the words that the published text lacks, by page.
  public func places(in document: TabulatedDocument, pages: [PageContent]) -> [PageRegion] {
    guard !pages.isEmpty else { return [] }
    let redactor = ContactRedactor(vocabulary: vocabulary)
    let byNumber = Dictionary(pages.map { ($0.number, $0) }) { first, _ in first }
    var result = pages.flatMap { addresses(on: $0) }
    for block in document.blocks {
      result += covered(redactor, block.text.plain, isLabelled: false, block.regions, byNumber)
    }
    for table in document.tables {
      let labelled = redactor.labelledCells(table)
      for (index, cell) in table.cells.enumerated() {
        result += covered(redactor, cell.text.plain, isLabelled: labelled.contains(index), cell.regions, byNumber)
      }
    }
    return result
  }

  /// E-mail addresses, wherever they stand.
  private func addresses(on page: PageContent) -> [PageRegion] {
    page.words.filter { $0.text.contains("@") }.map { PageRegion(page: page.number, box: $0.box) }
  }

  /// The words within some regions that a text loses.
  private func covered(
    _ redactor: ContactRedactor, _ text: String, isLabelled: Bool, _ regions: [PageRegion], _ pages: [Int: PageContent]
  ) -> [PageRegion] {
    let places = redactor.places(in: text, isLabelled: isLabelled)
    guard !places.isEmpty else { return [] }
    let lost = Set(places.flatMap { Folding.fold(String(text[$0])).split(separator: " ") })
    return regions.flatMap { region -> [PageRegion] in
      (pages[region.page]?.words ?? []).filter { word in
        region.box.contains(x: (word.box.x0 + word.box.x1) / 2, y: (word.box.y0 + word.box.y1) / 2)
          && isLost(word.text, lost)
      }
      .map { PageRegion(page: region.page, box: $0.box) }
    }
  }

  /// Whether any part of a word is among the lost ones.
  private func isLost(_ word: String, _ lost: Set<Substring>) -> Bool {
    FoldedText(word).words.contains { lost.contains($0.text[...]) }
  }
}
