import Foundation
import TestSupport
import Testing

@testable import indsats

/// What the smaller commands print, by the built program.
@Suite struct CommandTests {
  private let program: BuiltProgram

  init() throws { program = try BuiltProgram.withPlan() }

  @Test func tablesOfSeveralFilesAreAnObjectALine() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/b.html")
    let outcome = try program.run("tables", "plans/a.html", "plans/b.html", "missing.pdf")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) != nil })
    #expect(outcome.status == 1)
    #expect(outcome.messages.hasPrefix("missing.pdf: file_unreadable: There is no such file.\nhelp: "))
  }

  @Test func onlyThePagesWantedAreDrawn() throws {
    let plan = URL(fileURLWithPath: BuiltProgram.pipelines)
      .appendingPathComponent("../corpus/documents/0461-odense/2022-09-udviklingsplan.pdf")
    let copy = program.folder.path + "/plan.pdf"
    try FileManager.default.copyItem(atPath: plan.standardizedFileURL.path, toPath: copy)
    #expect(try program.run("tables", "plan.pdf", "--pages", "4-5", "--draw", "some").status == 0)
    #expect(try program.run("tables", "plan.pdf", "--draw", "all").status == 0)
    let drawn = { (folder: String) in
      try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/" + folder).sorted()
    }
    let all = try drawn("all")
    #expect(all.count > 2)
    #expect(try drawn("some") == all.filter { $0 == "plan.pdf-4.png" || $0 == "plan.pdf-5.png" })
    #expect(try !drawn("some").isEmpty)
  }

  @Test func tablesReadStandardInput() throws {
    let outcome = try program.run("tables", "--format", "csv", input: BuiltProgram.plan)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("Indsats,Formål,Ansvarlig,Frist,Status\r\nBedre ledelsestilsyn,"))
  }

  @Test func showSaysWhereValuesCameFrom() throws {
    _ = try program.run("run", "--corpus", "plans", "--output", "out")
    let document = try program.run("show", "a.html", "--output", "out")
    #expect(document.status == 0)
    #expect(document.output.contains("reader:             html"))
    #expect(document.output.contains("Bedre ledelsestilsyn"))
    #expect(try program.run("show", "nothing", "--output", "out").status == 3)
    #expect(try program.run("show", "a.html", "--output", "elsewhere").status == 3)
  }

  @Test func explainNamesTheRemedy() throws {
    let outcome = try program.run("explain", "pdf_encrypted")
    #expect(
      outcome.output
        == "pdf_encrypted (failure): The PDF is protected with a password.\nhelp: Remove the password and run again.\n")
  }

  @Test func problemsComeWorstFirst() throws {
    try program.folder.write("", to: "plans/z.pdf")
    try program.folder.write("Referat uden kommune\n", to: "plans/b.txt")
    _ = try program.run("run", "--corpus", "plans", "--output", "out")
    let outcome = try program.run("problems", "--output", "out")
    #expect(outcome.output.hasPrefix("z.pdf: file_empty: The file is empty.\nhelp: "))
    #expect(outcome.output.contains("b.txt: municipality_unknown"))
  }

  @Test func jsonGoesToStandardOutputAlone() throws {
    let outcome = try program.run("run", "--corpus", "plans", "--output", "out", "--json")
    let summary = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(summary?["documents"] as? Int == 1)
    #expect(outcome.messages.contains("Written to"))
  }

  @Test func quietSaysNothing() throws {
    let outcome = try program.run("run", "--corpus", "plans", "--output", "out", "--quiet")
    #expect(outcome.output.isEmpty && outcome.messages.isEmpty)
  }

  @Test func doctorFindsWhatIsMissing() throws {
    let outcome = try program.run("doctor", "--corpus", "missing", "--json")
    let findings = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    let corpus = findings?.first { $0["name"] as? String == "corpus" }
    #expect(corpus?["is_fine"] as? Bool == false)
    #expect(corpus?["mend"] as? String == "mkdir -p missing/inbox, then put plans there")
    #expect(outcome.status == 1)
  }

  @Test func doctorNamesTheBrokenLineOfTheSources() throws {
    try program.folder.write("sources:\n  - adress: https://www.example.dk/plan.pdf\n", to: "corpus/corpus.yaml")
    let outcome = try program.run("doctor", "--corpus", "corpus", "--json")
    let findings = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
    let sources = findings?.first { $0["name"] as? String == "sources" }
    #expect(sources?["is_fine"] as? Bool == false)
    #expect((sources?["state"] as? String)?.hasPrefix("corpus/corpus.yaml:2: ") == true)
    let space = findings?.first { $0["name"] as? String == "space" }
    #expect((space?["state"] as? String)?.contains("MB free") == true)
  }

  @Test func completionsAreGenerated() throws {
    #expect(try program.run("--generate-completion-script", "bash").output.contains("indsats"))
  }
}
