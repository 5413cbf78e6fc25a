import Model
import Testing

@testable import Tables

@Suite struct StitchingTests {
  private let columns = [50.0, 150, 300, 450]
  private let header = ["Område", "Indsats", "Frist"]

  private func first(_ rows: [[String]]) -> PageDrawing {
    var page = PageDrawing(number: 1, height: 200)
    page.table(rows, columns: columns, y: 100, boldRows: 1)
    return page
  }

  private func second(_ rows: [[String]], boldRows: Int = 0, shift: Double = 0) -> PageDrawing {
    var page = PageDrawing(number: 2, height: 200)
    page.table(rows, columns: columns.map { $0 + shift }, y: 40, boldRows: boldRows)
    return page
  }

  @Test func aTableGoesOnWithoutHeader() {
    let result = tabulate(
      first([header, ["Tilsyn", "Møder holdes", "Maj"]]), second([["Dialog", "Kurser gives", "Juni"]], shift: 2))
    #expect(
      result.tables.map(texts) == [[header, ["Tilsyn", "Møder holdes", "Maj"], ["Dialog", "Kurser gives", "Juni"]]])
    #expect(result.tables.first?.headerRows == 1)
    #expect(result.tables.first?.regions.map(\.page) == [1, 2])
  }

  @Test func aRepeatedHeaderIsDropped() {
    let result = tabulate(
      first([header, ["Tilsyn", "Møder holdes", "Maj"]]),
      second([header, ["Dialog", "Kurser gives", "Juni"]], boldRows: 1))
    #expect(
      result.tables.map(texts) == [[header, ["Tilsyn", "Møder holdes", "Maj"], ["Dialog", "Kurser gives", "Juni"]]])
  }

  @Test func aHeaderOfItsOwnMakesATableOfItsOwn() {
    let result = tabulate(
      first([header, ["Tilsyn", "Møder holdes", "Maj"]]),
      second([["Hvad", "Hvem", "Status"], ["Dialog", "Kurser gives", "Juni"]], boldRows: 1))
    #expect(result.tables.count == 2)
  }

  @Test func aRowCutInMidSentenceIsOneRow() {
    let result = tabulate(
      first([header, ["Tilsyn", "Forvaltningen holder møder med", "Maj"]]),
      second([["", "alle ledere i foråret.", ""]]))
    #expect(
      result.tables.map(texts) == [
        [header, ["Tilsyn", "Forvaltningen holder møder med alle ledere i foråret.", "Maj"]]
      ])
    #expect(result.tables.first?.cells.last { $0.column == 1 }?.regions.map(\.page) == [1, 2])
  }

  @Test func aSentenceThatIsCutOutweighsADateBelowItsMiddle() {
    let result = tabulate(
      first([header, ["Tilsyn", "Forvaltningen holder møder med", ""]]),
      second([["og læring", "alle ledere i foråret.", "Maj"]]))
    #expect(
      result.tables.map(texts) == [
        [header, ["Tilsyn og læring", "Forvaltningen holder møder med alle ledere i foråret.", "Maj"]]
      ])
  }

  @Test func theSameHeaderUnderAHeadingBeginsANewTable() {
    var next = PageDrawing(number: 2, height: 200)
    next.text("Område to", x: 50, y: 30, size: 14, style: .bold)
    next.table([header, ["Dialog", "Kurser gives", "Juni"]], columns: columns, y: 60, boldRows: 1)
    let result = tabulate(first([header, ["Tilsyn", "Møder holdes", "Maj"]]), next)
    #expect(result.tables.count == 2)
  }

  /// Two tables on the first page, the second of which is cut, with or without a heading over it.
  private func cutTable(isHeaded: Bool) -> TabulatedDocument {
    var page = PageDrawing(number: 1, height: 240)
    page.table([header, ["Tilsyn", "Møder holdes", "Maj"]], columns: columns, y: 40, boldRows: 1)
    if isHeaded { page.text("Område to", x: 50, y: 100, size: 14, style: .bold) }
    page.table([header, ["Dialog", "Kurser gives", "Juni"]], columns: columns, y: 130, boldRows: 1)
    return tabulate(page, second([header, ["Samtaler", "Rum indrettes", "Juli"]], boldRows: 1))
  }

  @Test func aHeaderThatStandsUnderEachHeadingIsRepeatedWithoutOne() {
    #expect(cutTable(isHeaded: true).tables.map(\.rowCount) == [2, 3])
    #expect(cutTable(isHeaded: false).tables.map(\.rowCount) == [2, 2, 2])
  }

  @Test func aRowTooHighForTheRoomBelowStandsUnderTheHeaderRepeated() {
    let lines = (1...6).map { "Rum \($0) indrettes" }.joined(separator: "\n")
    func tables(room: Double) -> [Int] {
      var page = PageDrawing(number: 1, height: 400)
      page.table([header, ["Tilsyn", "Møder holdes", "Maj"]], columns: columns, y: 40, boldRows: 1)
      page.table([header, ["Dialog", "Kurser gives", "Juni"]], columns: columns, y: 330 - room, boldRows: 1)
      var next = PageDrawing(number: 2, height: 400)
      next.table([header, ["Samtaler", lines, "Juli"]], columns: columns, y: 30, boldRows: 1)
      next.wrapped("Planen drøftes i udvalget.", x: 50, y: 370, width: 400)
      return tabulate(page, next).tables.map(\.rowCount)
    }
    #expect(tables(room: 40) == [2, 3])
    #expect(tables(room: 0) == [2, 2, 2])
  }

  @Test func nothingIsStitchedWhenNotWanted() {
    var settings = TableSettings()
    settings.stitches = false
    let pages = [first([header, ["Tilsyn", "Møder", "Maj"]]).page, second([["Dialog", "Kurser", "Juni"]]).page]
    #expect(tabulate(pages, settings: settings).tables.count == 2)
  }

  @Test func aTableWithoutLinesGoesOnToo() {
    var pages = [PageDrawing(number: 1, height: 200), PageDrawing(number: 2, height: 200)]
    let rows = [["Kommune", "2019", "2020"], ["Albertslund", "12,5", "13,0"], ["Slagelse", "8,1", "9,3"]]
    let more = [["København", "101,7", "99,0"], ["Odense", "60,2", "61,4"], ["Aarhus", "70,5", "72,9"]]
    for (page, part) in [rows, more].enumerated() {
      for (index, texts) in part.enumerated() {
        for (column, text) in texts.enumerated() {
          pages[page].text(text, x: 50 + 110 * Double(column), y: (page == 0 ? 140 : 30) + 14 * Double(index))
        }
      }
    }
    #expect(tabulate(pages.map(\.page)).tables.map(texts) == [rows + more])
  }

  @Test(
    "a line that says so joins the table, however much room is left",
    arguments: ["Tabel 2 (fortsat)", "Table 2—Continued"])
  func aTitleThatSaysThatTheTableGoesOn(title: String) {
    var upper = PageDrawing(number: 1, height: 400)
    upper.text("Tabel 2. Handleplan", x: 50, y: 80)
    upper.table([header, ["Tilsyn", "Møder holdes", "Maj"]], columns: columns, y: 100, boldRows: 1)
    upper.text("(fortsættes)", x: 380, y: 150)
    var lower = PageDrawing(number: 2, height: 400)
    lower.text(title, x: 50, y: 60)
    lower.table([header, ["Dialog", "Kurser gives", "Juni"]], columns: columns, y: 80, boldRows: 1)
    lower.wrapped("Planen drøftes i udvalget, som følger op på den hvert år i maj.", x: 50, y: 300, width: 400)
    let result = tabulate(upper, lower)
    #expect(
      result.tables.map(texts) == [[header, ["Tilsyn", "Møder holdes", "Maj"], ["Dialog", "Kurser gives", "Juni"]]])
    lower.page.words.removeAll { $0.box.y0 < 75 }
    lower.text("Tabel 3. Handleplan", x: 50, y: 60)
    #expect(tabulate(upper, lower).tables.count == 2)
  }

  private let names = [["Nr.", "Opgave"], ["1", "Møder holdes"], ["2", "Kurser gives"], ["3", "Breve skrives om"]]
  private let states = [["Start", "Slut"], ["Maj", "Juni"], ["Juli", "August"], ["Marts", "April"]]

  private func sheet(_ rows: [[String]], number: Int, end: Double, top: Double = 100) -> PageDrawing {
    var page = PageDrawing(number: number, width: 400, height: 300)
    page.table(rows, columns: [50, 120, end], y: top, boldRows: 1)
    return page
  }

  @Test func columnsThatHadNoRoomStandBesideTheOthers() throws {
    let result = tabulate(sheet(names, number: 1, end: 360), sheet(states, number: 2, end: 200))
    #expect(result.tables.map(texts) == [zip(names, states).map { $0 + $1 }])
    let table = try #require(result.tables.first)
    #expect(table.cells.first { $0.row == 1 && $0.column == 2 }?.regions.map(\.page) == [2])
    #expect(table.pageFirst == 1 && table.pageLast == 2)
  }

  @Test func columnsThatHadRoomOrSayTheSameAreTablesOfTheirOwn() {
    let roomy = tabulate(sheet(names, number: 1, end: 200), sheet(states, number: 2, end: 200))
    #expect(roomy.tables.count == 2)
    let lower = tabulate(sheet(names, number: 1, end: 360), sheet(states, number: 2, end: 200, top: 110))
    #expect(lower.tables.count == 2)
    let forms = tabulate(
      sheet([["Formål", "Ro"], ["Leder", "A"], ["Frist", "Maj"]], number: 1, end: 360),
      sheet([["Formål", "Tid"], ["Leder", "B"], ["Frist", "Juni"]], number: 2, end: 360))
    #expect(forms.tables.count == 2)
  }
}
