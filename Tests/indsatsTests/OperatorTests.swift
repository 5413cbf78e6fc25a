import Foundation
import TestSupport
import Testing

/// What an operator of unattended runs relies on.
@Suite struct OperatorTests {
  private let program: BuiltProgram

  init() throws { program = try BuiltProgram.withPlan() }

  @discardableResult
  private func run(_ extra: String...) throws -> BuiltProgram.Outcome {
    try program.publish(extra)
  }

  private func entries(_ outcome: BuiltProgram.Outcome) throws -> [[String: Any]] {
    try outcome.messages.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  @Test func everyLineOfTheLogIsAnObject() throws {
    try program.folder.write("", to: "plans/empty.pdf")
    let entries = try entries(run("--log-format", "json"))
    for entry in entries {
      #expect((entry["time"] as? String)?.hasSuffix("Z") == true)
      #expect(["info", "warning", "error"].contains(entry["level"] as? String))
      #expect(entry["event"] is String)
      #expect(entry["message"] is String)
    }
    let failure = try #require(entries.first { $0["level"] as? String == "error" })
    #expect(failure["file"] as? String == "empty.pdf")
    #expect(failure["code"] as? String == "file_empty")
    #expect(failure["help"] is String)
    let summary = try #require(entries.first { $0["event"] as? String == "summary" })
    #expect((summary["counts"] as? [String: Int])?["failed"] == 1)
    #expect(entries.contains { $0["event"] as? String == "document" && $0["file"] as? String == "a.html" })
  }

  @Test func errorsAreObjectsToo() throws {
    let missing = try entries(try program.run("run", "--corpus", "nowhere", "--log-format", "json"))
    #expect(missing.last?["level"] as? String == "error")
    let wrong = try entries(try run("--log-format", "json", "--bogus"))
    #expect(!wrong.isEmpty)
  }

  @Test func theSummaryNamesWhatIsNewSinceTheLastRun() throws {
    let first = try run()
    #expect(!first.messages.contains("Since"))
    try program.folder.write(BuiltProgram.plan.replacingOccurrences(of: "Bedre", with: "Flere"), to: "plans/b.html")
    let messages = try run().messages
    #expect(messages.contains("Since 20"))
    #expect(messages.contains("  new  b.html"))
    let data = Data(try program.folder.read("out/run.json").utf8)
    let summary = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(summary["new_documents"] as? [String] == ["b.html"])
    #expect(summary["since"] is String)
    try FileManager.default.removeItem(atPath: program.folder.path + "/plans/b.html")
    #expect(try run().messages.contains("  gone  b.html"))
  }

  @Test func aDryRunMakesNothing() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/documents/a.html")
    try program.folder.write("sources:\n  - url: http://127.0.0.1:1/plan\n", to: "plans/corpus.yaml")
    let plan = try run("--dry-run")
    #expect(plan.status == 0, "\(plan.messages)")
    let refresh = try program.run("refresh", "--corpus", "plans", "--output", "out", "--dry-run")
    #expect(refresh.output == "http://127.0.0.1:1/plan\n")
    #expect(try program.run("problems", "--output", "out").status == 3)
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path) == ["plans"])
  }

  @Test func aCommandIsToldOfChangesAndOnlyThen() throws {
    let script = try program.folder.write("#!/bin/sh\ncat > \"$1\"\necho \"$INDSATS_OUTPUT\" >> \"$1\"\n", to: "tell")
    chmod(script, 0o755)
    // The words are no shell's: the semicolon is an argument.
    #expect(try run("--on-change", "\(script) told ; touch bad").status == 0)
    let told = try program.folder.read("told")
    #expect(told.contains("1 documents (1 new"))
    #expect(told.contains(program.folder.path + "/out"))
    #expect(!program.folder.exists("bad"))
    try FileManager.default.removeItem(atPath: program.folder.path + "/told")
    try run("--on-change", "\(script) told")
    #expect(!program.folder.exists("told"))
  }

  @Test func aCommandThatFailsOrHangsHoldsNothingUp() throws {
    #expect(try run("--on-change", "false").messages.contains("false ended with 1"))
    try FileManager.default.copyItem(atPath: BuiltProgram.pipelines, toPath: program.folder.path + "/pipelines")
    let file = program.folder.path + "/pipelines/boern-og-unge.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let hook = "on_change:\n  command: [sleep, \"100\"]\n  timeout_seconds: 0.2\n"
    try program.folder.write(
      text.components(separatedBy: "on_change:")[0] + hook, to: "pipelines/boern-og-unge.yaml")
    try program.folder.write(BuiltProgram.plan.replacingOccurrences(of: "Bedre", with: "Flere"), to: "plans/b.html")
    let outcome = try run()
    #expect(outcome.status == 0)
    #expect(outcome.messages.contains("sleep was ended after"))
  }

  @Test func readingInThisProcessGivesTheSame() throws {
    let clock = ["SOURCE_DATE_EPOCH": "1700000000"]
    _ = try program.run("run", "--corpus", "plans", "--output", "one/out", environment: clock)
    _ = try program.run("run", "--corpus", "plans", "--output", "two/out", "--in-process", environment: clock)
    let (one, two) = (try program.files(below: "one/out"), try program.files(below: "two/out"))
    #expect(!one.isEmpty && one == two)
  }

  @Test func twoRefreshesAtOnceAreOne() throws {
    // Nothing answers at this address: the first refresh is still trying when the second begins.
    try FileManager.default.copyItem(atPath: BuiltProgram.pipelines, toPath: program.folder.path + "/pipelines")
    let pipeline = try program.folder.read("pipelines/boern-og-unge.yaml")
    try program.folder.write(
      pipeline + "fetching:\n  attempts: 2\n  first_pause_seconds: 3\n", to: "pipelines/boern-og-unge.yaml")
    try program.folder.write(
      "sources:\n  - url: http://127.0.0.1:1/plan\n    allow_private: true\n", to: "plans/corpus.yaml")
    try program.folder.write(BuiltProgram.plan, to: "plans/documents/a.html")
    let arguments = ["refresh", "--corpus", "plans", "--output", "out"]
    let first = try program.start(arguments)
    try waitFor("the first refresh") { (try? program.folder.read(".indsats/out.lock").isEmpty) == false }
    let second = try program.start(arguments).finish()
    #expect(second.status == 75)
    let owner = "process \(first.process.processIdentifier)"
    #expect(second.messages.contains("another run is at work on this output (\(owner)"))
    // The source failed, the plan that was there is published.
    #expect(try first.finish().status == 1)
    #expect(try program.folder.read("out/initiatives.csv").contains("Bedre ledelsestilsyn"))
  }
}
