/// A piece of a content stream.
enum ContentToken: Equatable {
  case number(Double)
  case name(String)
  /// A string; what it says does not matter here.
  case string
  case arrayStart, arrayEnd, dictionaryStart, dictionaryEnd
  case keyword(String)
}

/// Cuts a content stream into tokens (ISO 32000-1, 7.2 and 7.8.2). Nothing is an error: what cannot be read is skipped.
struct ContentTokens: IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> ContentToken? {
    skipBlanks()
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "("):
      skipString()
      return .string
    case UInt8(ascii: "["): return single(.arrayStart)
    case UInt8(ascii: "]"): return single(.arrayEnd)
    case UInt8(ascii: "/"):
      position += 1
      return .name(regularCharacters())
    case UInt8(ascii: "<"):
      if byteAfter == byte { return double(.dictionaryStart) }
      while position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
      return single(.string)
    case UInt8(ascii: ">"):
      return byteAfter == byte ? double(.dictionaryEnd) : single(.keyword(">"))
    case UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"): return single(.keyword(")"))
    default: return numberOrKeyword()
    }
  }

  /// Goes to the end of the data of a picture in the content: `EI` between blanks.
  mutating func skipPicture() {
    while position + 2 < bytes.count {
      if bytes[position + 1] == UInt8(ascii: "E"), bytes[position + 2] == UInt8(ascii: "I"),
        Self.isBlank(bytes[position]), position + 3 >= bytes.count || Self.isBlank(bytes[position + 3])
      {
        position += 3
        return
      }
      position += 1
    }
    position = bytes.count
  }

  private var byteAfter: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  private mutating func single(_ token: ContentToken) -> ContentToken {
    position += 1
    return token
  }

  private mutating func double(_ token: ContentToken) -> ContentToken {
    position += 2
    return token
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    guard !isBlank(byte) else { return false }
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
      return false
    default: return true
    }
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else if Self.isBlank(bytes[position]) {
        position += 1
      } else {
        return
      }
    }
  }

  /// Strings hold brackets in pairs, and any others behind a backslash.
  private mutating func skipString() {
    var depth = 0
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      position += 1
      if depth == 0 { break }
    }
    position = min(position, bytes.count)
  }

  private mutating func regularCharacters() -> String {
    let start = position
    while position < bytes.count, Self.isRegular(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func numberOrKeyword() -> ContentToken {
    let start = position
    if let value = plainNumber() { return .number(value) }
    position = start
    return .keyword(regularCharacters())
  }

  /// Digits with at most one point and a sign; PDF numbers have no exponent.
  private mutating func plainNumber() -> Double? {
    var sign = 1.0
    var value = 0.0
    var scale = 0.0
    var digits = 0
    if bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      if bytes[position] == UInt8(ascii: "-") { sign = -1 }
      position += 1
    }
    while position < bytes.count, Self.isRegular(bytes[position]) {
      let byte = bytes[position]
      if byte == UInt8(ascii: "."), scale == 0 {
        scale = 1
      } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        value = value * 10 + Double(byte - UInt8(ascii: "0"))
        if scale > 0 { scale *= 10 }
        digits += 1
      } else {
        return nil
      }
      position += 1
    }
    return digits > 0 ? sign * value / max(1, scale) : nil
  }
}
