import Model

/// Round and square signs that mean something by their colour: the traffic lights of status columns and their legends.
///
/// Program bullets are black or have the colour of the text; a sign in a colour of its own before words in another is
/// kept as text, so that a legend can say what it means.
enum ColourSign {
  /// Least difference of the parts of a colour, 0 to 255, from which it is no grey.
  private static let leastChroma = 60
  /// Least part of a grey that is not taken for black.
  private static let leastGrey = 80

  /// Whether a text is one such sign.
  static func isSign(_ text: some StringProtocol) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return false }
    switch scalar.value {
    case 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B2, 0x25B6, 0x25BA, 0x25BC, 0x25C6, 0x25CB, 0x25CF, 0x25D0...0x25D5,
      0x25FC, 0x25FE,
      0x26AA, 0x26AB, 0x2B1B, 0x2B1C, 0x2B24, 0x2B1F...0x2B23:
      return true
    default: return false
    }
  }

  /// Whether a word is a sign whose colour sets it apart from the word after it.
  static func isMeaningful(_ word: Word, before next: Word?) -> Bool {
    guard isSign(word.text), let colour = word.colour, isChromatic(colour) || isGrey(colour) else { return false }
    return next.map { $0.colour != colour } ?? true
  }

  /// The cell marked with the colour of the one sign that begins its text; the words after it stay.
  static func marked(_ cell: FoundCell) -> FoundCell {
    guard !cell.hasMark, let found = sign(of: cell.text) else { return cell }
    var cell = cell
    cell.fill = found.colour
    cell.hasMark = true
    if !found.rest.isEmpty { cell.text = found.rest }
    return cell
  }

  private static func sign(of text: StyledText) -> (colour: String, rest: StyledText)? {
    guard let run = text.runs.first, let colour = run.colour else { return nil }
    let own = run.text.filter { !$0.isWhitespace }
    let others = text.runs.dropFirst()
    // A grey sign before words is a bullet, alone in a cell it is a light that is off.
    guard isChromatic(colour) || others.isEmpty && isGrey(colour), isSign(own),
      !others.contains(where: { $0.text.contains { isSign(String($0)) } })
    else { return nil }
    return (colour, StyledText(runs: Array(others)).trimmed)
  }

  private static func isChromatic(_ colour: String) -> Bool {
    guard let parts = parts(of: colour) else { return false }
    return parts.most - parts.least >= leastChroma
  }

  /// Whether a colour is a grey that is neither black nor white.
  private static func isGrey(_ colour: String) -> Bool {
    guard let parts = parts(of: colour), parts.most - parts.least < leastChroma else { return false }
    return parts.least >= leastGrey && parts.most <= 255 - leastGrey / 2
  }

  private static func parts(of colour: String) -> (least: Int, most: Int)? {
    guard colour.count == 7, let value = Int(colour.dropFirst(), radix: 16) else { return nil }
    let parts = [value >> 16, (value >> 8) & 255, value & 255]
    return (parts.min() ?? 0, parts.max() ?? 0)
  }
}
