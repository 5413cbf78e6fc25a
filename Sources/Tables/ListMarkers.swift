/// A sign or number that begins a list item.
enum ListMarker: Sendable, Equatable {
  /// A bullet sign: it goes, the item stays a line of its own.
  case bullet
  /// `1.`, `1.2.3`, `a)`, `(iv)`: it stays.
  case number(String)
  /// A sign that means something by its colour: it stays.
  case sign
  /// A bullet that is painted, not written.
  case painted

  /// Reads the first word of a line.
  ///
  /// A bare number counts only with a point, a bracket or several parts, so that `2018` at a line start is no marker.
  init?(_ word: String) {
    if word.unicodeScalars.count == 1, let scalar = word.unicodeScalars.first {
      guard Self.isBullet(scalar) else { return nil }
      self = .bullet
      return
    }
    guard Self.isNumber(word) else { return nil }
    self = .number(word)
  }

  /// Whether the sign is one that only bullets use, so that it also counts when glued to the word after it.
  static func isPlainBullet(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2022, 0x2023, 0x25AA, 0x25AB, 0x25CF, 0x25CB, 0x25A0, 0x25A1, 0x25E6, 0x2043, 0x27A2, 0x2756, 0xB7, 0x25BA,
      0x2713, 0x2714, 0xE000...0xF8FF:
      true
    default: false
    }
  }

  /// Whether a word begins with a bullet sign: one that has no other use, or a dash before a capital letter.
  static func isGluedBullet(_ word: String) -> Bool {
    var scalars = word.unicodeScalars.makeIterator()
    guard let first = scalars.next(), let second = scalars.next() else { return false }
    return isPlainBullet(first) || (first == "-" || first == "–") && second.properties.isUppercase
  }

  private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    isPlainBullet(scalar) || scalar == "-" || scalar == "–" || scalar == "—" || scalar == "*" || scalar == "o"
  }

  /// Digits or one letter or a small roman number, in parts parted by points, ending in a point or bracket.
  private static func isNumber(_ word: String) -> Bool {
    guard word.utf8.count <= 12 else { return false }
    var body = Substring(word)
    if body.first == "(" { body.removeFirst() }
    let closed = body.last == ")" || body.last == "." || body.last == ":"
    while let last = body.last, last == ")" || last == "." || last == ":" { body.removeLast() }
    let parts = body.split(separator: ".", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy(isPart) else { return false }
    if parts.count == 1 { return closed && (parts[0].count <= 2 || isRoman(parts[0])) }
    // Several parts: 1.2, 1.2.3. Dates such as 12.03.2019 have a part of more than two digits.
    return parts[0].first?.isNumber == true && parts.allSatisfy { $0.count <= 2 }
  }

  private static func isPart(_ part: Substring) -> Bool {
    guard let first = part.first else { return false }
    if part.allSatisfy({ $0.isASCII && $0.isNumber }) { return true }
    return part.count == 1 && first.isLetter && first.isASCII || isRoman(part)
  }

  private static func isRoman(_ part: Substring) -> Bool {
    (1...4).contains(part.count) && part.allSatisfy { "ivxIVX".contains($0) }
  }
}
