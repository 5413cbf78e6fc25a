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
    /// Initiatives of one group are the same; `nil` where the file lists pairs.
    var group: String?
    /// `nil` for one of its own.
    var municipality: String?
    var title: String
    var area: String?
    var purpose: String?
    var description: String?
    var goal: String?
  }

  var initiatives: [Item]
  /// Pairs that are the same, beside those of one group.
  var same: [[String]]?
  /// Pairs that a person would let pass both ways.
  var either: [[String]]?

  /// - Parameter name: `pairs` for initiatives written to be told apart, `plan-pairs` for those of whole plans.
  static func load(_ name: String) throws -> LabelledPairs {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    return try JSONDecoder().decode(
      LabelledPairs.self, from: Data(contentsOf: folder.appendingPathComponent(name + ".json")))
  }

  /// A document for each municipality of a set; an initiative that names none has one of its own, so that every pair may link.
  func documents(of set: Int) -> [DocumentResult] {
    let items = Dictionary(grouping: initiatives.filter { $0.set == set }) { $0.municipality ?? $0.id }
    return items.sorted { $0.key < $1.key }.enumerated().map { number, part in
      let code = String(1000 + number)
      let id = DocumentID(rawValue: "d-" + part.key)
      var record = DocumentRecord(documentId: id, source: part.key, sha256: part.key, mediaType: .pdf, bytes: 0)
      record.municipalityCode = code
      return DocumentResult(
        document: record, initiatives: part.value.map { initiative($0, document: id, municipality: code) })
    }
  }

  private func initiative(_ item: Item, document: DocumentID, municipality: String) -> Initiative {
    var initiative = Initiative(initiativeId: InitiativeID(rawValue: item.id), documentId: document, title: item.title)
    initiative.area = item.area
    initiative.purpose = item.purpose
    initiative.description = item.description
    initiative.goal = item.goal
    initiative.municipalityCode = municipality
    return initiative
  }

  /// Pairs that a person calls the same, the smaller id first.
  func samePairs(of set: Int) -> Swift.Set<[String]> {
    let items = initiatives.filter { $0.set == set }
    let ids = Set(items.map(\.id))
    var result = Set((same ?? []).filter { ids.contains($0[0]) }.map { $0.sorted() })
    for (number, one) in items.enumerated() {
      for other in items[(number + 1)...] where one.group != nil && one.group == other.group {
        result.insert([one.id, other.id].sorted())
      }
    }
    return result
  }

  /// Pairs that count neither for nor against.
  var openPairs: Swift.Set<[String]> { Set((either ?? []).map { $0.sorted() }) }
}

/// How well links agree with a person.
struct LinkAgreement {
  var right = 0
  var found = 0
  var wanted = 0

  var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
  var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
  var f1: Double { found + wanted == 0 ? 1 : 2 * Double(right) / Double(found + wanted) }

  mutating func add(links: [InitiativeLink], same: Set<[String]>, open: Set<[String]>) {
    let pairs = Set(links.map { [$0.initiativeIdA.rawValue, $0.initiativeIdB.rawValue].sorted() }).subtracting(open)
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
