import Foundation
import Model
import Testing
import Vocabulary

@testable import Comparison

@Suite struct LinkScoreTests {
  /// Stored scores; every pair of a set counts, most of them not the same. A lower score fails; a higher one is a reason to raise these.
  struct Floor: Sendable {
    var name: String
    var file = "pairs"
    var sets: ClosedRange<Int>
    var same: Int
    var precision: Double
    var recall: Double
    var f1: Double
  }

  static let floors = [
    Floor(name: "fitted", sets: 1...10, same: 356, precision: 0.91, recall: 0.89, f1: 0.90),
    // Never fitted to: neither words nor weights come from it. Every third initiative is a near-miss of the two before it.
    Floor(name: "held out", sets: 11...11, same: 30, precision: 0.63, recall: 0.63, f1: 0.63),
    // Whole plans: hundreds of initiatives of which few are the same, long texts, and methods that ten municipalities share.
    Floor(name: "plans", file: "plan-pairs", sets: 12...12, same: 140, precision: 0.66, recall: 0.72, f1: 0.69),
    Floor(name: "other plans", file: "plan-pairs", sets: 13...13, same: 159, precision: 0.63, recall: 0.66, f1: 0.65),
    Floor(name: "third plans", file: "plan-pairs", sets: 14...14, same: 163, precision: 0.65, recall: 0.78, f1: 0.71),
    // Neither words nor weights come from it.
    Floor(name: "new plans", file: "plan-pairs", sets: 15...15, same: 216, precision: 0.56, recall: 0.56, f1: 0.56),
  ]

  @Test(arguments: floors) func linksAgreeWithLabelledPairs(_ floor: Floor) throws {
    let labelled = try LabelledPairs.load(floor.file)
    let comparer = Comparer(vocabulary: try shippedVocabulary())
    var agreement = LinkAgreement()
    for set in floor.sets {
      let result = try comparer.rows(comparing: labelled.documents(of: set), asOf: Samples.day("2023-06-01"))
      agreement.add(links: result.links, same: labelled.samePairs(of: set), open: labelled.openPairs)
    }
    #expect(agreement.wanted == floor.same)
    #expect(agreement.precision >= floor.precision, "\(floor.name): precision \(agreement.precision)")
    #expect(agreement.recall >= floor.recall, "\(floor.name): recall \(agreement.recall)")
    #expect(agreement.f1 >= floor.f1, "\(floor.name): F1 \(agreement.f1)")
  }
}
