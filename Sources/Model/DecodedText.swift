/// Text of a file whose bytes were turned into characters.
public struct DecodedText: Sendable, Hashable {
  /// The encodings that Danish documents come in. Latin-1 and ASCII are read as windows-1252, as browsers do.
  public enum Encoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1252 = "windows-1252"
  }

  /// Line ends are line feeds; NUL characters and a byte order mark are gone.
  public var text: String
  public var encoding: Encoding
  /// Whether neither a byte order mark nor a fitting declaration told the encoding, and it matters (there are letters
  /// outside ASCII).
  public var isGuessed: Bool

  /// - Parameters:
  ///   - bytes: a file's content.
  ///   - declaredLabel: the name of the encoding that the file gives, in any case.
  public init(bytes: [UInt8], declaredLabel: String? = nil) {
    let declared = declaredLabel.flatMap(Encoding.init(label:))
    if let (marked, length) = Encoding.marked(bytes) {
      self.init(bytes.dropFirst(length), as: marked, isGuessed: false)
    } else if let wide = Encoding.unmarkedUTF16(bytes) {
      self.init(bytes[...], as: wide, isGuessed: true)
    } else {
      let content = MultibyteCensus(bytes)
      let likely = content.encoding
      self.init(bytes[...], as: likely ?? declared ?? .utf8, isGuessed: likely != nil && likely != declared)
    }
  }

  private init(_ bytes: ArraySlice<UInt8>, as encoding: Encoding, isGuessed: Bool) {
    let decoded =
      switch encoding {
      case .utf8: String(decoding: bytes, as: UTF8.self)
      case .utf16LittleEndian: String(decoding: utf16Units(bytes, lowFirst: true), as: UTF16.self)
      case .utf16BigEndian: String(decoding: utf16Units(bytes, lowFirst: false), as: UTF16.self)
      case .windows1252: windows1252Text(bytes)
      }
    text = DecodedText.cleaned(decoded)
    self.encoding = encoding
    self.isGuessed = isGuessed
  }

  /// The text with line feeds as line ends and without NUL characters and byte order marks.
  private static func cleaned(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0 || $0 == 0x0D || $0 == 0xEF }) else { return text }
    var result = String.UnicodeScalarView()
    var previousWasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{0}", "\u{FEFF}": continue
      case "\r": result.append("\n")
      case "\n": if !previousWasReturn { result.append(scalar) }
      default: result.append(scalar)
      }
      previousWasReturn = scalar == "\r"
    }
    return String(result)
  }
}

extension DecodedText.Encoding {
  /// The encoding of a label as the WHATWG Encoding Standard has it; `nil` for one that Danish documents do not use.
  public init?(label: String) {
    switch label.lowercased().filter({ !$0.isWhitespace && $0 != "\"" && $0 != "'" }) {
    // A declaration that can be read byte by byte is not UTF-16, so browsers take it for UTF-8.
    case "utf-8", "utf8", "unicode-1-1-utf-8", "utf-16", "utf-16le", "utf-16be": self = .utf8
    case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "latin1", "l1", "us-ascii", "ascii",
      "iso-8859-15", "iso_8859-1":
      self = .windows1252
    default: return nil
    }
  }

  /// The encoding that a byte order mark at the start tells, and the length of the mark.
  fileprivate static func marked(_ bytes: [UInt8]) -> (Self, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// UTF-16 without a mark shows as a NUL in nearly every second byte of text in a Latin script.
  fileprivate static func unmarkedUTF16(_ bytes: [UInt8]) -> Self? {
    let sample = bytes.prefix(512)
    guard sample.count >= 8, sample.contains(0) else { return nil }
    var nulls = [0, 0]
    for (position, byte) in sample.enumerated() where byte == 0 { nulls[position % 2] += 1 }
    let half = sample.count / 2
    if nulls[1] * 10 >= half * 9, nulls[0] * 10 < half { return .utf16LittleEndian }
    if nulls[0] * 10 >= half * 9, nulls[1] * 10 < half { return .utf16BigEndian }
    return nil
  }
}

/// How many letters outside ASCII read as UTF-8 and how many bytes do not.
private struct MultibyteCensus {
  private var wellFormed = 0
  private var malformed = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
      } else if let length = MultibyteCensus.sequenceLength(bytes, at: index) {
        wellFormed += 1
        index += length
      } else {
        malformed += 1
        index += 1
      }
    }
  }

  /// What the bytes themselves say; `nil` for plain ASCII. Text in windows-1252 is next to never well-formed UTF-8, so
  /// content outweighs a declaration that contradicts it.
  var encoding: DecodedText.Encoding? {
    if wellFormed == 0, malformed == 0 { return nil }
    return malformed > wellFormed ? .windows1252 : .utf8
  }

  private static func sequenceLength(_ bytes: [UInt8], at index: Int) -> Int? {
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    return bytes[(index + 1)..<(index + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : nil
  }
}

private func utf16Units(_ bytes: ArraySlice<UInt8>, lowFirst: Bool) -> [UInt16] {
  var units: [UInt16] = []
  units.reserveCapacity(bytes.count / 2)
  var index = bytes.startIndex
  while index + 1 < bytes.endIndex {
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    units.append(lowFirst ? second << 8 | first : first << 8 | second)
    index += 2
  }
  return units
}

private func windows1252Text(_ bytes: ArraySlice<UInt8>) -> String {
  var scalars = String.UnicodeScalarView()
  for byte in bytes {
    let upper = Int(byte) - 0x80
    scalars.append(
      windows1252Upper.indices.contains(upper) ? windows1252Upper[upper] : Unicode.Scalar(byte))
  }
  return String(scalars)
}

/// Bytes 0x80 to 0x9F of windows-1252 (WHATWG index); the five unassigned ones keep their control character.
private let windows1252Upper: [Unicode.Scalar] = [
  "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
  "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}", "\u{017D}", "\u{8F}",
  "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
  "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{9D}", "\u{017E}", "\u{0178}",
]
