/// Signs that stand for something: ●, ◆, ▲, ✓, →, 🟢. Not letters, figures, punctuation or the signs of sums.
public enum Symbol {
  /// Whether a text is one such sign; white space around it does not count.
  public static func isSymbol(_ text: some StringProtocol) -> Bool {
    // A cell's or a word's text: longer ones are not worth going through.
    guard text.utf8.count <= 48 else { return false }
    // No sign of this kind is in ASCII.
    guard let first = text.unicodeScalars.first(where: { !$0.isBlank }), !first.isASCII else { return false }
    var characters = text.lazy.filter { !$0.isWhitespace }.makeIterator()
    guard let character = characters.next(), characters.next() == nil else { return false }
    return isSymbol(character)
  }

  /// Whether a text holds any sign but ASCII and Latin letters; most hold none.
  public static func mayHoldSymbol(_ text: String) -> Bool {
    text.unicodeScalars.contains { !$0.isASCII && !(0xC0...0x24F).contains($0.value) }
  }

  /// Whether a text is one round, square or pointed sign of those that status columns set as traffic lights.
  public static func isLight(_ text: some StringProtocol) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.count == 1, let scalar = scalars.first else { return false }
    switch scalar.value {
    case 0x25A0, 0x25A1, 0x25AA, 0x25AB, 0x25B2, 0x25B6, 0x25BA, 0x25BC, 0x25C6, 0x25CB, 0x25CF, 0x25D0...0x25D5,
      0x25FC, 0x25FE, 0x26AA, 0x26AB, 0x2B1B, 0x2B1C, 0x2B24, 0x2B1F...0x2B23:
      return true
    default: return false
    }
  }

  /// First arrow of Unicode: the mathematical signs before it (=, +, ×) are those of sums.
  private static let firstArrow: UInt32 = 0x2190

  private static func isSymbol(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.properties.generalCategory {
    case .otherSymbol, .privateUse: return true
    case .mathSymbol: return scalar.value >= firstArrow
    default: return false
    }
  }
}
