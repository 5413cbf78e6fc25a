import Model
import TestSupport
import Testing

@testable import PDFReading

struct WordTests {
  @Test func wordsComeWithBoxSizeAndStyle() throws {
    var page = PDFBuilder.Page()
    page.text("Formål: øget", x: 50, y: 100, size: 12, face: .bold)
    page.text("tilsyn", x: 200, y: 100, size: 9, face: .italic, colour: (1, 0, 0))
    let words = try read(page).words
    #expect(words.map(\.text) == ["Formål:", "øget", "tilsyn"])
    #expect(words.map(\.size) == [12, 12, 9])
    #expect(words.map(\.style) == [.bold, .bold, .italic])
    #expect(words.map(\.colour) == [nil, nil, "#ff0000"])
    #expect(abs(words[0].box.x0 - 50) < 1.5)
    #expect(words[0].box.y0 < 92 && words[0].box.y1 > 100 && words[0].box.y1 < 106, "\(words[0].box)")
  }

  @Test func dotsThatLeadToAFigureArePartOfNoWord() throws {
    var page = PDFBuilder.Page()
    page.text("Bevilget........4.112 m.fl. og så...", x: 50, y: 100, size: 10)
    let words = try read(page).words
    #expect(words.map(\.text) == ["Bevilget", "........", "4.112", "m.fl.", "og", "så..."])
    #expect(zip(words, words.dropFirst()).allSatisfy { $0.box.x1 <= $1.box.x0 + 0.01 })
  }

  @Test func raisedSmallTextIsSuperscriptAndApart() throws {
    var page = PDFBuilder.Page()
    page.text("Tilsyn", x: 50, y: 100, size: 10)
    page.text("2", x: 76.2, y: 96.5, size: 6)
    let words = try read(page).words
    #expect(words.map(\.text) == ["Tilsyn", "2"])
    #expect(words.map { $0.style.contains(.superscript) } == [false, true])
    #expect(words[0].isFollowedBySpace == false)
  }

  @Test func underlineAndStrikeThroughAreStyle() throws {
    var page = PDFBuilder.Page()
    page.text("Januar 2020 og derefter", x: 50, y: 100, size: 10)
    page.line(from: (50, 101.5), to: (105, 101.5), width: 0.5)
    page.text("juni udgår", x: 50, y: 130, size: 10)
    page.line(from: (50, 127), to: (96, 127), width: 0.5)
    let content = try read(page)
    #expect(content.rulings.isEmpty)
    #expect(content.words.filter { $0.style.contains(.underlined) }.map(\.text) == ["Januar", "2020"])
    #expect(content.words.filter { $0.style.contains(.struckOut) }.map(\.text) == ["juni", "udgår"])
  }

  @Test("positions are as shown", arguments: [0, 90, 180, 270])
  func rotatedPage(degrees: Int) throws {
    var page = PDFBuilder.Page(width: 400, height: 600, rotation: degrees)
    page.text("Indsats", x: 100, y: 50)
    page.line(from: (100, 80), to: (250, 80))
    let content = try read(page)
    let word = try #require(content.words.first)
    let expected = [0: (117.0, 47.0), 90: (553, 117), 180: (283, 553), 270: (47, 283)][degrees] ?? (0, 0)
    #expect(content.width == (degrees % 180 == 0 ? 400 : 600))
    #expect(abs(word.box.midX - expected.0) < 3 && abs(word.box.midY - expected.1) < 3, "\(word.box)")
    #expect(content.rulings.first?.orientation == (degrees % 180 == 0 ? .horizontal : .vertical))
  }

  @Test("a page whose text runs up or down is turned", arguments: [90, 270, 180])
  func textOnItsSide(angle: Int) throws {
    var page = PDFBuilder.Page(width: 400, height: 600)
    let lines = ["Formål og mål for indsatsen", "Ansvarlig for opfølgning", "Frist for gennemførelse"]
    for (index, line) in lines.enumerated() {
      let step = 20 * Double(index)
      switch angle {
      case 90: page.text(line, x: 100 + step, y: 500, angle: 90)
      case 270: page.text(line, x: 300 - step, y: 100, angle: 270)
      default: page.text(line, x: 300, y: 500 - step, angle: 180)
      }
    }
    page.line(from: angle == 180 ? (100, 300) : (90, 100), to: angle == 180 ? (300, 300) : (90, 500))
    let content = try read(page)
    #expect(content.turn == [90: 1, 270: 3, 180: 2][angle])
    #expect(content.width == (angle == 180 ? 400 : 600))
    let words = content.words.sorted { ($0.box.y0.rounded(), $0.box.x0) < ($1.box.y0.rounded(), $1.box.x0) }
    #expect(words.map(\.text).joined(separator: " ") == lines.joined(separator: " "))
    let first = try #require(words.first)
    #expect(first.box.width > first.box.height)
    #expect(abs(first.box.x0 - 100) < 1)
    #expect(content.rulings.first?.orientation == .horizontal)
  }

  @Test("words that run up or down beside upright text", arguments: [90, 270])
  func turnedWords(angle: Int) throws {
    var page = PDFBuilder.Page()
    for row in 0..<4 { page.text("Tilsyn med sagerne i hvert kvartal", x: 100, y: 100 + 30 * Double(row)) }
    page.text("A og styring", x: 80, y: angle == 90 ? 200 : 100, angle: angle)
    let turned = try read(page).words.filter { $0.turn != 0 }
    #expect(turned.map(\.text) == ["A", "og", "styring"])
    #expect(turned.allSatisfy { $0.turn == (angle == 90 ? 1 : 3) && $0.box.midX < 95 })
  }
}
