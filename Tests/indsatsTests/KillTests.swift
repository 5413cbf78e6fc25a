import Foundation
import TestSupport
import Testing

/// The built program killed at random moments: what is published is always a whole run, and the next run needs no help.
///
/// `scripts/kill.py` does the same many times over, also while documents are fetched.
@Suite struct KillTests {
  private let program: BuiltProgram
  /// One moment for all runs, so that the same corpus gives the same bytes.
  private let clock = ["SOURCE_DATE_EPOCH": "1700000000"]
  private static let kills = 6
  private static let seed: UInt64 = 20_240_501

  init() throws { program = try BuiltProgram() }

  @Test func outputIsThatBeforeOrThatAfter() throws {
    var random = SplitMix64(seed: Self.seed)
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    try run()
    let whole = try seconds { try run(onto: 0) }
    for kill in 1...Self.kills {
      let before = try published()
      try change(to: kill)
      let running = try program.start(["run", "--corpus", "plans", "--output", "out"], environment: clock)
      usleep(UInt32(Double.random(in: 0..<whole, using: &random) * 1_000_000))
      Foundation.kill(running.process.processIdentifier, SIGKILL)
      _ = try running.finish()
      let found = try published()
      try run()
      let after = try published()
      #expect(before != after)
      #expect(found == before || found == after, "kill \(kill) of seed \(Self.seed)")
      #expect(try leftovers() == [], "kill \(kill) of seed \(Self.seed)")
    }
  }

  private func change(to number: Int) throws {
    try program.folder.write(
      BuiltProgram.plan.replacingOccurrences(of: "Bedre", with: "Bedre (\(number))"), to: "plans/a.html")
  }

  private func run(onto number: Int? = nil) throws {
    if let number { try change(to: number) }
    let outcome = try program.run("run", "--corpus", "plans", "--output", "out", environment: clock)
    #expect(outcome.status == 0, "\(outcome.messages)")
  }

  /// What is published; the file of counters tells of the last run alone.
  private func published() throws -> [String: Data] {
    var files = try program.files(below: "out")
    files["run.json"] = nil
    return files
  }

  /// What a killed run left beside the output.
  private func leftovers() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.folder.path).filter { $0.hasPrefix(".out.") }
  }

  private func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = ProcessInfo.processInfo.systemUptime
    try work()
    return ProcessInfo.processInfo.systemUptime - start
  }
}
