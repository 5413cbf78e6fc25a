import Model
import PDFReading

/// Pages of a PDF that a worker is to draw.
struct DrawingOrder: Codable, Sendable {
  /// Absolute path.
  var location: String
  var pages: [PageTurn]
  /// What is to be covered, as positions on the pages after they were turned.
  var covers: [PageRegion]
  var style: DrawingStyle

  /// Draws the pages in order.
  ///
  /// - Parameter deliver: takes each page as soon as it is drawn or has failed.
  /// - Throws: what kept the file from being opened, or what `deliver` throws.
  func draw(_ deliver: (DrawnPage) throws -> Void) throws {
    let renderer = try PageRenderer(path: location)
    for page in pages { try deliver(draw(page, with: renderer)) }
  }

  private func draw(_ page: PageTurn, with renderer: borrowing PageRenderer) -> DrawnPage {
    do throws(Problem) {
      let evidence = try renderer.evidence(
        page: page.page, turn: page.turn, skewDegrees: page.skewDegrees,
        covers: covers.filter { $0.page == page.page }.map(\.box), dotsPerInch: style.dotsPerInch,
        mostBytes: style.mostBytes)
      return DrawnPage(page: page.page, evidence: evidence)
    } catch {
      return DrawnPage(page: page.page, failure: error.message)
    }
  }
}

/// How pages are drawn as evidence.
struct DrawingStyle: Codable, Sendable, Hashable {
  /// Part of the keys of drawn pages: to be raised when the same page is drawn otherwise.
  var version = 3
  /// Text of 8 points is well readable, and an A4 page has 800 by 1,100 dots.
  var dotsPerInch = 96.0
  /// Most pages of text stay at half of it; a thousand of them make at most 120 MB.
  var mostBytes = 120_000
}

/// A page that was drawn, or why it was not.
struct DrawnPage: Codable, Sendable {
  var page: Int
  var evidence: PageEvidence?
  var failure: String?
}
