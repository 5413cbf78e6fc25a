import CPoppler
public import Model

/// Draws pages of a PDF for people: as evidence in the report, and with what was found drawn over them.
///
/// Holds the document open; to be used by one task.
public struct PageRenderer: ~Copyable {
  private let document: PDFDocument

  /// - Throws: as `PDFReader.read(path:)`.
  public init(path: String) throws(Problem) { document = try PDFDocument(path: path) }

  /// - Parameter bytes: of a whole PDF file.
  /// - Throws: as `PDFReader.read(path:)`.
  public init(bytes: [UInt8]) throws(Problem) { document = try PDFDocument(bytes: bytes) }

  public var pageCount: Int { document.pageCount }

  /// Draws a page as PNG.
  ///
  /// - Parameters:
  ///   - page: counted from 1.
  ///   - dotsPerInch: less is taken for a page that would have more than 40 million pixels.
  ///   - turn: quarter turns clockwise, as in `PageContent`, so that its positions fit.
  ///   - skewDegrees: likewise.
  ///   - marks: what to draw over the page, the last on top.
  ///   - paleness: 0 for the page as it is, up to 1 for white, so that marks stand out.
  /// - Returns: the bytes of a PNG file.
  /// - Throws: `pdf_damaged` when there is no such page or it cannot be drawn.
  public func png(
    page: Int, dotsPerInch: Double = 100, turn: Int = 0, skewDegrees: Double = 0, marks: [PageMark] = [],
    paleness: Double = 0
  ) throws(Problem) -> [UInt8] {
    let bytes = document.withPage(page - 1) { page -> [UInt8]? in
      guard let canvas = PageCanvas(page, dotsPerInch: dotsPerInch, turn: turn & 3) else { return nil }
      canvas.draw(page, skewDegrees: skewDegrees)
      canvas.whiten(paleness)
      for mark in marks { canvas.draw(mark) }
      return canvas.png()
    }
    guard let bytes, let bytes else { throw Problem(.pdfDamaged, "the page cannot be drawn", page: page) }
    return bytes
  }
}

extension PageRenderer {
  /// Draws a page as a small PNG for the web: few shades, in grey when colours make it too large, and coarser until it fits.
  ///
  /// - Parameters:
  ///   - page: counted from 1.
  ///   - turn, skewDegrees: as in `png`.
  ///   - covers: boxes that are painted over, in points on the page after it was turned.
  ///   - dotsPerInch: to begin with.
  ///   - mostBytes: what the file may have; a page that cannot be drawn so small is given as small as it gets.
  /// - Returns: the picture with the size of the page in points after the turn.
  /// - Throws: `pdf_damaged` when there is no such page or it cannot be drawn.
  public func evidence(
    page: Int, turn: Int, skewDegrees: Double, covers: [Rect] = [], dotsPerInch: Double, mostBytes: Int
  ) throws(Problem) -> PageEvidence {
    let evidence = document.withPage(page - 1) { page -> PageEvidence? in
      PageRenderer.evidence(
        page, turn: turn & 3, skewDegrees: skewDegrees, covers: covers, dotsPerInch: dotsPerInch, mostBytes: mostBytes)
    }
    guard let evidence, let evidence else { throw Problem(.pdfDamaged, "the page cannot be drawn", page: page) }
    return evidence
  }

  /// Below this, text of usual size can no longer be read.
  private static let coarsest = 50.0

  private static func evidence(
    _ page: borrowing PDFPage, turn: Int, skewDegrees: Double, covers: [Rect], dotsPerInch: Double, mostBytes: Int
  ) -> PageEvidence? {
    var dots = dotsPerInch
    while true {
      guard let canvas = PageCanvas(page, dotsPerInch: dots, turn: turn) else { return nil }
      canvas.draw(page, skewDegrees: skewDegrees)
      for box in covers { canvas.cover(box) }
      canvas.posterise()
      guard var bytes = canvas.png() else { return nil }
      if bytes.count > mostBytes, let grey = canvas.greyPNG() { bytes = grey }
      if bytes.count <= mostBytes || dots <= coarsest {
        return PageEvidence(png: bytes, width: canvas.width, height: canvas.height)
      }
      dots = max(coarsest, dots * 0.8)
    }
  }

  /// A page as a picture in memory.
  ///
  /// - Parameter page: counted from 1.
  /// - Throws: `pdf_damaged` when there is no such page or it cannot be drawn.
  public func image(page: Int, dotsPerInch: Double) throws(Problem) -> PageImage {
    let buffer = RasterBuffer()
    defer { withExtendedLifetime(buffer) {} }
    let image = document.withPage(page - 1) { page in
      page.raster(dotsPerInch: dotsPerInch, maximumPixels: 40_000_000, buffer: buffer)?.image
    }
    guard let image, let image else { throw Problem(.pdfDamaged, "the page cannot be drawn", page: page) }
    return image
  }
}

/// Something drawn over a page. Positions in points from the page's top left.
public struct PageMark: Sendable, Hashable {
  public enum Shape: Sendable, Hashable {
    /// The border of a box.
    case frame(Rect)
    /// A box painted over, half transparent.
    case area(Rect)
    case line(Ruling)
    /// A small label whose top left corner is given.
    case label(String, x: Double, y: Double)
  }

  public var shape: Shape
  /// `#rrggbb`
  public var colour: String
  /// Width of lines in points.
  public var width: Double

  public init(_ shape: Shape, colour: String, width: Double = 1) {
    self.shape = shape
    self.colour = colour
    self.width = width
  }
}

/// A page drawn to show people where something stands on it.
public struct PageEvidence: Codable, Sendable, Hashable {
  public var png: [UInt8]
  /// Size of the page in points, after it was turned.
  public var width: Double
  public var height: Double

  public init(png: [UInt8], width: Double, height: Double) {
    self.png = png
    self.width = width
    self.height = height
  }
}
