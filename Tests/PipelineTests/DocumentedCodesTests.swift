import Foundation
import Model
import Testing

@Suite struct DocumentedCodesTests {
  /// `docs/problems.md` is written by hand from what this test expects when a code is added.
  @Test func theTableOfCodesIsTheCodes() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/problems.md").standardizedFileURL
    let documented = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
    let expected = ProblemCode.allCases.map { code in
      "| `\(code.rawValue)` | \(code.severity.rawValue) | \(code.meaning) | \(code.remedy) |"
    }
    #expect(documented.map(String.init) == expected)
  }
}
