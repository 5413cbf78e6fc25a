import Foundation
import Model
import Testing

@testable import Pipeline

@Suite struct PackingTests {
  private func result() -> DocumentResult {
    var record = DocumentRecord(
      documentId: DocumentID(rawValue: "roskilde-handleplan-0a1b2c3d"), source: "a/plan.pdf", sha256: "0a",
      mediaType: .pdf,
      bytes: 7)
    record.documentDate = CalendarDate(year: 2022, month: 3, day: 1)
    var initiative = Initiative(
      initiativeId: InitiativeID(rawValue: "0265-1"), documentId: record.documentId, title: "Børn \u{0} og unge")
    initiative.otherFields = ["Økonomi": "1 mio.", "Evaluering": ""]
    initiative.fieldRegions = ["title": ["1:0,0,1,1", "2:0,0,1,1"], "goal": []]
    initiative.rowFirst = -3
    initiative.milestones = [Milestone(sequence: 1, kind: .goal, text: "Møde", page: 2)]
    let table = Table(
      id: TableID(rawValue: "t1"), rowCount: 1, columnCount: 2,
      cells: [TableCell(row: 0, column: 1, text: StyledText("fed", style: .bold), fill: "#00ff00")], method: .ruled)
    return DocumentResult(document: record, initiatives: [initiative], tables: [table], problems: [])
  }

  @Test func whatIsPackedComesBack() throws {
    let before = result()
    let data = try ResultCoding.encode(before)
    let after = try ResultCoding.decode(DocumentResult.self, from: data)
    #expect(after.document == before.document)
    #expect(after.initiatives == before.initiatives)
    #expect(after.tables == before.tables)
    #expect(try ResultCoding.encode(after) == data)
  }

  @Test func everyFieldOfACellComesBack() throws {
    let region = PageRegion(page: 3, box: Rect(x0: -1.5, y0: 2, x1: 30.25, y1: 4e9))
    let runs = [
      TextRun("fed", style: [.bold, .italic], colour: "#ff0000"), TextRun(" og\nmere"),
      TextRun("2", style: .superscript),
    ]
    let cells = [
      TableCell(
        row: 4, column: 7, rowSpan: 2, columnSpan: 3, text: StyledText(runs: runs), regions: [region, region],
        fill: "#00ff00", hasMark: true, isHeader: true),
      TableCell(row: 0, column: 0),
    ]
    #expect(try ResultCoding.decode([TableCell].self, from: ResultCoding.encode(cells)) == cells)
  }

  @Test func casesOfEnumsComeBack() throws {
    let blocks = [
      Block(.heading(level: 2), StyledText("Mål")), Block(.paragraph), Block(.listItem(depth: 1, marker: "a)")),
      Block(.table(TableID(rawValue: "t1"))),
    ]
    let data = try ResultCoding.encode(blocks)
    #expect(try ResultCoding.decode([Block].self, from: data) == blocks)
  }

  @Test func optionalsInListsComeBack() throws {
    let roles: [FieldRole?] = [nil, .title, nil]
    #expect(try ResultCoding.decode([FieldRole?].self, from: ResultCoding.encode(roles)) == roles)
  }

  @Test func nothingThatWasCutOffIsTakenForAResult() throws {
    let data = try ResultCoding.encode(result())
    for length in 0..<data.count {
      #expect(throws: (any Error).self) { try ResultCoding.decode(DocumentResult.self, from: data.prefix(length)) }
    }
    #expect(throws: (any Error).self) { try ResultCoding.decode(DocumentResult.self, from: data + [0]) }
  }

  @Test func damagedBytesNeverEndTheProgram() throws {
    let data = try ResultCoding.encode(result())
    for place in data.indices {
      var damaged = data
      damaged[place] ^= 0x80
      _ = try? ResultCoding.decode(DocumentResult.self, from: damaged)
    }
  }
}
