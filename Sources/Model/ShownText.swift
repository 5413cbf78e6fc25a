/// Text of documents as it may be shown to people and sent to a terminal.
public enum ShownText {
  /// The text with unreadable control characters shown as such, and marks that override the direction of text taken out.
  public static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) || isDirectionMark($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isDirectionMark(scalar) {
      result.append(isControl(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Embeddings, overrides and isolates of the Unicode bidirectional algorithm.
  private static func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
