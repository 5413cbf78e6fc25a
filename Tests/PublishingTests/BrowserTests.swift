import Foundation
import Model
import Testing

@testable import Publishing

/// The report in a real browser, opened from the disk.
@Suite(.enabled(if: Program.chromium.isThere), .serialized) struct BrowserTests {
  /// The page as the browser has it after its scripts have run, and what it complained of.
  private func page(_ address: String, in folder: TemporaryFolder) throws -> (html: String, complaints: [String]) {
    let result = try Program.chromium.run([
      "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--enable-logging=stderr",
      "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=\(folder.url.path)/profile", "--dump-dom",
      "file://\(folder.url.path)/output/report/\(address)",
    ])
    return (result.output, result.messages.split(separator: "\n").map(String.init).filter { $0.contains("CONSOLE") })
  }

  @Test func listsFilterByTheirAddressAndPagesFollowDeepLinks() throws {
    let folder = try TemporaryFolder()
    var sample = SampleDataset()
    sample.initiativesEach = 30
    try Publisher.forTests().publish(sample.dataset, to: folder.url.appendingPathComponent("output"))

    let list = try page("initiatives.html?municipality=0101&q=ledelsestilsyn", in: folder)
    #expect(list.complaints.isEmpty)
    #expect(list.html.contains("12 fundet"))
    #expect(list.html.contains("href=\"initiative.html?id=0101-d0-i0\""))
    #expect(!list.html.contains("0165-d0-i0"))

    let initiative = try page("initiative.html?id=0101-d1-i4&field=deadline_text", in: folder)
    #expect(initiative.complaints.isEmpty)
    #expect(initiative.html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!initiative.html.contains("<script>alert"))
    #expect(initiative.html.contains("indsats correct 0101-d1-i4 'title=…'"))
    #expect(initiative.html.contains("class=\"is-shown\""))

    let timeline = try page("timeline.html?municipality=0330", in: folder)
    #expect(timeline.complaints.isEmpty)
    #expect(timeline.html.contains("<svg") && timeline.html.contains("<summary>Vis tallene som tabel</summary>"))
  }
}
