import Model
import TestSupport
import Testing

@testable import PDFReading

struct RulingTests {
  @Test(
    "a hairline is found whatever its place between the pixels", arguments: [100.0, 100.1, 100.2, 100.33, 100.5, 100.7])
  func hairline(y: Double) throws {
    var page = PDFBuilder.Page()
    page.line(from: (50, y), to: (300, y), width: 0.1)
    page.line(from: (60 + y, 150), to: (60 + y, 300), width: 0.25)
    let content = try read(page)
    #expect(content.rulings.count == 2)
    expect(content.rulings.first, .horizontal, at: y, from: 50, to: 300)
    expect(content.rulings.last, .vertical, at: 60 + y, from: 150, to: 300)
  }

  @Test("a thin filled rectangle is a ruling", arguments: [0.24, 0.48, 0.75, 1.5, 2.5])
  func thinRectangle(thickness: Double) throws {
    var page = PDFBuilder.Page()
    page.fill(x: 50, y: 100.3, width: 200, height: thickness, colour: (0, 0, 0))
    page.fill(x: 300.3, y: 100, width: thickness, height: 80, colour: (0.5, 0.5, 0.5))
    let content = try read(page)
    #expect(content.fills.isEmpty)
    #expect(content.rulings.count == 2)
    expect(content.rulings.first, .horizontal, at: 100.3 + thickness / 2, from: 50, to: 250)
    expect(content.rulings.last, .vertical, at: 300.3 + thickness / 2, from: 100, to: 180)
  }

  @Test func doubleLineIsTwoRulings() throws {
    var page = PDFBuilder.Page()
    page.line(from: (50, 100), to: (300, 100), width: 0.5)
    page.line(from: (50, 102), to: (300, 102), width: 0.5)
    #expect(try read(page).rulings.map { ($0.position * 4).rounded() / 4 }.count == 2)
  }

  @Test func aShortLineThatTouchesALongerOneHidesNothing() throws {
    var page = PDFBuilder.Page()
    page.line(from: (50, 100.25), to: (530, 100.25), width: 0.5)
    page.line(from: (160, 99.75), to: (500, 99.75), width: 0.5)
    let rulings = try read(page).rulings
    #expect(rulings.map(\.start).min().map { abs($0 - 50) < 1 } == true)
    #expect(rulings.map(\.end).max().map { abs($0 - 530) < 1 } == true)
  }

  @Test("dashes and dots make one ruling", arguments: [[1.0, 1.0], [0.5, 1.5], [3, 2], [4, 3]])
  func dashes(pattern: [Double]) throws {
    var page = PDFBuilder.Page()
    page.line(from: (50, 100), to: (300, 100), width: 0.75, dash: pattern)
    page.line(from: (70, 150), to: (70, 300), width: 0.75, dash: pattern)
    let content = try read(page)
    #expect(content.rulings.count == 2)
    expect(content.rulings.first, .horizontal, at: 100, from: 50, to: 300, tolerance: 4)
    expect(content.rulings.last, .vertical, at: 70, from: 150, to: 300, tolerance: 4)
  }

  @Test("a ruling that runs beside a merged cell and close under full cells is no underline")
  func rulingBesideMergedCell() throws {
    var page = PDFBuilder.Page()
    page.line(from: (50, 100), to: (150, 100))
    page.line(from: (50, 122), to: (150, 122))
    page.line(from: (80, 111), to: (150, 111))
    for x in [50.0, 80, 115, 150] { page.line(from: (x, 100), to: (x, 122)) }
    for (column, text) in ["Notater", "Marts 21"].enumerated() {
      page.text(text, x: 81.5 + 35 * Double(column), y: 109.5, size: 8)
    }
    let content = try read(page)
    #expect(content.rulings.filter { $0.orientation == .horizontal }.count == 3)
    #expect(content.words.allSatisfy { !$0.style.contains(.underlined) })
  }

  @Test func gridWithTextGivesItsRulingsOnly() throws {
    var page = PDFBuilder.Page()
    page.grid(columns: [50, 150, 300], rows: [100, 114, 128])
    for (row, text) in ["Formål", "Handling"].enumerated() {
      page.text(text, x: 52, y: 111 + 14 * Double(row), face: .bold)
      page.text("Tilsynet følger hver sag", x: 152, y: 111 + 14 * Double(row))
    }
    let content = try read(page)
    #expect(content.rulings.count == 6)
    #expect(content.fills.isEmpty)
    #expect(content.words.allSatisfy { $0.style.isDisjoint(with: [.underlined, .struckOut]) })
  }

  @Test func textAloneGivesNoRulings() throws {
    var page = PDFBuilder.Page()
    for row in 0..<20 {
      page.text("EFTER Tiltag – TILL ____ .......... |=| HELE", x: 50, y: 100 + Double(row) * 24, size: 8 + Double(row))
    }
    let content = try read(page)
    #expect(content.rulings.isEmpty)
    #expect(content.fills.isEmpty)
  }
}
