import Model
import Testing

@testable import Tables

/// Tables whose rows are wrapped text in columns that few lines or none show.
@Suite struct WrappedRowTests {
  private let columns = [50.0, 150, 330, 450]
  private let header = ["Indsats", "Indhold", "Ansvarlig", "Frist"]
  private let rows = [
    [
      "Barnet høres, før der sker noget",
      "Samtalen planlægges ved det første møde med familien, og rådgiveren overvejer sammen med barnet, hvor den holdes",
      "Rådgivere", "Maj 2024",
    ],
    [
      "Breve i klart sprog",
      "En kollega læser brevet, inden det sendes, og ser efter, om det er til at forstå for den, der får det",
      "Jurist", "Juni 2024",
    ],
    [
      "Tolk fra begyndelsen",
      "Ved første kontakt spørges der til sprog, og svaret skrives på sagens forside, så alle kan se det",
      "Modtagelsen", "Juli 2024",
    ],
  ]

  /// Sets rows of wrapped cells.
  /// - Returns: y under each of them.
  private func set(_ rows: [[String]], on page: inout PageDrawing, from y: Double, gap: Double) -> [Double] {
    var y = y
    return rows.map { row in
      let bottoms = row.indices.map { column in
        let right = column + 1 < columns.count ? columns[column + 1] - 14 : 540
        return page.wrapped(row[column], x: columns[column], y: y, width: right - columns[column])
      }
      let bottom = bottoms.max() ?? y
      y = bottom + gap
      return bottom
    }
  }

  private func heads(_ page: inout PageDrawing, y: Double) {
    for (column, text) in header.enumerated() { page.text(text, x: columns[column], y: y, style: .bold) }
  }

  @Test func rowsWithoutAnyRuling() {
    var page = PageDrawing()
    heads(&page, y: 100)
    _ = set(rows, on: &page, from: 115, gap: 3)
    #expect(tabulate(page).tables.map(texts) == [[header] + rows])
  }

  @Test func rowsWithoutAnyRulingOverAPageBreak() {
    var pages = [PageDrawing(number: 1, height: 200), PageDrawing(number: 2, height: 300)]
    heads(&pages[0], y: 80)
    _ = set(Array(rows.prefix(1)), on: &pages[0], from: 95, gap: 3)
    _ = set(Array(rows.prefix(1)), on: &pages[0], from: 155, gap: 3)
    _ = set(Array(rows.dropFirst()), on: &pages[1], from: 30, gap: 3)
    #expect(tabulate(pages[0], pages[1]).tables.map(texts) == [[header, rows[0]] + rows])
  }

  @Test func proseInThreeColumnsIsNoTable() {
    let prose = String(repeating: "Rådgiverne mødes hver uge og taler om de sager der er kommet ind ", count: 6)
    var page = PageDrawing()
    for x in [50.0, 220, 390] { page.wrapped(prose, x: x, y: 100, width: 150) }
    #expect(tabulate(page).tables.isEmpty)
  }

  @Test func headingsBetweenRuledRows() {
    var page = PageDrawing()
    heads(&page, y: 103)
    page.horizontal(100, 48, 545)
    page.horizontal(117, 48, 545)
    var expected = [header]
    var y = 117.0
    for (number, row) in rows.enumerated() {
      let title = "\(number + 1). Tema"
      page.text(title, x: columns[0], y: y + 3, style: .bold)
      page.horizontal(y + 18, 48, 545)
      y = (set([row], on: &page, from: y + 21, gap: 0).last ?? y) + 3
      page.horizontal(y, 48, 545)
      expected += [[title, "", "", ""], row]
    }
    let table = tabulate(page).tables.first.map(texts) ?? []
    #expect(table.map { $0.filter { $0 != "<" && !$0.isEmpty } } == expected.map { $0.filter { !$0.isEmpty } })
  }

  @Test func boldLabelsUnderABoldName() {
    var page = PageDrawing()
    let lines = [
      ["Indsats", "1. Tilsyn med sager"], ["Anbefalet af", "Ankestyrelsen"], ["Hvad skal ske", "Tolv sager læses"],
      ["Tovholder", "Faglig leder"], ["Forventes afsluttet", "Juni 2024"],
    ]
    for (number, pair) in lines.enumerated() {
      let y = 100 + 14 * Double(number)
      page.text(pair[0], x: 50, y: y, style: .bold)
      page.text(pair[1], x: 200, y: y, style: number == 0 ? .bold : [])
    }
    #expect(tabulate(page).tables.map { texts($0) } == [lines])
  }

  @Test func columnsUnderBoldHeadingsInADrawnColumn() {
    var page = PageDrawing()
    for x in [48.0, 545] { page.vertical(x, 100, 180) }
    for y in [100.0, 120, 140, 160, 180] { page.horizontal(y, 48, 545) }
    page.text("1.2 Familievejledning uden visitation", x: 52, y: 103, style: .bold)
    let lines = [
      ["Delmål", "Tovholder", "Tidspunkt"], ["Notat om effekt", "Team", "Maj 2024"], ["Kursus", "Jurist", "Juni 2024"],
    ]
    for (number, line) in lines.enumerated() {
      for (text, x) in zip(line, [52.0, 250, 400]) {
        page.text(text, x: x, y: 123 + 20 * Double(number), style: number == 0 ? .bold : [])
      }
    }
    #expect(
      tabulate(page).tables.map(texts) == [[["1.2 Familievejledning uden visitation", "<", "<"]] + lines])
  }

  @Test func aRowThatCountsOnIsNoHeader() {
    let columns = [50.0, 100, 300, 450]
    var pages = [PageDrawing(number: 1, height: 200), PageDrawing(number: 2, height: 200)]
    pages[0].table(
      [["Nr.", "Indsats", "Frist"], ["1", "Møder holdes", "Maj"]], columns: columns, y: 100, boldRows: 1)
    pages[1].table(
      [["2", "Kurser gives", "Juni"], ["3", "Breve læses", "Juli"]], columns: columns, y: 40, boldRows: 1)
    #expect(tabulate(pages[0], pages[1]).tables.map { $0.rowCount } == [4])
  }
}
