import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct TextSimilarityTests {
  /// Ratios as Python's `difflib.SequenceMatcher(autojunk=False)` gives them.
  @Test(arguments: [
    ("Børne- og Ungeudvalget", "børne og  ungeudvalget!", 1.0),
    ("Ny visitation til indsatser", "Visitation af nye indsatser", 0.777_777_777_777_777_8),
    ("abcabcabd", "abdabc", 0.4), ("", "x", 0), ("SEL § 11, stk. 3", "sel §11 stk 3", 0.962_962_962_962_962_9),
    ("90 % af sagerne", "95 % af sagerne er", 0.848_484_848_484_848_5),
  ])
  func isThatOfDifflib(left: String, right: String, ratio: Double) {
    #expect(abs(TextSimilarity.ratio(left, right) - ratio) < 1e-9)
  }
}

@Suite struct EvaluationTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      #"""
      {"document": {"files": ["a.pdf", "a.txt"], "municipality_code": "0265", "document_type": "notat"},
       "transcript_differences": [{"number": "1", "fields": ["status"]}],
       "initiatives": [
        {"number": "1", "title": "Ny visitation", "status": "planned", "legal_references": ["SEL § 11"],
         "accept": {"title": ["Visitation"]},
         "milestones": [{"kind": "milestone", "text": "Start", "date_start": "2021-01-01", "date_end": "2021-01-31"},
                        {"kind": "milestone", "text": "Valgfri", "optional": true}]},
        {"number": "2", "title": "Styrket ledelsestilsyn", "deadline_approximate": true}]}
      """#, to: "gold/a.gold.json")
    try folder.write(
      #"""
      {"document_id": "d1", "source": "x/a.pdf", "municipality_code": "0265", "document_type": "referat"}
      {"document_id": "d2", "source": "x/a.txt", "municipality_code": "0265", "document_type": "notat"}
      """#, to: "out/documents.jsonl")
    try folder.write(
      #"""
      {"document_id": "d1", "number": "1", "title": "Visitation", "status": "decided", "legal_references": ["sel § 11", "BL § 2"], "milestones": [{"kind": "milestone", "text": "Start.", "date_start": "2021-01-01", "date_end": "2021-01-31"}, {"kind": "milestone", "text": "Valgfri"}]}
      {"document_id": "d1", "number": "9", "title": "Økonomi", "status": "unknown"}
      {"document_id": "d2", "number": "1", "title": "Ny visitation", "status": "decided"}
      """#, to: "out/initiatives.jsonl")
  }

  private func tally(right: Int, predicted: Int, gold: Int) -> Tally {
    var tally = Tally()
    tally.add(right: right, predicted: predicted, gold: gold)
    return tally
  }

  private func evaluation() throws -> Evaluation {
    let root = URL(fileURLWithPath: folder.path)
    return try Evaluation(output: root.appendingPathComponent("out"), gold: root.appendingPathComponent("gold"))
  }

  @Test func countsInitiatives() throws {
    let row = try evaluation().rows[0]
    #expect(row.file == "a.pdf")
    #expect(row.scores.initiatives == tally(right: 1, predicted: 2, gold: 2))
  }

  @Test func listsWhatDiffers() throws {
    let fields = try evaluation().rows[0].differences.map { "\($0.place)|\($0.field)" }
    #expect(
      fields == [
        "1 Ny visitation|status", "1 Ny visitation|legal_references", "2 Styrket ledelsestilsyn|MISSED",
        "Økonomi|SPURIOUS",
        "document|document_type",
      ])
  }

  @Test func forgivesWhatATranscriptHasLost() throws {
    let row = try evaluation().rows[1]
    #expect(!row.differences.contains { $0.field == "status" })
    #expect(row.scores.document.recall == 1)
  }

  @Test func optionalMilestonesCountNeitherWay() throws {
    let milestones = try evaluation().rows[0].scores.milestones
    #expect(milestones == tally(right: 1, predicted: 1, gold: 1))
  }

  @Test func aFileWithoutARowIsNotIngested() throws {
    try folder.write("", to: "out/documents.jsonl")
    let rows = try evaluation().rows
    #expect(rows.allSatisfy { !$0.isIngested && $0.scores.initiatives.recall == 0 })
  }

  @Test func withoutGoldThereIsNothingToCompare() throws {
    let root = URL(fileURLWithPath: folder.path)
    #expect(throws: Evaluation.InputError.self) {
      try Evaluation(output: root.appendingPathComponent("out"), gold: root.appendingPathComponent("out"))
    }
  }
}
