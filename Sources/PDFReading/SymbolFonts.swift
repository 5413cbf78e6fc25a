/// Signs of the fonts Wingdings and Symbol, which PDFs give as private characters from U+F020 on.
enum SymbolFonts {
  private static let signs: [UInt32: Unicode.Scalar] = [
    0xf04a: "☺", 0xf04b: "😐", 0xf04c: "☹", 0xf06c: "●", 0xf06d: "❍", 0xf06e: "■", 0xf06f: "□", 0xf071: "❑",
    0xf076: "❖", 0xf09f: "•", 0xf0a7: "▪", 0xf0a8: "◻", 0xf0b7: "•", 0xf0d8: "➢", 0xf0df: "←", 0xf0e0: "→",
    0xf0e1: "↑", 0xf0e2: "↓", 0xf0e8: "➔", 0xf0f0: "⇨", 0xf0fb: "✗", 0xf0fc: "✓", 0xf0fd: "☒", 0xf0fe: "☑",
    0xf02d: "-", 0xf02b: "+", 0xf0b1: "±", 0xf0b3: "≥", 0xf0a3: "≤",
  ]

  /// The sign that a private character stands for.
  static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { signs[scalar.value] }
}
