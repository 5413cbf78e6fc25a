import Model

/// Numbers and letters of list items as a browser shows them.
enum ListMarkers {
  /// The items of a list, each with its marker: `1.`, `c.`, `iv.`; empty for bullets.
  static func items(of list: Element, _ declarations: Declarations) -> [(item: Element, marker: String)] {
    let style = numbering(of: list, declarations)
    var number = Int(list["start"] ?? "") ?? 1
    return list.elements.filter { !$0.isSkipped }.map { item in
      guard item.name == "li", let style else { return (item, "") }
      number = Int(item["value"] ?? "") ?? number
      defer { number = min(number, ListMarkers.largestNumber) + 1 }
      return (item, style.text(number) + ".")
    }
  }

  /// Items beyond it all carry this number; a longer list is no list.
  private static let largestNumber = 1_000_000

  private enum Numbering {
    case decimal, lowerLetter, upperLetter, lowerRoman, upperRoman

    func text(_ number: Int) -> String {
      switch self {
      case .decimal: String(number)
      case .lowerLetter: letters(number)
      case .upperLetter: letters(number).uppercased()
      case .lowerRoman: roman(number)
      case .upperRoman: roman(number).uppercased()
      }
    }
  }

  private static func numbering(of list: Element, _ declarations: Declarations) -> Numbering? {
    let css = declarations.listStyle ?? ""
    if css.contains("lower-alpha") || css.contains("lower-latin") { return .lowerLetter }
    if css.contains("upper-alpha") || css.contains("upper-latin") { return .upperLetter }
    if css.contains("lower-roman") { return .lowerRoman }
    if css.contains("upper-roman") { return .upperRoman }
    if css.contains("decimal") { return .decimal }
    guard list.name == "ol", !css.contains("none") else { return nil }
    switch list["type"] {
    case "a": return .lowerLetter
    case "A": return .upperLetter
    case "i": return .lowerRoman
    case "I": return .upperRoman
    default: return .decimal
    }
  }

  /// a, b, … z, aa, ab, …
  private static func letters(_ number: Int) -> String {
    var rest = number
    var text = ""
    while rest > 0 {
      rest -= 1
      text = String(Character(Unicode.Scalar(UInt8(97 + rest % 26)))) + text
      rest /= 26
    }
    return text.isEmpty ? String(number) : text
  }

  private static func roman(_ number: Int) -> String {
    guard (1..<4000).contains(number) else { return String(number) }
    let parts = [
      (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
      (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ]
    var rest = number
    var text = ""
    for (value, sign) in parts {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}

/// Signs that word processors and people type before the items of a list.
enum Bullets {
  /// The last two stand for bullets in Word's Symbol and Wingdings fonts.
  static let signs: Set<Character> = ["•", "▪", "◦", "‣", "⁃", "·", "➢", "✓", "►", "▸", "\u{F0B7}", "\u{F0A7}"]

  /// Whether a line begins with a bullet sign and has text after it.
  static func begins(_ line: String) -> Bool {
    guard let first = line.first, signs.contains(first) else { return false }
    return line.dropFirst().contains { !$0.isWhitespace }
  }

  /// The text without bullet signs at the beginning of its lines. Text without any is returned as it is.
  static func removed(from text: StyledText) -> StyledText {
    guard text.runs.contains(where: { $0.text.contains(where: signs.contains) }) else { return text }
    return StyledText.joined(text.lines.map { begins($0.plain) ? withoutSign($0) : $0 })
  }

  private static func withoutSign(_ line: StyledText) -> StyledText {
    var runs = line.runs
    runs[0].text.removeFirst()
    return StyledText(runs: runs).trimmed
  }
}
