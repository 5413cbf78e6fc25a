import Corpus
import Foundation
import Model
import TestSupport
import Testing
import Vocabulary

@testable import Pipeline

/// Charts over time as people draw them over a table of months: each shape is read back as the months it covers.
@Suite struct ChartTests {
  /// A bar without its place: row, columns, the legend's word, whether it is a milestone.
  private struct Bar: Hashable, CustomStringConvertible {
    var row: Int
    var first: Int
    var last: Int
    var legend: String?
    var isMilestone = false

    var description: String { "\(row): \(first)-\(last) \(legend ?? "-")\(isMilestone ? " ◆" : "")" }
  }

  private func tabulate(_ pages: [PDFBuilder.Page]) throws -> TabulatedDocument {
    var pdf = PDFBuilder()
    for page in pages { pdf.add(page) }
    let folder = try TemporaryFolder()
    return try DocumentTabulator().tabulate(path: try folder.write(pdf.bytes(), to: "tidsplan.pdf"))
  }

  private func bars(_ pages: [PDFBuilder.Page]) throws -> [Bar] {
    try tabulate(pages).tables.flatMap(\.bars).map {
      Bar(row: $0.row, first: $0.firstColumn, last: $0.lastColumn, legend: $0.legend, isMilestone: $0.isMilestone)
    }
  }

  private static var shapes: [(name: String, draw: (inout ChartPage) -> Void, bar: (first: Int, last: Int))] {
    [
      ("rectangle", { $0.rectangle(row: 0, from: 2, to: 6) }, (2, 5)),
      (
        "rectangle over the whole row, from within a month", { $0.rectangle(row: 0, from: 2.6, to: 6.4, height: 23) },
        (2, 6)
      ),
      ("begins and ends inside a month", { $0.rectangle(row: 0, from: 2.5, to: 6.5) }, (2, 6)),
      ("drawn carelessly over the edge of a month", { $0.rectangle(row: 0, from: 1.9, to: 6.1) }, (2, 5)),
      ("a week of one month", { $0.rectangle(row: 0, from: 3.3, to: 3.55, height: 5) }, (3, 3)),
      ("outlined", { $0.outlined(row: 0, from: 2.5, to: 6.5) }, (2, 6)),
      ("round ends", { $0.rounded(row: 0, from: 3, to: 7) }, (3, 6)),
      ("block arrow", { $0.arrow(row: 0, from: 2, to: 6) }, (2, 5)),
      ("chevron", { $0.chevron(row: 0, from: 4, to: 9) }, (4, 8)),
      ("a piece for each month", { $0.pieces(row: 0, from: 4, to: 8) }, (4, 7)),
      ("shaft and head apart", { $0.shaftAndHead(row: 0, from: 4, to: 8) }, (4, 7)),
      ("thick line", { $0.line(row: 0, from: 2, to: 5, width: 6) }, (2, 4)),
      ("coloured line", { $0.line(row: 0, from: 6, to: 10, width: 2) }, (6, 9)),
      ("thin arrow", { $0.thinArrow(row: 0, from: 3, to: 9) }, (3, 8)),
      ("words on it", { $0.labelled(row: 0, from: 5, to: 9) }, (5, 8)),
    ]
  }

  @Test(arguments: shapes.indices) func aBarCoversItsMonths(index: Int) throws {
    let shape = Self.shapes[index]
    var chart = ChartPage(names: ["Kurser i udredning", "Dialog med skolerne"])
    shape.draw(&chart)
    chart.rectangle(row: 1, from: 10, to: 13)
    let document = try tabulate([chart.page])
    #expect(document.tables.map { [$0.rowCount, $0.columnCount] } == [[3, 13]], "\(shape.name)")
    let bars = document.tables.flatMap(\.bars).map { [$0.row, $0.firstColumn, $0.lastColumn] }
    #expect(bars == [[1, shape.bar.first, shape.bar.last], [2, 10, 12]], "\(shape.name)")
    #expect(document.tables.flatMap(\.bars).allSatisfy { !$0.isMilestone }, "\(shape.name)")
  }

  private static var signs: [(name: String, draw: (inout ChartPage) -> Void)] {
    [
      ("diamond", { $0.diamond(row: 0, at: 8.5) }), ("triangle", { $0.triangle(row: 0, at: 8.4) }),
      ("star", { $0.star(row: 0, at: 8.6) }), ("disc", { $0.disc(row: 0, at: 8.5) }),
      ("square", { $0.square(row: 0, at: 8.5) }),
    ]
  }

  @Test(arguments: signs.indices) func aSignIsAMilestoneInItsMonth(index: Int) throws {
    var chart = ChartPage(names: ["Kurser i udredning"])
    chart.rectangle(row: 0, from: 2, to: 4)
    Self.signs[index].draw(&chart)
    let bars = try bars([chart.page])
    #expect(
      bars == [Bar(row: 1, first: 2, last: 3), Bar(row: 1, first: 8, last: 8, isMilestone: true)],
      "\(Self.signs[index].name)")
  }

  @Test(arguments: [LegendPlace.under, .over, .nextPage, .inTable, .inBoxes])
  func theLegendIsFoundWhereverItStands(place: LegendPlace) throws {
    var chart = ChartPage(names: ["Kurser i udredning", "Dialog med skolerne"])
    chart.rectangle(row: 0, from: 2, to: 4)
    chart.colour = ChartPage.green
    chart.arrow(row: 1, from: 4, to: 9)
    if place != .inBoxes {
      chart.colour = ChartPage.red
      chart.diamond(row: 1, at: 11.5)
    }
    var next = ChartPage(names: [])
    switch place {
    case .under: chart.legend(y: 400)
    case .over: chart.legend(y: 90)
    case .nextPage: next.legend(y: 90)
    case .inTable: chart.legendTable(y: 400)
    case .inBoxes: chart.legendBoxes(y: 400)
    }
    var wanted = [
      Bar(row: 1, first: 2, last: 3, legend: "Planlægning"), Bar(row: 2, first: 4, last: 8, legend: "Afprøvning"),
    ]
    if place != .inBoxes { wanted.append(Bar(row: 2, first: 11, last: 11, legend: "Milepæl", isMilestone: true)) }
    #expect(try bars([chart.page] + (place == .nextPage ? [next.page] : [])) == wanted)
  }

  enum LegendPlace { case under, over, nextPage, inTable, inBoxes }

  /// Lines of a table that are coloured, and squares in a column of lights, are no bars.
  @Test func whatOnlyLooksLikeABarIsNone() throws {
    var page = PDFBuilder.Page(width: 842, height: 595)
    let columns = [60.0, 240, 340, 440, 540, 640]
    page.grid(columns: columns, rows: [100, 120, 150, 180])
    page.line(from: (60, 120), to: (640, 120), width: 2, colour: ChartPage.blue)
    for (column, text) in ["Indsats", "Ansvarlig", "Frist", "Status", "Risiko"].enumerated() {
      page.text(text, x: columns[column] + 4, y: 114, face: .bold)
    }
    for row in 0..<2 {
      page.text("Indsats nummer \(row)", x: 64, y: 138 + 30 * Double(row))
      page.fill(x: 585, y: 130 + 30 * Double(row), width: 9, height: 9, colour: ChartPage.red)
    }
    let tables = try tabulate([page]).tables
    #expect(tables.map { [$0.rowCount, $0.columnCount] } == [[3, 5]])
    #expect(tables.flatMap(\.bars).isEmpty)
    #expect(tables.first?.cells.filter(\.hasMark).map { [$0.row, $0.column] } == [[1, 4], [2, 4]])
  }

  /// From the drawing to the dates of the initiatives.
  @Test func aChartGivesItsInitiativesTheirDates() throws {
    var chart = ChartPage(names: ["Kurser i udredning", "Dialog med skolerne"])
    chart.page.text("Handleplan 2023", x: 60, y: 50, size: 18, face: .bold)
    chart.arrow(row: 0, from: 2.5, to: 6.5)
    chart.pieces(row: 1, from: 9, to: 13)
    chart.colour = ChartPage.red
    chart.diamond(row: 0, at: 11.5)
    chart.legend(y: 400)
    let folder = try TemporaryFolder()
    var pdf = PDFBuilder()
    pdf.add(chart.page)
    let file = try LooseFile.describe(try folder.write(pdf.bytes(), to: "tidsplan.pdf"))
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let vocabulary = try Vocabulary.load(folder: root.appendingPathComponent("pipelines/vocabulary"))
    let processor = DocumentProcessor(vocabulary: vocabulary, settings: StageSettings())
    let result = processor.interpret(try processor.tabulate(file) { _ in }, of: file)
    #expect(result.initiatives.map(\.title) == ["Kurser i udredning", "Dialog med skolerne"])
    let events = result.initiatives.map { initiative in
      initiative.milestones.map {
        "\($0.kind.rawValue) \($0.text): \($0.dateStart?.iso ?? "") \($0.dateEnd?.iso ?? "")"
      }
    }
    #expect(
      events == [
        ["phase Planlægning: 2023-02-01 2023-06-30", "milestone Milepæl: 2023-11-01 2023-11-30"],
        ["phase Planlægning: 2023-09-01 2023-12-31"],
      ])
  }
}

/// A table of months with shapes drawn over it. Months count from 1; 2.5 is the middle of February.
struct ChartPage {
  static let blue = (0.12, 0.38, 0.7)
  static let green = (0.2, 0.6, 0.3)
  static let red = (0.8, 0.1, 0.1)

  var page = PDFBuilder.Page(width: 842, height: 595)
  var colour = ChartPage.blue
  private static let months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
  private static let left = 60.0
  private static let nameWidth = 160.0
  private static let monthWidth = 40.0
  private static let top = 120.0
  private static let headHeight = 18.0
  private static let rowHeight = 24.0

  init(names: [String]) {
    guard !names.isEmpty else { return }
    let columns = [Self.left] + (0...12).map { x(Double($0) + 1) }
    page.grid(columns: columns, rows: [Self.top] + (0...names.count).map { y(Double($0)) })
    page.text("Indsats", x: Self.left + 4, y: Self.top + 12, face: .bold)
    for (index, month) in Self.months.enumerated() {
      page.text(month, x: x(Double(index) + 1) + 10, y: Self.top + 12, face: .bold)
    }
    for (row, name) in names.enumerated() { page.text(name, x: Self.left + 4, y: y(Double(row)) + 15) }
  }

  private func x(_ month: Double) -> Double { Self.left + Self.nameWidth + (month - 1) * Self.monthWidth }
  /// Upper edge of a row; half a row further down its middle.
  private func y(_ row: Double) -> Double { Self.top + Self.headHeight + row * Self.rowHeight }
  private func middle(_ row: Int) -> Double { y(Double(row) + 0.5) }

  mutating func rectangle(row: Int, from: Double, to: Double, height: Double = 8) {
    page.fill(x: x(from), y: middle(row) - height / 2, width: x(to) - x(from), height: height, colour: colour)
  }

  mutating func outlined(row: Int, from: Double, to: Double) {
    rectangle(row: row, from: from, to: to, height: 10)
    let (top, bottom) = (middle(row) - 5, middle(row) + 5)
    page.grid(columns: [x(from), x(to)], rows: [top, bottom], width: 1)
  }

  mutating func rounded(row: Int, from: Double, to: Double) {
    page.roundedBar(x: x(from) + 2, y: middle(row) - 5, width: x(to) - x(from) - 4, height: 10, colour: colour)
  }

  mutating func arrow(row: Int, from: Double, to: Double) {
    let (start, end, y) = (x(from) + 1, x(to) - 1, middle(row))
    page.shape(
      [
        (start, y - 3), (end - 8, y - 3), (end - 8, y - 6), (end, y), (end - 8, y + 6), (end - 8, y + 3),
        (start, y + 3),
      ], colour: colour)
  }

  mutating func chevron(row: Int, from: Double, to: Double) {
    let (start, end, y) = (x(from) + 1, x(to) - 1, middle(row))
    page.shape(
      [(start, y - 6), (end - 7, y - 6), (end, y), (end - 7, y + 6), (start, y + 6), (start + 7, y)], colour: colour)
  }

  mutating func pieces(row: Int, from: Int, to: Int) {
    for month in from..<to {
      page.fill(
        x: x(Double(month)) + 2, y: middle(row) - 5, width: Self.monthWidth - 4, height: 10, colour: colour)
    }
  }

  mutating func shaftAndHead(row: Int, from: Double, to: Double) {
    page.fill(x: x(from), y: middle(row) - 3, width: x(to) - x(from) - 10, height: 6, colour: colour)
    let (end, y) = (x(to), middle(row))
    page.shape([(end - 10, y - 6), (end, y), (end - 10, y + 6)], colour: colour)
  }

  mutating func line(row: Int, from: Double, to: Double, width: Double) {
    page.line(from: (x(from), middle(row)), to: (x(to), middle(row)), width: width, colour: colour)
  }

  mutating func thinArrow(row: Int, from: Double, to: Double) {
    let (end, y) = (x(to), middle(row))
    page.line(from: (x(from), y), to: (end - 6, y), width: 1)
    page.shape([(end - 7, y - 3.5), (end, y), (end - 7, y + 3.5)], colour: (0, 0, 0))
  }

  mutating func labelled(row: Int, from: Double, to: Double) {
    rectangle(row: row, from: from, to: to, height: 12)
    page.text("Udvikling af kurser", x: x(from) + 20, y: middle(row) + 3, size: 9, colour: (1, 1, 1))
  }

  mutating func diamond(row: Int, at month: Double) {
    let (x, y) = (x(month), middle(row))
    page.shape([(x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y)], colour: colour)
  }

  mutating func triangle(row: Int, at month: Double) {
    let (x, y) = (x(month), middle(row))
    page.shape([(x, y - 5), (x + 5, y + 5), (x - 5, y + 5)], colour: colour)
  }

  mutating func star(row: Int, at month: Double) {
    let corners = (0..<10).map { corner -> (Double, Double) in
      let (radius, angle) = (corner % 2 == 0 ? 6.5 : 2.6, Double(corner) * Double.pi / 5)
      return (x(month) + radius * sin(angle), middle(row) - radius * cos(angle))
    }
    page.shape(corners, colour: colour)
  }

  mutating func disc(row: Int, at month: Double) {
    page.dot(x: x(month), y: middle(row), radius: 5, colour: colour)
  }

  mutating func square(row: Int, at month: Double) {
    page.fill(x: x(month) - 4.5, y: middle(row) - 4.5, width: 9, height: 9, colour: colour)
  }

  private static let entries = [(blue, "Planlægning"), (green, "Afprøvning")]

  /// Boxes and a diamond with their words on one line.
  mutating func legend(y: Double) {
    for (index, entry) in Self.entries.enumerated() {
      let x = 60 + 110 * Double(index)
      page.fill(x: x, y: y - 8, width: 14, height: 8, colour: entry.0)
      page.text(entry.1, x: x + 20, y: y - 1)
    }
    page.shape([(284, y - 9), (289, y - 4), (284, y + 1), (279, y - 4)], colour: Self.red)
    page.text("Milepæl", x: 296, y: y - 1)
  }

  /// A table of two columns: painted cells, and what they mean.
  mutating func legendTable(y: Double) {
    page.grid(columns: [60, 100, 220], rows: [y, y + 18, y + 36, y + 54])
    for (row, entry) in Self.entries.enumerated() {
      page.fill(x: 60.5, y: y + 18 * Double(row) + 0.5, width: 39, height: 17, colour: entry.0)
      page.text(entry.1, x: 106, y: y + 12 + 18 * Double(row))
    }
    page.shape([(80, y + 40), (85, y + 45), (80, y + 50), (75, y + 45)], colour: Self.red)
    page.text("Milepæl", x: 106, y: y + 48)
  }

  /// Painted boxes with their words inside.
  mutating func legendBoxes(y: Double) {
    for (index, entry) in Self.entries.enumerated() {
      let x = 60 + 110 * Double(index)
      page.fill(x: x, y: y, width: 90, height: 16, colour: entry.0)
      page.text(entry.1, x: x + 8, y: y + 11, colour: (1, 1, 1))
    }
  }
}
