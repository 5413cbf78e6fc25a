import Foundation
import HTMLReading
import Initiatives
import Model
import Tables
import Vocabulary

/// A plan of the fixtures with the rows a person entered from it.
struct PlanFixture {
  /// What a person entered for an initiative; fields that the plan does not state are absent.
  struct Row: Decodable {
    var number: String?
    var area: String?
    var phase: String?
    var title: String
    var purpose: String?
    var description: String?
    var responsible: String?
    var goal: String?
    var followUp: String?
    var decisionCategory: String?
    var decisionCategoryMeaning: String?
    var statusText: String?
    var remainingText: String?
    var startedText: String?
    var deadlineText: String?
    var notes: [String]?
    var milestones: [Event]?
  }

  struct Event: Decodable, Equatable {
    var kind: String
    var text: String
    var dateText: String
  }

  private struct Expectation: Decodable {
    var initiatives: [Row]
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "Fixtures/Plans")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".html") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static let vocabulary: Result<Vocabulary, VocabularyError> = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    do throws(VocabularyError) {
      return .success(try Vocabulary.load(folder: root.appendingPathComponent("pipelines/vocabulary")))
    } catch {
      return .failure(error)
    }
  }()

  let rows: [Row]
  let interpretation: Interpretation

  init(_ name: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let expected = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".expected.json"))
    rows = try decoder.decode(Expectation.self, from: expected).initiatives
    let page = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".html"))
    interpretation = try Self.interpret(page: [UInt8](page))
  }

  /// Reads, tabulates and interprets a web page.
  static func interpret(page: [UInt8]) throws -> Interpretation {
    let document = TableFinder().tabulate(try HTMLReader().read(bytes: page))
    return Interpreter(vocabulary: try vocabulary.get()).interpret(document)
  }

  static func interpret(body: String) throws -> Interpretation {
    try interpret(page: Array("<!DOCTYPE html><html lang=\"da\"><body>\(body)</body></html>".utf8))
  }
}

extension PlanFixture.Row {
  /// Names of the fields with what the person entered.
  var fields: [(name: FieldRole, value: String?)] {
    [
      (.number, number), (.area, area), (.title, title), (.purpose, purpose), (.description, description),
      (.responsible, responsible), (.goal, goal), (.followUp, followUp), (.decisionCategory, decisionCategory),
      (.status, statusText), (.remaining, remainingText), (.started, startedText), (.deadline, deadlineText),
    ]
  }
}
