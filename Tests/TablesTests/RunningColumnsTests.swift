import Model
import Testing

@testable import Tables

@Suite("Columns that were run together as text")
struct RunningColumnsTests {
  private func document(_ blocks: [Block]) -> TabulatedDocument {
    TableFinder().tabulate(ReadDocument(reader: .transcript, pageCount: 0, blocks: blocks))
  }

  private func paragraphs(_ texts: [String]) -> [Block] { texts.map { Block(.paragraph, StyledText($0)) } }

  /// Texts of the cells by row; lines of a cell are parted by `|`.
  private func rows(_ table: Table) -> [[String]] {
    (0..<table.rowCount).map { row in
      (0..<table.columnCount).map { column in
        table.cell(atRow: row, column: column)?.text.plain.split(separator: "\n").joined(separator: "|") ?? "-"
      }
    }
  }

  private let plan = [
    "Status på planen. Dato: 3. maj 2022 1. Tilsyn Alle sager ses efter. 1.1. Møder 1.1.1. Fælles skema 1.1.2. Fast dag",
    "1.1.1. Skemaet er lavet pr. 2. Marts. 1.1.2. Dagen er va-", "lgt. 1.1.1. Skemaet prøves i familie-",
    "og børneteamet. 1.2. Ledelse 1.2.1. Ny leder 1.2.1. Stillingen er slået op. 1.2.1. Samtaler holdes. 2. Økonomi",
    "følges hver måned.", "Venlig hilsen forvaltningen",
  ]

  @Test func numbersThatComeAgainAreFurtherColumns() throws {
    let document = document(paragraphs(plan))
    let table = try #require(document.tables.first)
    #expect(
      rows(table) == [
        ["1. Tilsyn Alle sager ses efter.", "", ""],
        [
          "1.1. Møder|1.1.1. Fælles skema|1.1.2. Fast dag",
          "1.1.1. Skemaet er lavet pr. 2. Marts.|1.1.2. Dagen er valgt.",
          "1.1.1. Skemaet prøves i familie- og børneteamet.",
        ],
        ["1.2. Ledelse|1.2.1. Ny leder", "1.2.1. Stillingen er slået op.", "1.2.1. Samtaler holdes."],
        ["2. Økonomi følges hver måned.", "", ""],
      ])
    #expect(table.method == .numbering)
    #expect(document.blocks.map(\.text.plain) == ["Status på planen. Dato: 3. maj 2022", "", plan[5]])
  }

  @Test func aContentsListBeforeTheTextIsNoPart() throws {
    let document = document(paragraphs(["1. Tilsyn 1.1. Møder 2. Økonomi"] + plan))
    #expect(document.tables.map(\.rowCount) == [4])
    #expect(document.blocks.first?.text.plain == "1. Tilsyn 1.1. Møder 2. Økonomi")
  }

  @Test func numbersThatComeOnceStayText() {
    let texts = [
      "1. Tilsyn 1.1. Møder 1.1.1. Fælles skema 1.1.2. Fast dag 1.2. Ledelse 1.2.1. Ny leder",
      "Om 1.1.1. skema og 1.1.2. dag er der aftalt mere. 2. Økonomi 2.1. Budget",
    ]
    let document = document(paragraphs(texts))
    #expect(document.tables.isEmpty)
    #expect(document.blocks.map(\.text.plain) == texts)
  }

  @Test func besideATableTextStaysText() {
    let document = document(paragraphs(plan) + [Block(.markup(transcript(["Indsats|Frist", "Kurser|Maj 2023"])))])
    #expect(document.tables.map(\.method) == [.transcript])
  }

  @Test func aFootTakenForTheLastRowIsNone() throws {
    let lines = ["Indsats|Jan|Feb", "Tilsyn||", "Nye møder||", "VEJLEV KOMMUNE||"]
    let document = document([Block(.markup(transcript(lines)))])
    #expect(document.tables.map(\.rowCount) == [3])
    #expect(document.blocks.filter { $0.content == .furniture }.map(\.text.plain) == ["VEJLEV KOMMUNE"])
  }
}
