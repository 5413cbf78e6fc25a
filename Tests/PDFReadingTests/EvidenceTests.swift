import Model
import TestSupport
import Testing

@testable import PDFReading

@Suite struct EvidenceTests {
  private func renderer() throws -> PageRenderer {
    var page = PDFBuilder.Page()
    for line in 0..<60 {
      page.text("Indsats \(line) om ledelsestilsyn og opfølgning i sagerne", x: 40, y: 30 + 12 * Double(line))
    }
    var pdf = PDFBuilder()
    pdf.add(page)
    return try PageRenderer(bytes: pdf.bytes())
  }

  private func evidence(turn: Int = 0, mostBytes: Int = 120_000) throws -> PageEvidence {
    try renderer().evidence(page: 1, turn: turn, skewDegrees: 0, dotsPerInch: 96, mostBytes: mostBytes)
  }

  @Test func aPageIsDrawnWithItsSizeInPoints() throws {
    let evidence = try evidence()
    #expect(Array(evidence.png.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
    #expect(evidence.png.count > 1000 && evidence.png.count <= 120_000)
    let turned = try self.evidence(turn: 1)
    #expect(turned.width == evidence.height && turned.height == evidence.width)
    #expect(evidence.height > evidence.width)
  }

  @Test func aPageThatIsTooLargeIsDrawnCoarser() throws {
    let usual = try evidence()
    let small = try evidence(mostBytes: usual.png.count / 2)
    #expect(small.png.count <= usual.png.count / 2)
    #expect(small.width == usual.width)
  }

  @Test func nothingUnderACoverCanBeSeen() throws {
    func picture(of name: String) throws -> [UInt8] {
      var page = PDFBuilder.Page()
      page.text("Teamleder", x: 40, y: 100)
      page.text(name, x: 100, y: 100)
      var pdf = PDFBuilder()
      pdf.add(page)
      let cover = Rect(x0: 98, y0: 85, x1: 200, y1: 106)
      return try PageRenderer(bytes: pdf.bytes()).evidence(
        page: 1, turn: 0, skewDegrees: 0, covers: [cover], dotsPerInch: 96, mostBytes: 120_000
      ).png
    }
    let covered = try picture(of: "Mette Hansen")
    #expect(try covered == picture(of: "Lone Juhl"))
    #expect(try covered == picture(of: ""))
  }

  @Test func aPageThatIsNotThereIsAProblem() throws {
    let problem = #expect(throws: Problem.self) {
      try renderer().evidence(page: 2, turn: 0, skewDegrees: 0, dotsPerInch: 96, mostBytes: 1)
    }
    #expect(problem?.code == .pdfDamaged)
  }
}
