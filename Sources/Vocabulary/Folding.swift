/// How letters are folded for comparison: lower case, composed, æøå kept.
public enum Folding {
  /// What a character is to the comparison of words.
  enum Role {
    case letter(Unicode.Scalar)
    /// A letter whose lower case is more than one character.
    case expanding
    /// An accent that follows its letter.
    case mark
    /// Stands inside a word without being part of it: apostrophe, soft hyphen, zero-width characters.
    case joiner
    case symbol(String)
    case separator
  }

  /// The words of a text in lower case, parted by single spaces, without punctuation: `"Status – hvad er gjort?"` →
  /// `status hvad er gjort`.
  public static func fold(_ text: String) -> String { FoldedText(text).joined }

  /// A word in the letters of addresses and file names: æ, ø and å written out, what is not ASCII left out.
  public static func ascii(_ word: String) -> String {
    String(
      word.flatMap { character -> String in
        switch character {
        case "æ": "ae"
        case "ø": "oe"
        case "å": "aa"
        default: character.isASCII ? String(character) : ""
        }
      })
  }

  static func role(of scalar: Unicode.Scalar) -> Role {
    let value = scalar.value
    if value < 0x80 { return asciiRole(value, scalar) }
    switch value {
    case 0xAD, 0x2019, 0x2018, 0xB4, 0x200B...0x200D, 0x2060, 0xFEFF: return .joiner
    case 0xA7: return .symbol("§")
    case 0xB6, 0xD7, 0xF7: return .separator
    case 0xC0...0xDE: return .letter(Unicode.Scalar(value + 0x20) ?? scalar)
    case 0xDF...0xFF: return .letter(scalar)
    case 0x300...0x36F: return .mark
    default: return otherRole(scalar)
    }
  }

  private static func asciiRole(_ value: UInt32, _ scalar: Unicode.Scalar) -> Role {
    switch value {
    case 0x30...0x39, 0x61...0x7A: return .letter(scalar)
    case 0x41...0x5A: return .letter(Unicode.Scalar(value + 0x20) ?? scalar)
    case 0x27, 0x60: return .joiner
    case 0x25: return .symbol("%")
    case 0x26: return .symbol(ampersandWord)
    default: return .separator
    }
  }

  /// What `&` reads as in the language of the plans.
  private static let ampersandWord = "og"

  private static func otherRole(_ scalar: Unicode.Scalar) -> Role {
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else { return .separator }
    let lower = properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first else { return .expanding }
    return .letter(first)
  }

  /// The composed letter for a lower-case letter and the accent after it; `nil` where the accent is simply dropped.
  static func composed(_ letter: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    compositions[UInt64(letter.value) << 32 | UInt64(mark.value)]
  }

  /// Letters with accents that Danish and its neighbours use.
  private static let compositions: [UInt64: Unicode.Scalar] = {
    let rows: [(String, UInt32, String)] = [
      ("aeiou", 0x300, "àèìòù"), ("aeiouy", 0x301, "áéíóúý"), ("aeiou", 0x302, "âêîôû"), ("ano", 0x303, "ãñõ"),
      ("aeiouy", 0x308, "äëïöüÿ"), ("a", 0x30A, "å"), ("c", 0x327, "ç"),
    ]
    var table: [UInt64: Unicode.Scalar] = [:]
    for (letters, mark, composed) in rows {
      for (letter, result) in zip(letters.unicodeScalars, composed.unicodeScalars) {
        table[UInt64(letter.value) << 32 | UInt64(mark)] = result
      }
    }
    return table
  }()
}
