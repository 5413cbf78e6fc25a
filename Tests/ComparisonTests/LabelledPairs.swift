import Foundation
import Model
import TestSupport
import Vocabulary

@testable import Comparison

/// Hand-labelled initiatives, in sets that are compared within themselves.
struct LabelledPairs: Decodable {
  struct Item: Decodable {
    var id: String
    var set: Int
    var group: String
    var title: String
    var area: String?
    var purpose: String?
    var description: String?
    var goal: String?
  }

  var initiatives: [Item]

  static func load() throws -> LabelledPairs {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/pairs.json")
    return try JSONDecoder().decode(LabelledPairs.self, from: Data(contentsOf: file))
  }

  var sets: [Int] { Set(initiatives.map(\.set)).sorted() }

  /// The initiatives of a set, each in a municipality of its own, so that every pair may link.
  func documents(of set: Int) -> [DocumentResult] {
    initiatives.filter { $0.set == set }.enumerated().map { number, item in
      let code = String(1000 + number)
      let id = DocumentID(rawValue: "d-" + item.id)
      var initiative = Initiative(initiativeId: InitiativeID(rawValue: item.id), documentId: id, title: item.title)
      initiative.area = item.area
      initiative.purpose = item.purpose
      initiative.description = item.description
      initiative.goal = item.goal
      initiative.municipalityCode = code
      var record = DocumentRecord(documentId: id, source: item.id, sha256: item.id, mediaType: .pdf, bytes: 0)
      record.municipalityCode = code
      return DocumentResult(document: record, initiatives: [initiative])
    }
  }

  /// Pairs that a person calls the same, the smaller id first.
  func samePairs(of set: Int) -> Swift.Set<[String]> {
    let items = initiatives.filter { $0.set == set }
    var result: Swift.Set<[String]> = []
    for (number, one) in items.enumerated() {
      for other in items[(number + 1)...] where one.group == other.group { result.insert([one.id, other.id].sorted()) }
    }
    return result
  }
}

/// How well links agree with a person.
struct LinkAgreement {
  var right = 0
  var found = 0
  var wanted = 0

  var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
  var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
  var f1: Double { found + wanted == 0 ? 1 : 2 * Double(right) / Double(found + wanted) }

  mutating func add(links: [InitiativeLink], same: Set<[String]>) {
    let pairs = Set(links.map { [$0.initiativeIdA.rawValue, $0.initiativeIdB.rawValue].sorted() })
    right += pairs.intersection(same).count
    found += pairs.count
    wanted += same.count
  }
}

/// The word lists that the project ships, read once.
private let shipped = Result {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return try Vocabulary.load(folder: root.appendingPathComponent("pipelines/vocabulary"))
}

func shippedVocabulary() throws -> Vocabulary { try shipped.get() }
