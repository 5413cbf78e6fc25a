import Foundation
import TestSupport
import Testing

/// The built program against what a person entered: no score may fall below the one stored in `Fixtures/scores.json`. A score
/// that has risen belongs in the file.
@Suite struct ScoreTests {
  private struct Score: Decodable {
    let f1: Double
  }

  private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private let program: BuiltProgram

  init() throws { program = try BuiltProgram() }

  @Test(
    "scores do not fall",
    arguments: [
      ("corpus", "../../corpus", "../PipelineTests/Fixtures/gold"),
      ("layouts", "Fixtures/layouts/documents", "Fixtures/layouts/gold"),
      ("plans", "Fixtures/plans/documents", "Fixtures/plans/gold"),
      ("further", "Fixtures/further/documents", "Fixtures/further/gold"),
      ("ordinary", "Fixtures/ordinary/documents", "Fixtures/ordinary/gold"),
      ("imitations", "Fixtures/imitations/documents", "Fixtures/imitations/gold"),
      ("varied", "Fixtures/varied/documents", "Fixtures/varied/gold"),
      ("assorted", "Fixtures/assorted/documents", "Fixtures/assorted/gold"),
      ("mixed", "Fixtures/mixed/documents", "Fixtures/mixed/gold"),
      ("lengthy", "Fixtures/lengthy/documents", "Fixtures/lengthy/gold"),
      ("diverse", "Fixtures/diverse/documents", "Fixtures/diverse/gold"),
      ("official", "Fixtures/official/documents", "Fixtures/official/gold"),
      ("modelled", "Fixtures/modelled/documents", "Fixtures/modelled/gold"),
      ("annexes", "Fixtures/annexes/documents", "Fixtures/annexes/gold"),
      ("reviews", "Fixtures/reviews/documents", "Fixtures/reviews/gold"),
      ("councils", "Fixtures/councils/documents", "Fixtures/councils/gold"),
      ("departments", "Fixtures/departments/documents", "Fixtures/departments/gold"),
      ("published", "Fixtures/published/documents", "Fixtures/published/gold"),
    ])
  func scores(name: String, documents: String, gold: String) throws {
    // A copy: a run takes in what lies in the inbox of a corpus.
    let corpus = program.folder.path + "/corpus"
    try FileManager.default.copyItem(atPath: Self.place(documents), toPath: corpus)
    let run = try program.start(["run", "--corpus", "corpus", "--output", "out", "--quiet"]).finish()
    #expect(run.status == 0, "\(run.messages)")
    let outcome = try program.start(["evaluate", Self.place(gold), "--output", "out", "--json"]).finish()
    let scores = try JSONDecoder().decode([String: Score].self, from: Data(outcome.output.utf8))
    let stored = try #require(try Self.stored()[name])
    for (part, least) in stored.sorted(by: { $0.key < $1.key }) {
      let score = try #require(scores[part]?.f1)
      #expect(score >= least, "\(name): \(part) fell to \(score)")
    }
  }

  private static func place(_ path: String) -> String { tests.appendingPathComponent(path).standardizedFileURL.path }

  private static func stored() throws -> [String: [String: Double]] {
    let data = try Data(contentsOf: tests.appendingPathComponent("Fixtures/scores.json"))
    return try JSONDecoder().decode([String: [String: Double]].self, from: data)
  }
}
