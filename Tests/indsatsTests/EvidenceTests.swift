import Foundation
import TestSupport
import Testing

@testable import indsats

/// Pictures of pages, and corrections that change what an initiative is, by the built program.
@Suite struct EvidenceTests {
  private let program: BuiltProgram

  init() throws { program = try BuiltProgram() }

  @discardableResult
  private func run(_ extra: String...) throws -> BuiltProgram.Outcome {
    try program.start(["run", "--corpus", "plans", "--output", "out"] + extra).finish()
  }

  private func titles() throws -> [String] {
    try program.folder.read("out/initiatives.jsonl").split(separator: "\n").map { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(row?["title"] as? String)
    }
  }

  private func identifiers() throws -> [String: String] {
    var result: [String: String] = [:]
    for line in try program.folder.read("out/initiatives.jsonl").split(separator: "\n") {
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      result[try #require(row?["title"] as? String)] = try #require(row?["initiative_id"] as? String)
    }
    return result
  }

  @Test func aPlanInPDFShowsThePagesItWasReadFrom() throws {
    try program.folder.write("", to: "plans/.keep")
    let plan = BuiltProgram.pipelines + "/../corpus/documents/0370-naestved/2023-01-handleplan.pdf"
    try FileManager.default.copyItem(atPath: plan, toPath: program.folder.path + "/plans/plan.pdf")
    try run()
    let pictures = try program.files(below: "out/report/images")
    #expect(!pictures.isEmpty)
    #expect(pictures.values.allSatisfy { $0.count <= 120_000 && $0.starts(with: [0x89, 0x50, 0x4E, 0x47]) })
    let data = try program.files(below: "out/report/data/initiatives").values.map {
      String(decoding: $0, as: UTF8.self)
    }
    #expect(data.joined().contains("\"path\":\"images/"))
    // A page that cannot be drawn costs its picture and nothing else.
    #expect(!(try program.folder.read("out/problems.csv").contains("page_not_drawn")))
  }

  @Test func aCorrectionOutlivesANewIssueOfItsDocumentAndTellsWhenItNoLongerFits() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    try run()
    let id = try #require(try identifiers()["Bedre ledelsestilsyn"])
    let correct = ["correct", id, "responsible=Direktøren", "--corpus", "plans", "--output", "out"]
    #expect(try program.start(correct).finish().status == 0)
    try run()
    #expect(try program.folder.read("out/initiatives.jsonl").contains("Direktøren"))

    let reissue = BuiltProgram.plan.replacingOccurrences(of: "3. kvartal 2023", with: "4. kvartal 2023")
    try program.folder.write(reissue, to: "plans/a.html")
    try run()
    #expect(try program.folder.read("out/initiatives.jsonl").contains("Direktøren"))
    #expect(!(try program.folder.read("out/problems.csv").contains("correction_stale")))

    try program.folder.write(reissue.replacingOccurrences(of: "Centerchefen", with: "Børnechefen"), to: "plans/a.html")
    try run()
    let rows = try program.folder.read("out/initiatives.jsonl")
    #expect(rows.contains("Børnechefen") && !rows.contains("Direktøren"))
    #expect(try program.folder.read("out/problems.csv").contains("correction_stale"))
  }

  @Test func whatAPersonSaysIsNoInitiativeStaysAway() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    try run()
    let id = try #require(try identifiers()["Bedre ledelsestilsyn"])
    let correct = ["correct", id, "is_initiative=false", "--corpus", "plans", "--output", "out"]
    #expect(try program.start(correct).finish().status == 0)
    try run()
    #expect(try titles() == ["Fælles kurser i børnesamtaler"])
  }

  @Test func whatAPersonSaysIsTheSameIsLinked() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    let other = BuiltProgram.plan.replacingOccurrences(of: "Roskilde", with: "Vejle")
      .replacingOccurrences(of: "Bedre ledelsestilsyn", with: "Nye møbler på kontoret")
      .replacingOccurrences(of: "Sagerne gennemgås hvert kvartal", with: "Skriveborde udskiftes")
    try program.folder.write(other, to: "plans/b.html")
    try run()
    let ids = try identifiers()
    let one = try #require(ids["Bedre ledelsestilsyn"])
    let second = try #require(ids["Nye møbler på kontoret"])
    #expect(!(try program.folder.read("out/comparison_links.csv").contains(second)))
    let correct = ["correct", one, "same_as=\(second)", "--corpus", "plans", "--output", "out"]
    #expect(try program.start(correct).finish().status == 0)
    try run()
    #expect(try program.folder.read("out/comparison_links.csv").contains(second))
  }
}
