import Model
import Testing

@testable import TranscriptReading

/// Forms that are laid out with spaces.
@Suite struct SpacedFormTests {
  private func form(_ name: String, _ value: String, pageEnd: [String] = []) -> [String] {
    [
      name, "Formål            At ledelsen kender", "                  kvaliteten i \(value).",
      "Milepæle          Maj 2023            Skema er lavet", "                  Ultimo 2023         Alle er med",
      "Tovholder         Leder, \(value)     Frist       Juni 2023", "                  Konsulent",
      "Aktiviteter       Kurser holdes",
    ] + pageEnd + ["                  Møder holdes", "Opfølgning        Hver måned"]
  }

  private func blocks(_ lines: [String]) throws -> [Block] {
    try TranscriptReader().read(bytes: Array(lines.joined(separator: "\n").utf8)).blocks
  }

  private func rows(_ block: Block) -> [[String]]? {
    guard case .markup(let table) = block.content else { return nil }
    return table.rows.map { $0.cells.map(\.text.plain) }
  }

  private func expected(_ value: String) -> [[String]] {
    [
      ["Formål", "At ledelsen kender kvaliteten i \(value)."],
      ["Milepæle", "Maj 2023: Skema er lavet\nUltimo 2023: Alle er med"], ["Tovholder", "Leder, \(value)\nKonsulent"],
      ["Frist", "Juni 2023"], ["Aktiviteter", "Kurser holdes\nMøder holdes"], ["Opfølgning", "Hver måned"],
    ]
  }

  @Test func labelsThatReturnBeginTheirRowsUnderTheName() throws {
    let blocks = try blocks(form("Tilsyn", "A") + [""] + form("Møder", "B") + [""] + form("Kurser", "C"))
    #expect(blocks.compactMap(rows) == ["A", "B", "C"].map(expected))
    let names = blocks.filter { if case .heading = $0.content { true } else { false } }.map(\.text.plain)
    #expect(names == ["Tilsyn", "Møder", "Kurser"])
  }

  @Test func aPageEndsWithinAForm() throws {
    let end = ["", "\u{0C}"]
    let blocks = try blocks(form("Tilsyn", "A", pageEnd: end) + [""] + form("Møder", "B") + [""] + form("Kurser", "C"))
    #expect(blocks.compactMap(rows) == ["A", "B", "C"].map(expected))
  }

  @Test func namesThatReturnInATableAreNoLabels() throws {
    let lines =
      ["Område            Indsats             Ansvarlig   Frist"]
      + ["Myndighed", "Forebyggelse", "Sundhed"].flatMap { area in
        (1...3).map { area.padding(to: 18) + "Tiltag \($0)            Leder       Juni 202\($0)" }
      }
    let tables = try blocks(lines).compactMap(rows)
    #expect(tables.map { $0.map(\.count).max() } == [4])
  }

  @Test func labelsOfOneFormAloneAreText() throws {
    #expect(try blocks(form("Tilsyn", "A")).compactMap(rows) != [expected("A")])
  }
}

extension String {
  fileprivate func padding(to length: Int) -> String { self + String(repeating: " ", count: max(1, length - count)) }
}
