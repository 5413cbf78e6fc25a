public import Model

/// The colours of traffic lights and charts: their names, their place on the colour wheel and the status they stand for
/// where the document has no legend.
public struct ColourList: Sendable, Hashable {
  public struct Colour: Sendable, Hashable {
    /// `green`, `yellow`, `red`, `blue`, `grey`, ….
    public var code: String
    public var status: InitiativeStatus?
    /// First and last hue in degrees; the first is larger where the range runs over 0. Empty for greys.
    public var hues: [Int]
  }

  public let names: PhraseList<String>
  public let colours: [Colour]
  public var digest: String { names.digest }

  init(file: YAMLFile) throws(VocabularyError) {
    names = try PhraseList(file: file, entryKeys: ["hues", "status"])
    let root = try YAMLEntry(file: file.name, mapping: file.root, allowing: ["entries", "ignored"])
    var colours: [Colour] = []
    for row in try root.entries("entries", allowing: PhraseList<String>.entryKeys + ["hues", "status"]) {
      let status = try row.optionalText("status")
      if let status, InitiativeStatus(rawValue: status) == nil {
        throw VocabularyError(
          file: row.file, line: row.line, message: "\"\(status)\" is no status",
          expected: "one of \(InitiativeStatus.allListNames.joined(separator: ", "))")
      }
      colours.append(
        Colour(
          code: try row.text("code"), status: status.flatMap(InitiativeStatus.init(rawValue:)),
          hues: try row.numbers("hues")))
    }
    self.colours = colours
  }

  /// Below this saturation (0 to 1) a colour is a grey; pale shades of table headings lie between 0.05 and 0.15.
  private static let leastSaturation = 0.2

  /// The colour of a cell or mark.
  ///
  /// - Parameter hex: `#rrggbb`.
  /// - Returns: `nil` for white, black and greys that the list has no entry for, and for what is no colour.
  public func colour(ofHex hex: String) -> Colour? {
    guard let tone = HueAndSaturation(hex: hex) else { return nil }
    guard tone.saturation >= ColourList.leastSaturation else {
      return tone.lightness > 0.25 && tone.lightness < 0.9 ? colours.first { $0.hues.isEmpty } : nil
    }
    return colours.first { colour in
      guard colour.hues.count == 2 else { return false }
      let (from, to) = (Double(colour.hues[0]), Double(colour.hues[1]))
      return from <= to ? (from..<to).contains(tone.hue) : tone.hue >= from || tone.hue < to
    }
  }

  /// The colour that a text names ("Grøn", "rødt lys", 🟢).
  public func colour(named text: String) -> Colour? {
    guard let match = names.first(in: text) else { return colour(ofSign: text) }
    return colours.first { $0.code == match.code }
  }

  private func colour(ofSign text: String) -> Colour? {
    let trimmed = text.filter { !$0.isWhitespace }
    guard !trimmed.isEmpty, trimmed.count <= 2 else { return nil }
    let code = names.entries.first { $0.strong.contains { trimmed == $0 } }?.code
    return colours.first { $0.code == code }
  }
}

extension InitiativeStatus {
  static var allListNames: [String] { allCases.map(\.rawValue) }
}

/// Place of a colour on the wheel.
private struct HueAndSaturation {
  var hue: Double
  var saturation: Double
  var lightness: Double

  init?(hex: String) {
    guard let colour = PaintedColour(hex) else { return nil }
    let red = Double(colour.red) / 255
    let green = Double(colour.green) / 255
    let blue = Double(colour.blue) / 255
    let (high, low) = (max(red, green, blue), min(red, green, blue))
    lightness = (high + low) / 2
    saturation = high == 0 ? 0 : (high - low) / high
    let spread = high - low
    guard spread > 0 else {
      hue = 0
      return
    }
    let sector: Double
    switch high {
    case red: sector = (green - blue) / spread
    case green: sector = (blue - red) / spread + 2
    default: sector = (red - green) / spread + 4
    }
    hue = sector < 0 ? sector * 60 + 360 : sector * 60
  }
}
