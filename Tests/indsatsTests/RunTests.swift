import Foundation
import Model
import TestSupport
import Testing

@testable import indsats

/// The main job, by the built program.
@Suite struct RunTests {
  private let program: BuiltProgram

  init() throws { program = try BuiltProgram.withPlan() }

  @discardableResult
  private func run(_ extra: String...) throws -> BuiltProgram.Outcome {
    try program.publish(extra)
  }

  private func summary() throws -> [String: Any] {
    let data = Data(try program.folder.read("out/run.json").utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func publishesTheInitiatives() throws {
    try run()
    let rows = try program.folder.read("out/initiatives.jsonl").split(separator: "\n")
    #expect(rows.count == 2)
    #expect(rows.contains { $0.contains("Bedre ledelsestilsyn") && $0.contains("2023-05-01") })
    #expect(try program.folder.read("out/documents.jsonl").contains("\"0265\""))
  }

  @Test func anUnchangedCorpusIsNotReadAgain() throws {
    try run()
    var before = try program.files(below: "out")
    let outcome = try run()
    #expect(outcome.messages.contains("1 unchanged"))
    #expect(outcome.messages.contains("Nothing changed"))
    let counted = try summary()["unchanged"] as? Int
    #expect(counted == 1)
    var after = try program.files(below: "out")
    // The counters tell of the last run; everything else is as it was.
    before["run.json"] = nil
    after["run.json"] = nil
    #expect(after == before)
  }

  @Test func aDocumentThatALaterOneCarriesOnStillShowsItsInitiatives() throws {
    let later = BuiltProgram.plan.replacingOccurrences(of: "14. marts 2023", with: "20. november 2023")
    try program.folder.write(later, to: "plans/later.html")
    try run()
    let documents = try program.folder.read("out/report/data/documents/0.js")
    #expect(documents.contains("\"later\":[[\""))
    #expect(documents.contains("\"later\":[]"))
  }

  @Test func theReportIsWrittenInTheLanguageAskedFor() throws {
    try run()
    #expect(try program.folder.read("out/report/index.html").contains("<html lang=\"da\""))
    #expect(try run("--language", "en").messages.contains("1 unchanged"))
    #expect(try program.folder.read("out/report/index.html").contains("<html lang=\"en\""))
  }

  @Test func onlyWhatChangedIsReadAgain() throws {
    try program.folder.write(BuiltProgram.plan.replacingOccurrences(of: "Fælles", with: "Flere"), to: "plans/b.html")
    try run()
    try program.folder.write(BuiltProgram.plan.replacingOccurrences(of: "Bedre", with: "Tættere"), to: "plans/a.html")
    let plan = try run("--dry-run").output
    #expect(plan == "changed\tread\ta.html\nunchanged\tnone\tb.html\n")
    #expect(try run().messages.contains("0 new, 1 changed, 1 unchanged"))
  }

  @Test func aChangedWordListRedoesTheRowsButNotTheReading() throws {
    try FileManager.default.copyItem(atPath: BuiltProgram.pipelines, toPath: program.folder.path + "/pipelines")
    try run()
    let list = program.folder.path + "/pipelines/vocabulary/decisions.yaml"
    let text = try String(contentsOfFile: list, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "[orientering,", with: "[prøvesag, orientering,").utf8)
      .write(to: URL(fileURLWithPath: list))
    #expect(try run("--dry-run").output == "unchanged\tinterpret\ta.html\n")
  }

  @Test func twoRunsGiveTheSameBytes() throws {
    try program.folder.write(
      BuiltProgram.plan.replacingOccurrences(of: "Roskilde", with: "Næstved"), to: "plans/b.html")
    let clock = ["SOURCE_DATE_EPOCH": "1700000000"]
    _ = try program.run("run", "--corpus", "plans", "--output", "one/out", environment: clock)
    _ = try program.run("run", "--corpus", "plans", "--output", "two/out", environment: clock)
    let (one, two) = (try program.files(below: "one/out"), try program.files(below: "two/out"))
    #expect(!one.isEmpty)
    #expect(one.keys.sorted() == two.keys.sorted())
    for (name, bytes) in one { #expect(two[name] == bytes, "\(name)") }
  }

  @Test func aFileThatIsGoneLeavesTheDatasets() throws {
    try program.folder.write("Referat uden plan\n", to: "plans/b.txt")
    try run()
    try FileManager.default.removeItem(atPath: program.folder.path + "/plans/b.txt")
    #expect(try run().messages.contains("1 gone"))
    #expect(try !program.folder.read("out/documents.csv").contains("b.txt"))
  }

  @Test func outputThatWasTouchedIsWrittenAgain() throws {
    try run()
    try FileManager.default.removeItem(atPath: program.folder.path + "/out/documents.csv")
    #expect(try run().messages.contains("Written to"))
    #expect(program.folder.exists("out/documents.csv"))
  }

  @Test func stateMayBeDeleted() throws {
    try run()
    try FileManager.default.removeItem(atPath: program.folder.path + "/.indsats")
    #expect(try run().status == 0)
  }

  @Test func aCorpusThatCannotBeWrittenIsEnough() throws {
    chmod(program.folder.path + "/plans", 0o555)
    defer { chmod(program.folder.path + "/plans", 0o755) }
    #expect(try run().status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/plans") == ["a.html"])
  }

  @Test func badFilesAreReportedOneByOne() throws {
    var pdf = PDFBuilder()
    pdf.add(PDFBuilder.Page())
    let bad: [(String, [UInt8], ProblemCode)] = [
      ("empty.pdf", [], .fileEmpty), ("truncated.pdf", Array(pdf.bytes().prefix(60)), .pdfDamaged),
      ("locked.pdf", HostileFiles.encryptedPDF, .pdfEncrypted),
      ("word.pdf", HostileFiles.wordDocument, .fileTypeMismatch),
      ("nothing.pdf", HostileFiles.pdfWithoutPages, .pdfWithoutPages),
      ("closed.html", Array("<html>".utf8), .fileUnreadable),
    ]
    for (name, bytes, _) in bad { try program.folder.write(bytes, to: "plans/" + name) }
    chmod(program.folder.path + "/plans/closed.html", 0)
    try program.folder.write(BuiltProgram.plan, to: "plans/twin.html")
    try program.folder.write(HostileFiles.undeclaredWindows1252, to: "plans/old.html")
    #expect(try run().status == 1)
    let documents = try program.folder.read("out/documents.csv")
    let problems = try program.folder.read("out/problems.csv")
    for (name, _, code) in bad {
      #expect(documents.contains(name))
      let row = problems.split(whereSeparator: \.isNewline).first { $0.contains(name) && $0.contains(code.rawValue) }
      #expect(row?.contains(String(code.remedy.prefix(20))) == true, "\(name)")
    }
    #expect(
      problems.split(whereSeparator: \.isNewline).contains { $0.contains("twin.html") && $0.contains("file_duplicate") }
    )
    #expect(documents.contains("twin.html"))
    #expect(try program.folder.read("out/initiatives.csv").contains("Bedre tværfagligt samarbejde"))
    let failed = try summary()["failed"] as? Int
    #expect(failed == bad.count)
  }

  @Test func aFileOfTheInboxIsTakenIn() throws {
    try program.folder.write(BuiltProgram.plan, to: "corpus/inbox/Ny plan.html")
    try program.folder.write("Intet at se her\n", to: "corpus/inbox/ukendt.txt")
    #expect(try program.run("run").status == 0)
    #expect(program.folder.exists("corpus/documents/0265-roskilde/Ny plan.html"))
    #expect(program.folder.exists("corpus/inbox/ukendt.txt"))
    #expect(try program.folder.read("output/documents.csv").contains("documents/0265-roskilde/Ny plan.html"))
    let again = try program.run("run")
    #expect(again.messages.contains("0 new, 0 changed, 2 unchanged, 0 gone"))
    #expect(again.messages.contains("Nothing changed"))
  }

  @Test func aDeclaredMunicipalityOutranksTheText() throws {
    try program.folder.write("Referat uden kommune\n", to: "letter.txt")
    let added = try program.run("add", "letter.txt", "--municipality", "0370", "--type", "referat")
    #expect(added.status == 0)
    #expect(program.folder.exists("corpus/documents/0370-naestved/letter.txt"))
    #expect(try program.folder.read("output/documents.csv").contains("0370"))
  }

  @Test func aCorrectionIsAppliedAndOneThatNoLongerFitsIsReported() throws {
    try run()
    let row = try #require(try program.folder.read("out/initiatives.jsonl").split(separator: "\n").first)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(row.utf8)) as? [String: Any])
    let id = try #require(object["initiative_id"] as? String)
    let folders = ["--corpus", "plans", "--output", "out"]
    #expect(try program.start(["correct", id, "status=completed", "--quiet"] + folders).finish().status == 0)
    #expect(try program.start(["correct", id, "status=finished"] + folders).finish().status == 2)
    try run()
    #expect(try program.folder.read("out/initiatives.jsonl").contains("\"corrected_fields\":[\"status\"]"))
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/plans/corrections").first)
    let text = try program.folder.read("plans/corrections/" + file)
    try program.folder.write(
      text.replacingOccurrences(of: "old: \"", with: "old: \"not "), to: "plans/corrections/" + file)
    try run()
    #expect(try program.folder.read("out/problems.csv").contains("correction_stale"))
  }
}
