import Foundation
import Model
import TestSupport
import Testing

@testable import PDFReading

/// Tables of structure trees and the words that stand in their cells.
@Suite struct TagTests {
  private func texts(_ document: ReadDocument) -> [[[String]]] {
    document.taggedTables.map { table in
      table.rows.map { row in
        row.map { cell in
          cell.parts.map { part in
            part.words.map { document.pages[part.page - 1].words[$0].text }.joined(separator: " ")
          }
          .joined(separator: " | ")
        }
      }
    }
  }

  /// Elements of a table of cells that each hold one mark of the first page, numbered row by row.
  private func structure(rows: Int, columns: Int) -> [String] {
    var objects = ["<< /Type /StructTreeRoot /K @2 >>", ""]
    var rowReferences: [String] = []
    for row in 0..<rows {
      var cells: [String] = []
      for column in 0..<columns {
        objects.append("<< /S /\(row == 0 ? "TH" : "TD") /Pg #1 /K \(row * columns + column) >>")
        cells.append("@\(objects.count)")
      }
      objects.append("<< /S /TR /K [\(cells.joined(separator: " "))] >>")
      rowReferences.append("@\(objects.count)")
    }
    objects[1] = "<< /S /Table /K [\(rowReferences.joined(separator: " "))] >>"
    return objects
  }

  private let rows = [["Indsats", "Ansvarlig leder"], ["Tidlig hjælp", "Bo Dam"]]

  @Test func wordsStandInTheCellsWhoseContentBeginsThem() throws {
    var page = PDFBuilder.Page()
    page.marked(nil) { $0.text("Side 1", x: 50, y: 40) }
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        // Columns that touch: nothing but the content tells them apart.
        page.marked(2 * row + column) { $0.text(text, x: 50 + 60 * Double(column), y: 100 + 14 * Double(row)) }
      }
    }
    page.text("uden for", x: 200, y: 114)
    var pdf = PDFBuilder()
    pdf.add(page)
    pdf.structure = structure(rows: 2, columns: 2)
    let document = try PDFReader().read(bytes: pdf.bytes())
    #expect(document.reader == .pdfTagged)
    #expect(texts(document) == [rows])
    #expect(document.taggedTables.first?.rows.map { $0.map(\.isHeader) } == [[true, true], [false, false]])
  }

  @Test(arguments: [0, 90, 180, 270]) func turnedPagesAndTurnedText(turn: Int) throws {
    var rotated = PDFBuilder.Page(width: 600, height: 800, rotation: turn)
    var written = PDFBuilder.Page(width: 800, height: 800)
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        let (x, y) = (100 + 80 * Double(column), 100 + 20 * Double(row))
        rotated.marked(2 * row + column) { $0.text(text, x: x, y: y) }
        // The same place on the page as a viewer turns it back.
        let place = [0: (x, y), 90: (y, 800 - x), 180: (800 - x, 800 - y), 270: (800 - y, x)][turn] ?? (x, y)
        written.marked(2 * row + column) { $0.text(text, x: place.0, y: place.1, angle: turn) }
      }
    }
    for page in [rotated, written] {
      var pdf = PDFBuilder()
      pdf.add(page)
      pdf.structure = structure(rows: 2, columns: 2)
      #expect(try texts(PDFReader().read(bytes: pdf.bytes())) == [rows])
    }
  }

  @Test func spansGroupsAndNamesOfTheDocumentsOwn() throws {
    var page = PDFBuilder.Page()
    for (id, text) in ["Mål", "Frist", "Fælles", "Maj"].enumerated() {
      page.marked(id) { $0.text(text, x: 50 + 100 * Double(id), y: 100) }
    }
    var pdf = PDFBuilder()
    pdf.add(page)
    pdf.structure = [
      "<< /Type /StructTreeRoot /RoleMap << /Skema /Rows /Rows /Table >> /K [ @2 ] >>",
      "<< /S /Skema /Pg #1 /K [ @3 @4 ] >>",
      "<< /S /THead /K << /S /TR /K [ << /S /TD /K 0 >> << /S /TD /K << /Type /MCR /MCID 1 /Pg #1 >> >> ] >> >>",
      "<< /S /TBody /K [ << /S /TR /K [ << /S /TH /A [ << /O /Layout >> 0 << /O /Table /ColSpan 2 >> ] /K @5 >> ] >> @6 ] >>",
      "<< /S /P /K [ 2 ] >>",
      "<< /S /TR /K [ << /S /TD /A << /O /Table /RowSpan 3 >> /K 3 >> ] >>",
    ]
    let document = try PDFReader().read(bytes: pdf.bytes())
    #expect(texts(document) == [[["Mål", "Frist"], ["Fælles"], ["Maj"]]])
    let cells = document.taggedTables.flatMap { $0.rows.joined() }
    #expect(cells.map(\.isHeader) == [true, true, true, false])
    #expect(cells.map(\.columnSpan) == [1, 1, 2, 1])
    #expect(cells.map(\.rowSpan) == [1, 1, 1, 3])
  }

  @Test func spansOfClassesCountWhereTheElementHasNone() throws {
    var page = PDFBuilder.Page()
    for (id, text) in ["Mål", "Fælles", "Frist"].enumerated() {
      page.marked(id) { $0.text(text, x: 50 + 100 * Double(id), y: 100) }
    }
    var pdf = PDFBuilder()
    pdf.add(page)
    pdf.structure = [
      "<< /Type /StructTreeRoot /K @2 /ClassMap << /bred << /O /Table /ColSpan 3 >> "
        + "/hoej [ << /O /Layout >> 0 << /O /Table /RowSpan 2 >> ] >> >>",
      "<< /S /Table /Pg #1 /K << /S /TR /K [ @3 @4 @5 ] >> >>",
      "<< /S /TD /C /bred /K 0 >>",
      "<< /S /TD /C [ /bred 0 /hoej ] /A << /O /Table /ColSpan 2 >> /K 1 >>",
      "<< /S /TD /C [ /ukendt ] /K 2 >>",
    ]
    let cells = try PDFReader().read(bytes: pdf.bytes()).taggedTables.flatMap { $0.rows.joined() }
    #expect(cells.map(\.columnSpan) == [3, 2, 1])
    #expect(cells.map(\.rowSpan) == [1, 2, 1])
  }

  @Test func tagsOfAFileThatIsEncryptedWithoutAPasswordAreRead() throws {
    let document = try PDFReader().read(path: fixture("tagged-encrypted.pdf"))
    #expect(document.reader == .pdfTagged)
    #expect(texts(document) == [rows])
  }

  /// Three KB that unpack to 80 MiB of blanks, twice packed, around the content of a small tagged page.
  @Test func contentThatUnpacksToTooMuchIsLeftAloneAndSaid() throws {
    let document = try PDFReader().read(path: fixture("tagged-bomb.pdf"))
    #expect(document.pages.first?.words.isEmpty == false)
    #expect(document.taggedTables.flatMap { $0.rows.joined() }.allSatisfy { $0.parts.isEmpty })
    #expect(document.problems.map(\.code) == [.readerLimit])
    #expect(document.problems.first?.page == 1)
  }

  /// Processor time of this thread alone: other tests run beside it.
  private func threadSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func fixture(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures/" + name
  }

  /// The largest table of a plan seen has 5,600 cells. Reading text cell by cell takes poppler 29 seconds.
  @Test func aLargeTableIsReadInTimeThatGrowsWithItsSize() throws {
    let (rows, columns, perPage) = (800, 7, 40)
    var pdf = PDFBuilder()
    pdf.structure = ["<< /Type /StructTreeRoot /K @2 >>", ""]
    var rowReferences: [String] = []
    for first in stride(from: 0, to: rows, by: perPage) {
      var page = PDFBuilder.Page()
      for row in first..<(first + perPage) {
        for column in 0..<columns {
          let id = (row - first) * columns + column
          page.marked(id) {
            $0.text("celle \(row) \(column)", x: 30 + 75 * Double(column), y: 40 + 18 * Double(row - first), size: 8)
          }
          pdf.structure.append("<< /S /TD /Pg #\(first / perPage + 1) /K \(id) >>")
        }
        let last = pdf.structure.count
        pdf.structure.append(
          "<< /S /TR /K [\(((last - columns + 1)...last).map { "@\($0)" }.joined(separator: " "))] >>")
        rowReferences.append("@\(pdf.structure.count)")
      }
      pdf.add(page)
    }
    pdf.structure[1] = "<< /S /Table /K [\(rowReferences.joined(separator: " "))] >>"
    let bytes = pdf.bytes()
    let start = threadSeconds()
    let document = try PDFReader().read(bytes: bytes)
    // Processor time, so that a busy machine does not matter; built for tests it takes about ten times as long as for use.
    #expect(threadSeconds() - start < 20)
    let table = try #require(texts(document).first)
    #expect(table.count == rows)
    #expect(table.last == (0..<columns).map { "celle \(rows - 1) \($0)" })
  }

  @Test func aTableThatHoldsATableLaysOutAPage() throws {
    var page = PDFBuilder.Page()
    page.marked(0) { $0.text("inde", x: 50, y: 100) }
    var pdf = PDFBuilder()
    pdf.add(page)
    let inner = "<< /S /Table /Pg #1 /K << /S /TR /K << /S /TD /K 0 >> >> >>"
    pdf.structure = [
      "<< /Type /StructTreeRoot /K << /S /Table /K << /S /TR /K << /S /TD /K \(inner) >> >> >> >>"
    ]
    #expect(try texts(PDFReader().read(bytes: pdf.bytes())) == [[["inde"]]])
  }

  @Test func untaggedFilesHaveNoTags() throws {
    var pdf = PDFBuilder()
    pdf.add(PDFBuilder.Page())
    let document = try PDFReader().read(bytes: pdf.bytes())
    #expect(document.reader == .pdfText)
    #expect(document.taggedTables.isEmpty)
  }

  /// Trees that no program writes: each must be read in bounded time, give no words that are not there, and not crash.
  @Test(arguments: HostileTree.allCases) func hostileTrees(tree: HostileTree) throws {
    var page = PDFBuilder.Page()
    page.marked(0) { $0.text("tekst", x: 50, y: 100) }
    var pdf = PDFBuilder()
    pdf.add(page)
    pdf.structure = tree.objects
    let bytes = pdf.bytes()
    let start = threadSeconds()
    let document = try PDFReader().read(bytes: bytes)
    let seconds = threadSeconds() - start
    #expect(document.pages.first?.words.map(\.text) == ["tekst"])
    #expect(texts(document).joined().joined().allSatisfy { $0.isEmpty || $0 == "tekst" })
    #expect(document.taggedTables.count <= tree.mostTables)
    #expect(seconds < 20)
  }
}

enum HostileTree: CaseIterable {
  case circle, ownChild, deep, deepInPlace, wide, wrongTypes, noPage, foreignPage, hugeNumbers, emptyRows, circularRoles

  /// Circles give the table once; what is too deep or too large gives none.
  var mostTables: Int {
    switch self {
    case .deep, .deepInPlace, .wide: 0
    default: 1
    }
  }

  var objects: [String] {
    let table = "<< /S /Table /Pg #1 /K << /S /TR /K [ << /S /TD /K 0 >> << /S /TD /K 0 >> ] >> >>"
    switch self {
    case .circle:
      return ["<< /K @2 >>", "<< /S /Table /Pg #1 /K [ @3 @3 ] >>", "<< /S /TR /K [ @2 << /S /TD /K 0 >> ] >>"]
    case .ownChild: return ["<< /K [ @1 @1 @2 ] >>", "<< /S /Table /K @2 >>"]
    case .deep:
      return ["<< /K @2 >>"] + (2...10_000).map { "<< /S /Sect /K @\($0 + 1) >>" } + [table]
    case .deepInPlace:
      let depth = 400
      return [
        "<< /K " + String(repeating: "<< /S /Sect /K ", count: depth) + table + String(repeating: " >>", count: depth)
          + " >>"
      ]
    case .wide:
      return ["<< /K @2 >>", "<< /S /Table /Pg #1 /K [" + String(repeating: "<< /S /TR >>", count: 300_000) + "] >>"]
    case .wrongTypes:
      return [
        "<< /RoleMap [ 1 2 ] /K [ (no) /Table true null 1.5 [ [ ] ] @2 @99 ] >>",
        "<< /S (Table) /A 3 /Pg 7 /K << /S /TR /K << /S /TD /A [ /x << /RowSpan /y /ColSpan (z) >> ] /K 0 >> >> >>",
      ]
    case .noPage: return ["<< /K << /S /Table /K << /S /TR /K << /S /TD /K 0 >> >> >> >>"]
    case .foreignPage: return ["<< /K << /S /Table /Pg @1 /K << /S /TR /K << /S /TD /K 0 >> >> >> >>"]
    case .hugeNumbers:
      return [
        "<< /K << /S /Table /Pg #1 /K << /S /TR /K [ << /S /TD /A << /RowSpan 2147483647 /ColSpan 2147483647 >> /K 0 >> "
          + "<< /S /TD /A << /RowSpan -5 /ColSpan 99999999999999999999 >> /K [ -1 99999999999999999999 ] >> ] >> >> >>"
      ]
    case .emptyRows: return ["<< /K << /S /Table /K [ << /S /TR >> << /S /TR /K [ ] >> << /S /TD >> ] >> >>"]
    case .circularRoles: return ["<< /RoleMap << /A /B /B /A >> /K << /S /A /K @2 >> >>", table]
    }
  }
}

@Suite struct ContentTokenTests {
  private func tokens(_ text: String) -> [ContentToken] {
    var tokens = ContentTokens(Array(text.utf8))
    var result: [ContentToken] = []
    while let token = tokens.next() { result.append(token) }
    return result
  }

  @Test func numbersNamesAndOperators() {
    #expect(
      tokens("-1.5 +2 .25 5. /Na#me%remark\nT* 0 1 Td")
        == [
          .number(-1.5), .number(2), .number(0.25), .number(5), .name("Na#me"), .keyword("T*"), .number(0), .number(1),
          .keyword("Td"),
        ])
  }

  @Test func stringsAreSkippedWhole() {
    #expect(tokens("(a (b) \\) c) Tj <0a 0B> '") == [.string, .keyword("Tj"), .string, .keyword("'")])
    #expect(tokens("[(x)-250(y)]TJ") == [.arrayStart, .string, .number(-250), .string, .arrayEnd, .keyword("TJ")])
    #expect(tokens("(never closed \\") == [.string])
  }

  @Test func dictionariesAndJunk() {
    #expect(
      tokens("/P<</MCID 3>>BDC") == [
        .name("P"), .dictionaryStart, .name("MCID"), .number(3), .dictionaryEnd, .keyword("BDC"),
      ])
    #expect(tokens("} ) > 1-2 --3") == [.keyword(")"), .keyword(")"), .keyword(">"), .keyword("1-2"), .keyword("--3")])
  }

  @Test func picturesInTheContentAreSkipped() {
    var tokens = ContentTokens(Array("ID abEI ( EI\nQ".utf8))
    #expect(tokens.next() == .keyword("ID"))
    tokens.skipPicture()
    #expect(tokens.next() == .keyword("Q"))
  }
}
