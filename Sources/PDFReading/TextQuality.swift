import Model

/// Tells text from the soup that a font without a usable character map gives.
struct TextQuality {
  private var letters = 0
  private var common = 0
  private var strange = 0
  private var mixed = 0
  private var words = 0

  /// Fewer letters say nothing about their statistics.
  private static let minimumLetters = 60
  /// Share of characters without a place in text from which a layer is broken. Symbol fonts for bullets give 1 of 100.
  private static let strangeShare = 0.15
  /// Share of the eight most common letters of Danish, which are also those of English and German, among all letters. It
  /// is 0.6 to 0.65 in text and stays above 0.5 in tables of names and abbreviations; a shifted alphabet gives 0.2 to 0.35.
  private static let commonShare = 0.42
  /// Share of words with a capital, digit or sign amid small letters. Shifted or scrambled letters give more than half,
  /// the words of plans (`IT-system`, `2.kvt`) one of fifty.
  private static let mixedShare = 0.45

  init(_ words: [Word]) {
    for word in words { count(word) }
  }

  var isBroken: Bool {
    let characters = letters + strange
    if characters >= 20, Double(strange) > TextQuality.strangeShare * Double(characters) { return true }
    guard letters >= TextQuality.minimumLetters, words > 0 else { return false }
    return Double(common) < TextQuality.commonShare * Double(letters)
      || Double(mixed) > TextQuality.mixedShare * Double(words)
  }

  private mutating func count(_ word: Word) {
    var lettersHere = 0
    var wasSmall = false
    var isMixed = false
    for scalar in word.text.unicodeScalars {
      if TextQuality.isStrange(scalar) { strange += 1 }
      let letter = Letter(scalar)
      guard letter != .none else {
        isMixed = isMixed || (wasSmall && TextQuality.isSign(scalar))
        wasSmall = false
        continue
      }
      lettersHere += 1
      if TextQuality.isCommon(scalar) { common += 1 }
      if wasSmall, letter == .capital { isMixed = true }
      wasSmall = letter == .small
    }
    letters += lettersHere
    guard lettersHere >= 3 else { return }
    words += 1
    if isMixed { mixed += 1 }
  }

  private enum Letter {
    case none, small, capital

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7a: self = .small
      case 0x41...0x5a: self = .capital
      case 0..<0xaa: self = .none
      default:
        let properties = scalar.properties  // slow, so not for the letters above
        self = !properties.isAlphabetic ? .none : properties.isUppercase ? .capital : .small
      }
    }
  }

  /// Private use, control, replacement and unassigned characters: what a font without a character map gives.
  private static func isStrange(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7f..<0xa0, 0xe000...0xf8ff, 0xfffd, 0xf0000...: true
    default: false
    }
  }

  /// Signs that stand within a word of glyph soup but not within one of text.
  private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "$", "%", "#", "<", ">", "=", "^", "~", "{", "}", "[", "]", "|", "\\", "*", "+", "\"": true
    default: false
    }
  }

  private static func isCommon(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "e", "r", "n", "t", "d", "i", "a", "s", "E", "R", "N", "T", "D", "I", "A", "S": true
    default: false
    }
  }
}
