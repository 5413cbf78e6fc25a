import Foundation
import Model
import OpticalRecognition
import PDFReading
import TestSupport
import Testing

@testable import Reading

/// Whether this machine can recognise Danish; the other tests of recognition need it.
private let canRecognise = FileManager.default.isReadableFile(
  atPath: "/usr/share/tesseract-ocr/5/tessdata/dan.traineddata")

struct ScannedPageTests {
  /// A page with a small table.
  private var plan: PDFBuilder.Page {
    var page = PDFBuilder.Page(width: 360, height: 220)
    page.fill(x: 30, y: 40, width: 300, height: 24, colour: (0.8, 0.86, 0.95))
    page.grid(columns: [30, 90, 210, 330], rows: [40, 64, 110, 160], width: 0.75)
    page.text("Type", x: 36, y: 56, size: 12, face: .bold)
    page.text("Indsats", x: 96, y: 56, size: 12, face: .bold)
    page.text("Ansvarlig", x: 216, y: 56, size: 12, face: .bold)
    page.text("A", x: 36, y: 84, size: 12)
    page.text("Flere tilsyn i 2021", x: 96, y: 84, size: 12)
    page.text("og økonomi fra årets", x: 96, y: 100, size: 12)
    page.text("Forvaltningen", x: 216, y: 84, size: 12)
    page.text("B", x: 36, y: 130, size: 12)
    page.text("Bedre underretninger", x: 96, y: 130, size: 12)
    page.text("Områdechef", x: 216, y: 130, size: 12)
    return page
  }

  /// The same page as a scan would have it: only a picture.
  ///
  /// - Parameter noise: most steps of grey by which a pixel is lighter or darker.
  private func scanned(
    _ page: PDFBuilder.Page, quarterTurns: Int = 0, skewDegrees: Double = 0, noise: Int = 0
  ) throws -> [UInt8] {
    var original = PDFBuilder()
    original.add(page)
    let picture = try PageRenderer(bytes: original.bytes())
      .image(page: 1, dotsPerInch: 200)
    let skewed = noisy(turned(picture, degrees: skewDegrees), steps: noise)
    var scan = PDFBuilder()
    var sheet = PDFBuilder.Page(width: 360, height: 220, rotation: quarterTurns * 90)
    sheet.picture(skewed, x: 0, y: 0, width: 360, height: 220)
    scan.add(sheet)
    return scan.bytes()
  }

  /// A picture turned clockwise about its middle.
  private func turned(_ picture: PageImage, degrees: Double) -> PageImage {
    var result = picture
    let (sine, cosine) = (sin(degrees * .pi / 180), cos(degrees * .pi / 180))
    let (middleX, middleY) = (Double(picture.width) / 2, Double(picture.height) / 2)
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        let (right, down) = (Double(x) - middleX, Double(y) - middleY)
        let fromX = Int((middleX + right * cosine + down * sine).rounded())
        let fromY = Int((middleY + down * cosine - right * sine).rounded())
        let isInside = (0..<picture.width).contains(fromX) && (0..<picture.height).contains(fromY)
        result.pixels[y * picture.width + x] = isInside ? picture.pixels[fromY * picture.width + fromX] : 0xFF_FFFF
      }
    }
    return result
  }

  private func noisy(_ picture: PageImage, steps: Int) -> PageImage {
    guard steps > 0 else { return picture }
    var result = picture
    var random = SplitMix64(seed: 11)
    for index in result.pixels.indices {
      let change = Int.random(in: -steps...steps, using: &random)
      let grey = UInt32(max(0, min(255, Int(picture.pixels[index] & 0xFF) + change)))
      result.pixels[index] = grey << 16 | grey << 8 | grey
    }
    return result
  }

  private func read(_ bytes: [UInt8], settings: ReadingSettings = ReadingSettings()) throws -> ReadDocument {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let file = SourceFile(path: "scan.pdf", location: place.path, sha256: "", bytes: bytes.count, mediaType: .pdf)
    return try DocumentReader(settings: settings).read(file)
  }

  @Test(.enabled(if: canRecognise)) func whatIsStraightenedStaysWhereItIsOnThePage() throws {
    let page = try #require(read(scanned(plan, skewDegrees: 1.5)).pages.first)
    #expect(abs(page.skewDegrees + 1.5) < 0.3)
    let name = try #require(page.words.first { $0.text == "Forvaltningen" })
    #expect(abs(name.box.x0 - 216) < 2)
    for x in [30.0, 90, 210, 330] {
      #expect(page.rulings.count { $0.orientation == .vertical && abs($0.position - x) < 1.5 } == 1)
    }
  }

  @Test(.enabled(if: canRecognise)) func whiteHeadingsOnADarkGroundAndThinGreyLinesAreFound() throws {
    var page = PDFBuilder.Page(width: 360, height: 220)
    page.fill(x: 30, y: 40, width: 300, height: 20, colour: (0.36, 0.61, 0.84))
    for x in [30.0, 130, 330] { page.fill(x: x, y: 60, width: 0.4, height: 100, colour: (0.7, 0.7, 0.7)) }
    for y in [60.0, 110, 160] { page.fill(x: 30, y: y, width: 300, height: 0.4, colour: (0.7, 0.7, 0.7)) }
    page.text("Indsats", x: 36, y: 53, size: 8, colour: (1, 1, 1))
    page.text("Ansvarlig", x: 136, y: 53, size: 8, colour: (1, 1, 1))
    page.text("Flere tilsyn", x: 36, y: 80, size: 10)
    page.text("Forvaltningen", x: 136, y: 80, size: 10)
    page.text("Bedre analyser", x: 36, y: 130, size: 10)
    page.text("Familiechefen", x: 136, y: 130, size: 10)
    let read = try #require(read(scanned(page)).pages.first)
    #expect(Set(read.words.map(\.text)).isSuperset(of: ["Indsats", "Ansvarlig", "Forvaltningen", "Familiechefen"]))
    #expect(
      read.rulings.contains {
        $0.orientation == .vertical && abs($0.position - 130.25) < 1 && $0.end - $0.start > 90
      })
    #expect(
      read.rulings.contains {
        $0.orientation == .horizontal && abs($0.position - 110.25) < 1 && $0.end - $0.start > 290
      })
  }

  @Test(.enabled(if: canRecognise)) func darkHeadingsOverDenseTextAndColouredCellsAreRead() throws {
    var page = PDFBuilder.Page(width: 360, height: 220)
    page.fill(x: 30, y: 40, width: 300, height: 26, colour: (0.18, 0.42, 0.31))
    page.fill(x: 270, y: 66, width: 60, height: 60, colour: (0.94, 0.45, 0.45))
    for (text, x) in zip(["Indsats", "Hvad", "Frist"], [36.0, 110, 274]) {
      page.text(text, x: x, y: 50, size: 8, face: .bold, colour: (1, 1, 1))
    }
    for row in 0..<8 {
      page.text("Samtaler med unge og deres netværk holdes", x: 36, y: 76 + 9.5 * Double(row), size: 8, face: .bold)
    }
    let read = try #require(read(scanned(page)).pages.first)
    #expect(Set(read.words.map(\.text)).isSuperset(of: ["Indsats", "Hvad", "Frist", "Samtaler", "holdes"]))
  }

  @Test(.enabled(if: canRecognise)) func hairlinesOfANoisySkewedScanAreWhole() throws {
    var page = PDFBuilder.Page(width: 360, height: 220)
    for x in [30.0, 130, 330] { page.fill(x: x, y: 40, width: 0.35, height: 120, colour: (0.72, 0.72, 0.72)) }
    for y in [40.0, 80, 120, 160] { page.fill(x: 30, y: y, width: 300, height: 0.35, colour: (0.72, 0.72, 0.72)) }
    for (row, name) in ["Hurtigere svar", "Bedre analyser", "Flere tilsyn"].enumerated() {
      page.text(name, x: 36, y: 65 + 40 * Double(row), size: 10)
      page.text("Leder af Familiehuset og koordinator", x: 136, y: 65 + 40 * Double(row), size: 10)
    }
    let read = try #require(read(scanned(page, skewDegrees: 0.4, noise: 10)).pages.first)
    for y in [40.0, 80, 120, 160] {
      #expect(
        read.rulings.contains {
          $0.orientation == .horizontal && abs($0.position - y) < 1.5 && $0.end - $0.start > 280
        })
    }
    #expect(read.rulings.count { $0.orientation == .vertical && $0.end - $0.start > 110 } == 3)
    #expect(
      read.rulings.allSatisfy { $0.orientation == .horizontal || $0.end - $0.start > 30 }, "lines through letters")
  }

  @Test(.enabled(if: canRecognise)) func lettersThatTouchALineAreReadWithoutIt() throws {
    var page = PDFBuilder.Page(width: 360, height: 220)
    page.grid(columns: [30, 130, 230, 330], rows: [40, 80, 120, 160], width: 0.75)
    let months = [["Januar", "Oktober", "Forår"], ["Juni", "Primo", "Uge 12"], ["Løbende", "Efterår", "April"]]
    for (row, cells) in months.enumerated() {
      for (column, text) in cells.enumerated() {
        page.text(text, x: 30.2 + 100 * Double(column), y: 48.5 + 40 * Double(row), size: 9)
      }
    }
    let read = try #require(read(scanned(page)).pages.first)
    #expect(
      Set(read.words.map(\.text)) == Set(months.flatMap(\.self).flatMap { $0.split(separator: " ") }.map(String.init)))
  }

  @Test(.enabled(if: canRecognise)) func wordsRulingsAndShadingOfAScanAreFound() throws {
    let document = try read(scanned(plan))
    let page = try #require(document.pages.first)
    #expect(document.reader == .pdfRecognised)
    #expect(document.problems.map(\.code) == [.recognitionUsed])
    #expect(page.isRecognised)
    let words = Set(page.words.map(\.text))
    #expect(words.isSuperset(of: ["Indsats", "Ansvarlig", "A", "B", "tilsyn", "økonomi", "årets", "Områdechef"]))
    #expect(page.words.allSatisfy { ($0.confidence ?? 0) > 0.2 && abs($0.size - 12) <= 2 })
    #expect(page.rulings.filter { $0.orientation == .horizontal }.count == 4)
    #expect(page.rulings.filter { $0.orientation == .vertical }.count == 4)
    #expect(page.fills.allSatisfy { $0.box.y1 < 66 } && !page.fills.isEmpty)
  }

  @Test func withoutLanguageDataTheProblemSaysWhatToInstall() throws {
    var settings = ReadingSettings()
    settings.recognition.dataFolder = "/nowhere"
    let document = try read(scanned(plan), settings: settings)
    #expect(document.problems.map(\.code) == [.pageWithoutText, .recognitionUnavailable])
    #expect(document.problems.allSatisfy { $0.remedy.contains("tesseract-ocr-dan") })
    #expect(document.pages.first?.words.isEmpty == true)
  }

  @Test func aBlankPageIsNoProblem() throws {
    var pdf = PDFBuilder()
    pdf.add(PDFBuilder.Page())
    let document = try read(pdf.bytes())
    #expect(document.problems.isEmpty)
    #expect(document.reader == .pdfText)
  }

  // MARK: Pictures inside a page

  private static let before =
    "Forvaltningen har indsat en scannet oversigt over indsatserne herunder, som den blev vedtaget."

  /// A page with text of its own around a picture.
  private func page(around picture: PageImage, width: Double, height: Double) -> [UInt8] {
    var page = PDFBuilder.Page()
    for (line, y) in [100.0, 120, 140, 500, 520].enumerated() { page.text("\(line). " + Self.before, x: 50, y: y) }
    page.picture(picture, x: 80, y: 180, width: width, height: height)
    var pdf = PDFBuilder()
    pdf.add(page)
    return pdf.bytes()
  }

  private func picture(of page: PDFBuilder.Page) throws -> PageImage {
    var original = PDFBuilder()
    original.add(page)
    return try PageRenderer(bytes: original.bytes()).image(page: 1, dotsPerInch: 200)
  }

  @Test(.enabled(if: canRecognise)) func aTableThatIsAPictureInAPageIsRecognisedThereAlone() throws {
    var settings = ReadingSettings()
    settings.pdf.pictures.recognises = true
    let document = try read(page(around: picture(of: plan), width: 360, height: 220), settings: settings)
    let page = try #require(document.pages.first)
    #expect(document.reader == .pdfText)
    #expect(!page.isRecognised)
    #expect(document.problems.map(\.code) == [.recognitionUsed])
    #expect(document.problems.first?.message == "1 picture inside a page with text was read by text recognition")
    let recognised = page.words.filter { $0.confidence != nil }
    let place = Rect(x0: 80, y0: 180, x1: 440, y1: 400)
    #expect(recognised.allSatisfy { place.contains($0.box) })
    #expect(Set(recognised.map(\.text)).isSuperset(of: ["Indsats", "Ansvarlig", "tilsyn", "Områdechef"]))
    #expect(page.words.count { $0.confidence == nil } == 5 * (1 + Self.before.split(separator: " ").count))
    #expect(page.rulings.filter { $0.orientation == .vertical && place.contains($0.box) }.count == 4)
    let first = try #require(recognised.first { $0.text == "Indsats" })
    #expect(abs(first.box.x0 - 176) < 2 && abs(first.box.midY - 233) < 4)
  }

  /// A logo, a photograph and an empty sheet cost no recognition: with recognition that fails, nothing is reported.
  @Test(arguments: ["logo", "photograph", "empty", "diagram"]) func otherPicturesCostNoRecognition(kind: String) throws
  {
    var settings = ReadingSettings()
    settings.recognition.dataFolder = "/nowhere"
    settings.pdf.pictures.recognises = true
    var drawing = PDFBuilder.Page(width: 360, height: 220)
    if kind == "logo" { drawing.text("ROSKILDE KOMMUNE", x: 20, y: 120, size: 32, face: .bold) }
    if kind == "diagram" {
      drawing.line(from: (40, 20), to: (40, 190))
      drawing.line(from: (40, 190), to: (340, 190))
      for bar in 0..<6 {
        drawing.fill(
          x: 60 + 45 * Double(bar), y: 60 + 18 * Double(bar), width: 25, height: 130 - 18 * Double(bar),
          colour: (0.2, 0.4, 0.7))
      }
    }
    let image = kind == "photograph" ? photograph : try picture(of: drawing)
    let size = kind == "logo" ? (width: 144.0, height: 88.0) : (width: 360.0, height: 220.0)
    let document = try read(page(around: image, width: size.width, height: size.height), settings: settings)
    #expect(document.problems.isEmpty)
  }

  /// Soft shades with some grain.
  private var photograph: PageImage {
    var generator = SplitMix64(seed: 7)
    let pixels = (0..<(360 * 220)).map { index -> UInt32 in
      let (x, y) = (Double(index % 360), Double(index / 360))
      let tone = 128 + 70 * sin(x / 41) + 50 * cos(y / 23) + Double.random(in: -12...12, using: &generator)
      let value = UInt32(max(0, min(255, tone)))
      return value << 16 | value << 8 | value / 2
    }
    return PageImage(width: 360, height: 220, dotsPerInch: 72, pixels: pixels)
  }

  @Test(.enabled(if: canRecognise), arguments: [1, 2, 3]) func aPageOnItsSideIsTurned(quarterTurns: Int) throws {
    let page = try #require(try read(scanned(plan, quarterTurns: quarterTurns)).pages.first)
    #expect((page.turn + quarterTurns) % 4 == 0)
    #expect(page.words.contains { $0.text == "Ansvarlig" })
    #expect(page.width > page.height)
  }
}
