import Foundation
import TestSupport
import Testing

@testable import indsats

/// Each exit code of the documentation, by the built program.
@Suite struct ExitStatusTests {
  private let program: BuiltProgram

  init() throws { program = try BuiltProgram() }

  @Test func doneIs0() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    #expect(try program.run("run", "--corpus", "plans", "--output", "out").status == 0)
    #expect(try program.run("--help").status == 0)
    #expect(try program.run("--version").status == 0)
  }

  @Test func aFailedDocumentIs1AndTheOthersArePublished() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    try program.folder.write("", to: "plans/empty.pdf")
    let outcome = try program.run("run", "--corpus", "plans", "--output", "out")
    #expect(outcome.status == 1)
    #expect(outcome.messages.contains("empty.pdf: file_empty: The file is empty.\nhelp: "))
    #expect(try program.folder.read("out/documents.csv").contains("empty.pdf"))
    #expect(try program.folder.read("out/documents.csv").contains("a.html"))
  }

  @Test(arguments: [
    ["run", "--bogus"], ["nonsense"], ["add"], ["explain", "no_such_code"], ["tables", "--format", "xml", "a.pdf"],
    ["tables", "--pages", "0", "a.pdf"], ["run", "--as-of", "1. maj"], ["run", "--quiet", "--verbose"],
    ["add", "missing.pdf", "--municipality", "0265"],
  ])
  func wrongUsageIs2(arguments: [String]) throws {
    let outcome = try program.start(arguments).finish()
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(!outcome.messages.isEmpty)
  }

  @Test func nothingToPublishIs3() throws {
    try program.folder.write("x", to: "empty/.hidden")
    #expect(try program.run("run", "--corpus", "missing", "--output", "out").status == 3)
    #expect(try program.run("run", "--corpus", "empty", "--output", "out").status == 3)
    #expect(!program.folder.exists("out"))
  }

  @Test func aWrongPipelineFileIs3WithFileAndLine() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    let file = try program.folder.write("name: x\nstages:\n  - stage: guess\n", to: "my.yaml")
    let outcome = try program.run("run", "--corpus", "plans", "--output", "out", "--pipeline", "my.yaml")
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("\(file):3: unknown stage 'guess'"))
  }

  @Test func aWrongWordListIs3WithFileAndLine() throws {
    try FileManager.default.copyItem(atPath: BuiltProgram.pipelines, toPath: program.folder.path + "/pipelines")
    try program.folder.write("entries:\n  - colour: red\n", to: "pipelines/vocabulary/statuses.yaml")
    let outcome = try program.run("vocabulary", "check")
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("statuses.yaml:2: "))
  }

  @Test func anOutputOfSomebodyElseIs3AndStays() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    try program.folder.write("mine", to: "out/diary.txt")
    #expect(try program.run("run", "--corpus", "plans", "--output", "out").status == 3)
    #expect(try program.files(below: "out") == ["diary.txt": Data("mine".utf8)])
  }

  @Test func aSecondRunAtTheSameTimeIs75() throws {
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    let lock = try program.folder.write("process 7 since then\n", to: ".indsats/out.lock")
    let handle = open(lock, O_RDWR | O_CLOEXEC)
    defer { close(handle) }
    #expect(flock(handle, LOCK_EX | LOCK_NB) == 0)
    let outcome = try program.run("run", "--corpus", "plans", "--output", "out")
    #expect(outcome.status == 75)
    #expect(outcome.messages.contains("another run is at work on this output (process 7 since then)"))
  }

  @Test func aSignalEndsTheRunWithItsNumber() throws {
    for number in 0..<60 {
      try program.folder.write(BuiltProgram.plan + "<!-- \(number) -->", to: "plans/\(number).html")
    }
    let running = try program.start(["run", "--corpus", "plans", "--output", "out"])
    try waitFor("the first results") { program.folder.exists(".indsats/cache") }
    kill(running.process.processIdentifier, SIGTERM)
    #expect(try running.finish().status == 128 + SIGTERM)
    #expect(!program.folder.exists("out"))
    #expect(try program.run("run", "--corpus", "plans", "--output", "out").status == 0)
  }
}
