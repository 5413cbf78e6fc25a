import Foundation
import TestSupport
import Testing

@testable import indsats

/// Every kind of correction by the built program, from the command to the published files.
@Suite struct CorrectionTests {
  private let program: BuiltProgram

  init() throws {
    program = try BuiltProgram()
    try program.folder.write(Self.plan, to: "plans/a.html")
    try run()
  }

  private static let plan = BuiltProgram.plan.replacingOccurrences(
    of: "</table>",
    with: "<tr><td>Nye arbejdsgange. Bedre overblik</td><td>Gangene beskrives. Overblikket samles</td><td>Stab</td>"
      + "<td>2024</td><td>Planlagt</td></tr></table>")

  private func run() throws {
    let outcome = try program.start(["run", "--corpus", "plans", "--output", "out"]).finish()
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  private func correct(_ arguments: String...) throws -> BuiltProgram.Outcome {
    try program.start(["correct"] + arguments + ["--corpus", "plans", "--output", "out"]).finish()
  }

  private func rows(_ name: String = "initiatives") throws -> [[String: Any]] {
    try program.folder.read("out/\(name).jsonl").split(separator: "\n").compactMap { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
  }

  private func titles() throws -> [String] { try rows().compactMap { $0["title"] as? String } }

  private func id(_ title: String) throws -> String {
    try #require(try rows().first { $0["title"] as? String == title }?["initiative_id"] as? String)
  }

  private func problems() throws -> String { try program.folder.read("out/problems.csv") }

  @Test func aDryRunSaysWhatWouldBecomeAndWritesNothing() throws {
    let outcome = try correct(try id("Bedre ledelsestilsyn"), "responsible=Direktøren", "--dry-run")
    #expect(outcome.status == 0)
    #expect((outcome.output + outcome.messages).contains("responsible: 'Centerchefen' would become 'Direktøren'"))
    #expect(!FileManager.default.fileExists(atPath: program.folder.path + "/plans/corrections"))
  }

  @Test func aFieldIsOverriddenAndMarked() throws {
    #expect(try correct(try id("Bedre ledelsestilsyn"), "responsible=Direktøren").status == 0)
    try run()
    let row = try #require(try rows().first { $0["title"] as? String == "Bedre ledelsestilsyn" })
    #expect(row["responsible"] as? String == "Direktøren")
    #expect(row["corrected_fields"] as? [String] == ["responsible"])
  }

  @Test func twoThatAreOneAreJoined() throws {
    let one = try id("Bedre ledelsestilsyn")
    #expect(try correct(try id("Fælles kurser i børnesamtaler"), "merged_into=\(one)").status == 0)
    try run()
    #expect(try titles().count == 2)
    #expect(try titles().contains("Bedre ledelsestilsyn Fælles kurser i børnesamtaler"))
    try changed("Fælles kurser i børnesamtaler", to: "Noget helt andet")
    #expect(try problems().contains("correction_stale"))
    #expect(try titles().contains("Noget helt andet"))
  }

  @Test func oneThatIsTwoIsSplit() throws {
    #expect(try correct(try id("Nye arbejdsgange. Bedre overblik"), "split_before=Bedre overblik").status == 0)
    try run()
    #expect(try titles().count == 4)
    #expect(try titles().contains("Bedre overblik"))
    try changed("Nye arbejdsgange. Bedre overblik", to: "Nye arbejdsgange")
    #expect(try problems().contains("correction_stale"))
  }

  @Test func aTableOfAnotherKindHoldsNoInitiatives() throws {
    let document = try #require(try rows("documents").first?["document_id"] as? String)
    let kind = try #require(try rows("tables").first?["kind"] as? String)
    #expect(try correct(document, "table_kind=t1:\(kind):figures").status == 0)
    try run()
    #expect(try titles().isEmpty)
    #expect(try rows("tables").first?["kind"] as? String == "figures")
  }

  @Test func whatIsNoInitiativeGoesUntilItsRowChanges() throws {
    #expect(try correct(try id("Bedre ledelsestilsyn"), "is_initiative=false").status == 0)
    try run()
    #expect(!(try titles().contains("Bedre ledelsestilsyn")))
    // A changed re-issue of the same plan still lacks it.
    try changed("3. kvartal 2023", to: "4. kvartal 2023")
    #expect(!(try titles().contains("Bedre ledelsestilsyn")))
    #expect(!(try problems().contains("correction_stale")))
    try changed("Bedre ledelsestilsyn", to: "Et andet tilsyn")
    #expect(try titles().contains("Et andet tilsyn"))
    #expect(try problems().contains("correction_stale"))
  }

  @Test func whatAPersonSaysIsNotTheSameIsNeverLinked() throws {
    try program.folder.write(Self.plan.replacingOccurrences(of: "Roskilde", with: "Vejle"), to: "plans/b.html")
    try run()
    let links = try program.folder.read("out/comparison_links.csv").split(separator: "\n").dropFirst()
    let pair = try #require(links.first).split(separator: ",").prefix(2).map(String.init)
    #expect(try correct(pair[0], "not_same_as=\(pair[1])").status == 0)
    try run()
    let left = try program.folder.read("out/comparison_links.csv").split(separator: "\n").dropFirst()
    #expect(left.count == links.count - 1)
    #expect(!left.contains { $0.contains(pair[0]) && $0.contains(pair[1]) })
  }

  @Test func theReportShowsTheCommandOfEachField() throws {
    let text = try program.folder.read("out/report/assets/initiative.js")
    #expect(text.contains("indsats correct"))
  }

  /// Runs again over the plan with some words changed.
  private func changed(_ words: String, to others: String) throws {
    let plan = try program.folder.read("plans/a.html")
    #expect(plan.contains(words))
    try program.folder.write(plan.replacingOccurrences(of: words, with: others), to: "plans/a.html")
    try run()
  }
}
