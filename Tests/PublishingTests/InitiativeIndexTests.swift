import Model
import Testing

@testable import Publishing

@Suite struct InitiativeIndexTests {
  /// The sample's first initiative in documents of the given ids and days.
  private func latest(_ versions: [(id: String, year: Int?)]) -> (document: DocumentID?, versions: Int) {
    let sample = SampleDataset()
    var index = InitiativeIndex()
    for version in versions {
      var result = sample.document("0101", 0)
      result.document.documentId = DocumentID(rawValue: version.id)
      result.document.documentDate = version.year.map { sample.day($0, 3, 1) }
      result.initiatives = [result.initiatives[0]]
      index.add(EditionDocument(result))
    }
    return (index.rows.first?.document, index.rows.first?.versions ?? 0)
  }

  @Test func theLatestVersionIsThatOfTheLatestDocument() {
    for order in [[("b", 2020), ("a", 2021)], [("a", 2021), ("b", 2020)]] {
      #expect(latest(order.map { ($0.0, $0.1) }) == (DocumentID(rawValue: "a"), 2))
    }
    #expect(latest([("b", nil), ("a", 2019)]).document?.rawValue == "a")
  }

  @Test func ofOneDayTheLastIdIsTheLatestInWhateverOrderTheyCome() {
    #expect(latest([("a", 2020), ("b", 2020)]).document?.rawValue == "b")
    #expect(latest([("b", 2020), ("a", 2020)]).document?.rawValue == "b")
  }
}
