import Foundation
import Model
import Testing
import Vocabulary

@testable import Comparison

@Suite struct LinkScoreTests {
  /// Stored scores; every pair of a set counts, most of them not the same. A lower score fails; a higher one is a reason to raise these.
  struct Floor: Sendable {
    var name: String
    var sets: ClosedRange<Int>
    var same: Int
    var precision: Double
    var recall: Double
    var f1: Double
  }

  static let floors = [
    Floor(name: "fitted", sets: 1...10, same: 356, precision: 0.90, recall: 0.93, f1: 0.92),
    // Never fitted to: neither words nor weights come from it. Every third initiative is a near-miss of the two before it.
    Floor(name: "held out", sets: 11...11, same: 30, precision: 0.52, recall: 0.73, f1: 0.61),
  ]

  @Test(arguments: floors) func linksAgreeWithLabelledPairs(_ floor: Floor) throws {
    let labelled = try LabelledPairs.load()
    let comparer = Comparer(vocabulary: try shippedVocabulary())
    var agreement = LinkAgreement()
    for set in floor.sets {
      let result = try comparer.rows(comparing: labelled.documents(of: set), asOf: Samples.day("2023-06-01"))
      agreement.add(links: result.links, same: labelled.samePairs(of: set))
    }
    #expect(agreement.wanted == floor.same)
    #expect(agreement.precision >= floor.precision, "\(floor.name): precision \(agreement.precision)")
    #expect(agreement.recall >= floor.recall, "\(floor.name): recall \(agreement.recall)")
    #expect(agreement.f1 >= floor.f1, "\(floor.name): F1 \(agreement.f1)")
  }
}
