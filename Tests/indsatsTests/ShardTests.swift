import Foundation
import TestSupport
import Testing

@testable import indsats

/// A run cut into parts, by the built program.
@Suite struct ShardTests {
  private let program: BuiltProgram
  private let clock = ["SOURCE_DATE_EPOCH": "1700000000"]

  init() throws {
    program = try BuiltProgram()
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    try program.folder.write(
      BuiltProgram.plan.replacingOccurrences(of: "Roskilde", with: "Næstved"), to: "plans/b.html")
    try program.folder.write("%PDF-1.4 broken", to: "plans/c.pdf")
  }

  @Test func partsInAnyOrderGiveTheSameAsOneRun() throws {
    _ = try program.run("run", "--corpus", "plans", "--output", "one/out", environment: clock)
    let plan = try program.run("plan", "--corpus", "plans", "--output", "two/out", "--shards", "2").output
    #expect(plan.split(separator: "\n").count == 3)
    var receipts = ""
    for part in ["1", "0", "0"] {
      let work = try program.run("work", "--bundles", "bundles", "--shard", part, input: plan, environment: clock)
      #expect(work.status == 0)
      receipts += work.output
    }
    #expect(receipts.contains("\"path\":\"c.pdf\",\"problem\":\"pdf_damaged\""))
    let merged = try program.run(
      "merge", "--bundles", "bundles", "--corpus", "plans", "--output", "two/out", environment: clock)
    #expect(merged.status == 1)
    let (one, two) = (try program.files(below: "one/out"), try program.files(below: "two/out"))
    #expect(one.keys.sorted() == two.keys.sorted())
    for (name, bytes) in one { #expect(two[name] == bytes, "\(name)") }
  }

  @Test func aLineThatIsNoneOfAPlanIsWrongUsage() throws {
    #expect(try program.run("work", "--bundles", "bundles", input: "{}\n").status == 2)
  }
}
