/// Finds the encoding that a page declares in its first bytes, as browsers look for it before parsing.
enum DeclaredEncoding {
  /// Bytes searched. Browsers look at 1024; pages with long comments before the declaration need more.
  private static let searchedBytes = 8192

  /// - Returns: the label in `<meta charset>`, `<meta http-equiv content="…charset=">` or an XML declaration.
  static func label(in bytes: [UInt8]) -> String? {
    let head = asciiLowercased(bytes.prefix(searchedBytes))
    if head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: UInt8(ascii: ">")) {
      if let label = value(after: Array("encoding".utf8), in: head[..<end]) { return label }
    }
    var rest = head[...]
    while let start = find(Array("<meta".utf8), in: rest) {
      let tag = rest[start...].prefix { $0 != UInt8(ascii: ">") }
      if let label = value(after: Array("charset".utf8), in: tag) { return label }
      rest = rest[tag.endIndex...]
    }
    return nil
  }

  /// The quoted or bare value that follows a name and an equals sign.
  private static func value(after name: [UInt8], in tag: ArraySlice<UInt8>) -> String? {
    guard let place = find(name, in: tag) else { return nil }
    let after = tag[(place + name.count)...].drop { isBlank($0) }
    guard after.first == UInt8(ascii: "=") else { return nil }
    let label = after.dropFirst().drop { isBlank($0) || isQuote($0) }
      .prefix { !isBlank($0) && !isQuote($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "/") }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
  }

  private static func find(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = word.first, bytes.count >= word.count else { return nil }
    for start in bytes.startIndex...(bytes.endIndex - word.count) where bytes[start] == first {
      if bytes[start..<(start + word.count)].elementsEqual(word) { return start }
    }
    return nil
  }

  private static func asciiLowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
