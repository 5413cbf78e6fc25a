import Model
import TestSupport
import Testing

@testable import PDFReading

struct FillTests {
  @Test func shadedCellsWithTextComeWithColourAndPlace() throws {
    var page = PDFBuilder.Page()
    page.fill(x: 50, y: 100, width: 200, height: 20, colour: (0.2, 0.4, 0.6))
    page.text("Ansvarlig leder og økonomi", x: 54, y: 114, face: .bold, colour: (1, 1, 1))
    page.fill(x: 252, y: 100, width: 100, height: 20, colour: (0.2, 0.4, 0.6))
    let content = try read(page)
    #expect(content.fills.map(\.colour) == ["#336699", "#336699"])
    #expect(content.fills.allSatisfy { !$0.isRound })
    #expect(abs((content.fills.first?.box.x1 ?? 0) - 250) < 0.6)
    #expect(abs((content.fills.last?.box.x0 ?? 0) - 252) < 0.6)
    #expect(content.rulings.isEmpty)
  }

  @Test func boxesThatCoverMostOfAPageAreNotItsPaper() throws {
    var page = PDFBuilder.Page()
    for (x, y) in [(20.0, 20.0), (305, 20), (20, 430), (305, 430)] {
      page.fill(x: x, y: y, width: 270, height: 395, colour: (0.8, 0.9, 0.8))
    }
    let fills = try read(page).fills
    #expect(fills.count == 4)
    #expect(fills.allSatisfy { $0.colour == "#cce6cc" })
  }

  @Test func aDotIsRoundAndABarIsNot() throws {
    var page = PDFBuilder.Page()
    page.dot(x: 100, y: 100, radius: 5, colour: (0, 0.6, 0))
    page.fill(x: 150, y: 96, width: 90, height: 6, colour: (1, 0.8, 0))
    let fills = try read(page).fills
    #expect(fills.map(\.isRound) == [true, false])
    #expect(fills.map(\.colour) == ["#009900", "#ffcc00"])
  }

  @Test func zebraStripesArePartedFromEachOther() throws {
    var page = PDFBuilder.Page()
    for row in 0..<6 where row % 2 == 0 {
      page.fill(x: 50, y: 100 + Double(row) * 15, width: 300, height: 15, colour: (0.9, 0.9, 0.9))
    }
    for row in 0..<6 { page.text("Række med tekst i zebra", x: 54, y: 111 + Double(row) * 15) }
    let content = try read(page)
    #expect(content.fills.count == 3)
    #expect(content.rulings.isEmpty)
  }

  @Test func colouredSignsAndSmallPicturesAreMarks() throws {
    var page = PDFBuilder.Page()
    page.text("Status", x: 50, y: 80)
    page.text("•", x: 50, y: 100, size: 20, colour: (1, 0, 0))
    page.text("•", x: 50, y: 130, size: 20)
    let disc = (0..<400).map { index -> UInt32 in
      let (x, y) = (index % 20 - 10, index / 20 - 10)
      return x * x + y * y < 81 ? 0x00a040 : 0xffffff
    }
    page.picture(
      PageImage(width: 20, height: 20, dotsPerInch: 144, pixels: disc), x: 100, y: 100, width: 10, height: 10)
    let fills = try read(page).fills
    #expect(fills.map(\.colour) == ["#ff0000", "#00a040"])
    #expect(fills.allSatisfy { $0.isRound })
  }
}
