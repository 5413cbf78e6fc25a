public import Model

/// Writes small PDF files for tests: text in Helvetica at stated positions, lines, filled shapes, rotated pages.
///
/// Positions are in points from the page's top left, y downwards, as everywhere in this project.
///
///     var pdf = PDFBuilder()
///     var page = PDFBuilder.Page()
///     page.text("Formål", x: 50, y: 60)
///     page.line(from: (50, 64), to: (300, 64), width: 0.25)
///     pdf.add(page)
///     let bytes = pdf.bytes()
public struct PDFBuilder {
  public enum Face: String, CaseIterable, Sendable {
    case regular = "Helvetica"
    case bold = "Helvetica-Bold"
    case italic = "Helvetica-Oblique"
    case monospaced = "Courier"
  }

  private var pages: [Page] = []
  private let title: String?
  /// Objects of the structure tree, its root first. `@3` stands for the third of them, `#1` for the first page.
  public var structure: [String] = []

  public init(title: String? = nil) { self.title = title }

  public mutating func add(_ page: Page) { pages.append(page) }

  /// The file.
  public func bytes() -> [UInt8] {
    var file = ObjectFile()
    let kids = pages.indices.map { "\(8 + 2 * $0) 0 R" }.joined(separator: " ")
    let tags = structure.isEmpty ? "" : " /MarkInfo << /Marked true >> /StructTreeRoot @1"
    file.add("<< /Type /Catalog /Pages 2 0 R\(numbered(tags)) >>")
    file.add("<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    file.add("<< /Title (\(title ?? "")) /CreationDate (D:20210412100000Z) >>")
    for face in Face.allCases {
      file.add("<< /Type /Font /Subtype /Type1 /BaseFont /\(face.rawValue) /Encoding /WinAnsiEncoding >>")
    }
    for page in pages {
      let number = file.count + 1
      file.add(page.dictionary(contents: number + 1))
      file.add(stream: page.content)
    }
    for object in structure { file.add(numbered(object)) }
    return file.finished(root: 1, info: 3)
  }

  /// The object with the numbers of the structure's objects and of the pages in place of `@3` and `#1`.
  private func numbered(_ object: String) -> String {
    var result: [UInt8] = []
    var bytes = object.utf8.makeIterator()
    var next = bytes.next()
    while let byte = next {
      next = bytes.next()
      guard byte == UInt8(ascii: "@") || byte == UInt8(ascii: "#") else {
        result.append(byte)
        continue
      }
      var number = 0
      while let digit = next, (48...57).contains(digit) {
        number = 10 * number + Int(digit - 48)
        next = bytes.next()
      }
      let place = byte == UInt8(ascii: "@") ? 7 + 2 * pages.count + number : 6 + 2 * number
      result += Array("\(place) 0 R".utf8)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension PDFBuilder {
  /// A page under construction.
  public struct Page {
    fileprivate let width: Double
    fileprivate let height: Double
    private let rotation: Int
    fileprivate var content: [UInt8] = []

    /// - Parameters:
    ///   - width: in points, before the rotation.
    ///   - rotation: degrees clockwise by which a viewer turns the page: 0, 90, 180 or 270.
    public init(width: Double = 595, height: Double = 842, rotation: Int = 0) {
      self.width = width
      self.height = height
      self.rotation = rotation
    }

    fileprivate func dictionary(contents: Int) -> String {
      let fonts = Face.allCases.indices.map { "/F\($0) \(4 + $0) 0 R" }.joined(separator: " ")
      return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Rotate \(rotation) "
        + "/Resources << /Font << \(fonts) >> >> /Contents \(contents) 0 R >>"
    }

    /// Writes one line of text.
    ///
    /// - Parameters:
    ///   - y: of the base line.
    ///   - colour: red, green and blue from 0 to 1.
    ///   - angle: degrees counter-clockwise; 90 writes upwards.
    public mutating func text(
      _ text: String, x: Double, y: Double, size: Double = 10, face: Face = .regular,
      colour: (Double, Double, Double) = (0, 0, 0), angle: Int = 0
    ) {
      let index = Face.allCases.firstIndex(of: face) ?? 0
      let matrix = [0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"][angle] ?? "1 0 0 1"
      add("BT \(colour.0) \(colour.1) \(colour.2) rg /F\(index) \(size) Tf \(matrix) \(x) \(height - y) Tm (")
      content += WinAnsi.encoded(text)
      add(") Tj ET\n")
    }

    /// Draws a straight line.
    ///
    /// - Parameter dash: lengths of dashes and gaps; empty for a solid line.
    public mutating func line(
      from start: (Double, Double), to end: (Double, Double), width: Double = 0.5, dash: [Double] = [],
      colour: (Double, Double, Double) = (0, 0, 0)
    ) {
      let pattern = dash.map { "\($0)" }.joined(separator: " ")
      add("q \(width) w [\(pattern)] 0 d \(colour.0) \(colour.1) \(colour.2) RG ")
      add("\(start.0) \(height - start.1) m \(end.0) \(height - end.1) l S Q\n")
    }

    /// Paints a rectangle.
    public mutating func fill(
      x: Double, y: Double, width: Double, height: Double, colour: (Double, Double, Double)
    ) {
      add("q \(colour.0) \(colour.1) \(colour.2) rg \(x) \(self.height - y - height) \(width) \(height) re f Q\n")
    }

    /// Paints a shape with straight sides: an arrow, a chevron, a diamond.
    ///
    /// - Parameter points: its corners in turn.
    public mutating func shape(_ points: [(Double, Double)], colour: (Double, Double, Double)) {
      add("q \(colour.0) \(colour.1) \(colour.2) rg ")
      for (index, point) in points.enumerated() { add("\(point.0) \(height - point.1) \(index == 0 ? "m" : "l") ") }
      add("f Q\n")
    }

    /// Paints a bar with round ends.
    public mutating func roundedBar(
      x: Double, y: Double, width: Double, height: Double, colour: (Double, Double, Double)
    ) {
      let radius = height / 2
      fill(x: x + radius, y: y, width: width - height, height: height, colour: colour)
      dot(x: x + radius, y: y + radius, radius: radius, colour: colour)
      dot(x: x + width - radius, y: y + radius, radius: radius, colour: colour)
    }

    /// Paints a disc.
    public mutating func dot(x: Double, y: Double, radius: Double, colour: (Double, Double, Double)) {
      let k = radius * 0.5523  // control points of a quarter circle
      let middle = height - y
      add("q \(colour.0) \(colour.1) \(colour.2) rg \(x + radius) \(middle) m ")
      for (a, b) in [((1.0, 0.0), (0.0, 1.0)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0))] {
        let first = (x + radius * a.0 + k * b.0, middle + radius * a.1 + k * b.1)
        let second = (x + radius * b.0 + k * a.0, middle + radius * b.1 + k * a.1)
        add("\(first.0) \(first.1) \(second.0) \(second.1) \(x + radius * b.0) \(middle + radius * b.1) c ")
      }
      add("f Q\n")
    }

    /// Draws the rulings of a grid.
    ///
    /// - Parameters:
    ///   - columns: x of the vertical rulings, from left to right.
    ///   - rows: y of the horizontal rulings, from the top.
    public mutating func grid(columns: [Double], rows: [Double], width: Double = 0.5) {
      guard let left = columns.first, let right = columns.last, let top = rows.first, let bottom = rows.last else {
        return
      }
      for x in columns { line(from: (x, top), to: (x, bottom), width: width) }
      for y in rows { line(from: (left, y), to: (right, y), width: width) }
    }

    /// Places a picture in the colours given, as the content of a scanned page.
    public mutating func picture(_ image: PageImage, x: Double, y: Double, width: Double, height: Double) {
      add("q \(width) 0 0 \(height) \(x) \(self.height - y - height) cm\n")
      add("BI /W \(image.width) /H \(image.height) /CS /RGB /BPC 8 ID ")
      for pixel in image.pixels { content += [UInt8(pixel >> 16 & 255), UInt8(pixel >> 8 & 255), UInt8(pixel & 255)] }
      add("\nEI Q\n")
    }

    /// Begins marked content that tags refer to by `id`, or an artifact; it ends with the end of `body`.
    public mutating func marked(_ id: Int?, _ body: (inout Page) -> Void) {
      add(id.map { "/P <</MCID \($0)>> BDC\n" } ?? "/Artifact BMC\n")
      body(&self)
      add("EMC\n")
    }

    private mutating func add(_ text: String) { content += Array(text.utf8) }
  }
}

/// The encoding of PDF text in western fonts (windows-1252).
private enum WinAnsi {
  private static let special: [Unicode.Scalar: UInt8] = [
    "€": 0x80, "…": 0x85, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97,
  ]

  /// The bytes of a PDF string, without its brackets. Characters outside of the encoding become question marks.
  static func encoded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "(", ")", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
      case _ where scalar.value < 0x80 || (0xa0...0xff).contains(scalar.value): bytes.append(UInt8(scalar.value))
      default: bytes.append(special[scalar] ?? UInt8(ascii: "?"))
      }
    }
    return bytes
  }
}

/// The numbered objects of a PDF and their cross-reference table.
private struct ObjectFile {
  private var bytes = Array("%PDF-1.4\n".utf8)
  private var offsets: [Int] = []

  var count: Int { offsets.count }

  mutating func add(_ object: String) { add(Array(object.utf8)) }

  mutating func add(stream: [UInt8]) {
    add(Array("<< /Length \(stream.count) >>\nstream\n".utf8) + stream + Array("\nendstream".utf8))
  }

  private mutating func add(_ object: [UInt8]) {
    offsets.append(bytes.count)
    bytes += Array("\(offsets.count) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
  }

  func finished(root: Int, info: Int) -> [UInt8] {
    let table = offsets.map { offset in
      let digits = String(offset)
      return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    let trailer =
      "xref\n0 \(count + 1)\n0000000000 65535 f \n\(table.joined())trailer\n"
      + "<< /Size \(count + 1) /Root \(root) 0 R /Info \(info) 0 R >>\nstartxref\n\(bytes.count)\n%%EOF\n"
    return bytes + Array(trailer.utf8)
  }
}
