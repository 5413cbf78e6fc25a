import Foundation
import TestSupport
import Testing

@testable import indsats

/// Plans whose text would like to be a program, a formula, an address or an order to a terminal: nothing of it happens anywhere.
@Suite struct HostileTextTests {
  private let program: BuiltProgram

  init() throws { program = try BuiltProgram() }

  private static let titles = [
    "<script>alert('titel')</script>", "\"><img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "+45+1", "@SUM(A1:A9)",
    "-2+3",
    "javascript:alert(1)", "[klik](javascript:alert(2)) **fed** {{{title}}} {{#each}}", "../../x/../../../etc/passwd",
    "Indsats \u{202E}gpj.exe\u{202C} \u{2066}skjult\u{2069}\u{200F}", "Null\u{200B}bredde\u{200D}\u{FEFF}tegn",
    "</script><svg onload=alert(3)>",
    "Linje\u{2028}skift \u{1B}[31mrød\u{1B}[0m \u{7}",
  ]

  private static func escaped(_ text: String) -> String {
    text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
  }

  private func write() throws {
    let long = String(repeating: "Ord og &lt;b&gt;tegn&lt;/b&gt;; ", count: 50_000)
    let rows = Self.titles.enumerated().map { number, title in
      let text = Self.escaped(title)
      return
        "<tr><td>\(text)</td><td>\(number == 0 ? long : text)</td><td>\(text)</td><td>1. maj 2023</td><td>\(text)</td></tr>"
    }
    let head = Self.escaped(Self.titles[0])
    try program.folder.write(
      """
      <!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>\(head)</title></head><body>
      <h1>Handleplan \(head) \(Self.escaped(Self.titles[9]))</h1><p>\(head) Kommune</p><p>Roskilde Kommune, 14. marts 2023</p>
      <h2>\(Self.escaped(Self.titles[1]))</h2>
      <table><tr><th>Indsats</th><th>Formål</th><th>Ansvarlig</th><th>Frist</th><th>\(head)</th></tr>\(rows.joined())</table>
      </body></html>
      """, to: "plans/a <b> & 'c'.html")
    var pdf = PDFBuilder(title: "<script>alert(4)</script>")
    var page = PDFBuilder.Page(width: 842, height: 595)
    page.text("Handleplan for Vejle Kommune", x: 50, y: 50, size: 18, face: .bold)
    let lines =
      [["Indsats", "Ansvarlig", "Frist"]]
      + Self.titles.prefix(8).map { [$0, "=HYPERLINK(\"http://x\")", "1. maj 2023"] }
    page.grid(columns: [50, 450, 650, 790], rows: (0...lines.count).map { 80 + 30 * Double($0) })
    for (number, line) in lines.enumerated() {
      for (text, x) in zip(line, [55.0, 455, 655]) {
        page.text(text, x: x, y: 98 + 30 * Double(number), face: number == 0 ? .bold : .regular)
      }
    }
    pdf.add(page)
    try program.folder.write("", to: "plans/.keep")
    try Data(pdf.bytes()).write(to: URL(fileURLWithPath: program.folder.path + "/plans/b.pdf"))
  }

  @Test func nothingHappensInAnyOutput() throws {
    try write()
    let outcome = try program.start(
      ["run", "--corpus", "plans", "--output", "out", "--log-format", "json", "--verbose"]
    ).finish()
    #expect(outcome.status == 0, "\(outcome.messages)")
    #expect(!outcome.messages.contains("\u{1B}") && !outcome.messages.contains("\u{202E}"))
    for line in outcome.messages.split(separator: "\n") {
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
    }
    let files = try program.files(below: "out")
    for (path, data) in files { check(path, data) }
    let read = Set(try titles())
    // Text is published as it stands in the plan, but for white space at ends and signs that no text holds.
    for title in Self.titles.prefix(3) + Self.titles[6...7] { #expect(read.contains(title), "\(title)") }
    try checkSpreadsheets(files)
  }

  private func titles() throws -> [String] {
    try program.folder.read("out/initiatives.jsonl").split(separator: "\n").map { line in
      let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(row?["title"] as? String)
    }
  }

  private func check(_ path: String, _ data: Data) {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || "0123456789._-/".unicodeScalars.contains($0))
    }
    #expect(isPlain && !path.contains(".."), "\(path)")
    guard path.hasSuffix(".html") || path.hasSuffix(".js"), !path.hasPrefix("report/assets") else { return }
    let text = String(decoding: data, as: UTF8.self)
    guard path.hasSuffix(".html") else { return }
    for word in ["<script>", "<img src=x", "<svg onload", "</script><svg", "href=\"javascript:"] {
      #expect(!text.contains(word), "\(path) holds \(word)")
    }
  }

  /// Every field of the files for Excel, and no formula in the workbook.
  private func checkSpreadsheets(_ files: [String: Data]) throws {
    for (path, data) in files where path.hasPrefix("excel/") {
      for field in String(decoding: data, as: UTF8.self).split(whereSeparator: { ";\r\n".contains($0) }) {
        let start = field.drop { $0 == "\"" || $0 == "\u{FEFF}" }
        let isNumber = Double(start.replacing("\"", with: "").replacing(",", with: ".")) != nil
        #expect(isNumber || start.first.map { !"=+@-\t".contains($0) } ?? true, "\(path): \(field.prefix(40))")
      }
    }
    #expect(files["indsats.xlsx"] != nil && files["indsats.sqlite"] != nil)
  }
}
