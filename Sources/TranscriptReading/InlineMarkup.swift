import Model

/// Reads the HTML and Markdown that transcripts carry inside lines and cells: `<p>`, `<b>`, `<sup>`, `<br>`, `**bold**`.
struct InlineMarkup {
  private var result = StyledText()
  private var open: [String: Int] = [:]
  private var markdown: TextStyle = []
  private var isSpacePending = false
  private var isBreakPending = false
  private var isAtParagraphStart = false
  private let characters: [Character]
  private var position = 0

  static func styled(_ text: String) -> StyledText {
    guard text.contains(where: { "<&*_[•¹²³⁴⁵⁶⁷⁸⁹\u{AD}\u{A0}".contains($0) }) || text.contains("  ") else {
      return StyledText(text)
    }
    var reader = InlineMarkup(text)
    return reader.read()
  }

  private init(_ text: String) { characters = Array(text) }

  private mutating func read() -> StyledText {
    while position < characters.count {
      let character = characters[position]
      let consumed =
        switch character {
        case "<": readTag()
        case "&": readEntity()
        case "*", "_": readEmphasis(character)
        case "[": readReference()
        case "•": readBullet()
        default: readRaised(character)
        }
      if !consumed {
        append(character)
        position += 1
      }
    }
    return result.trimmed
  }

  // MARK: Writing

  private var style: TextStyle {
    var style = markdown
    for (names, part) in InlineMarkup.styles where names.contains(where: { (open[$0] ?? 0) > 0 }) { style.insert(part) }
    return style
  }

  private static let styles: [([String], TextStyle)] = [
    (["b", "strong", "th"], .bold), (["i", "em"], .italic), (["u"], .underlined), (["s", "del", "strike"], .struckOut),
    (["sup"], .superscript),
  ]

  private mutating func append(_ character: Character, raised: Bool = false) {
    if character.isWhitespace || character == "\u{A0}" {
      isSpacePending = true
    } else if character != "\u{AD}", character != "\u{200B}" {
      if style.isEmpty { isAtParagraphStart = false }
      let before = result.runs.isEmpty ? "" : isBreakPending ? "\n" : isSpacePending ? " " : ""
      isSpacePending = false
      isBreakPending = false
      result.append(TextRun(before + String(character), style: raised ? style.union(.superscript) : style))
    }
  }

  private mutating func breakLine() {
    isBreakPending = true
    isSpacePending = false
  }

  // MARK: Reading

  private static let lineTags: Set<String> = ["p", "br", "div", "ul", "ol", "li", "tr", "table", "td", "th"]
  private static let otherTags: Set<String> = [
    "span", "font", "sub", "a", "small", "big", "tbody", "thead", "mark", "code",
  ]
  /// Longest tag believed, in characters: style attributes of transcripts are short.
  private static let longestTag = 300

  private mutating func readTag() -> Bool {
    let limit = min(characters.count, position + InlineMarkup.longestTag)
    guard let end = characters[position..<limit].firstIndex(of: ">") else { return false }
    let inside = characters[(position + 1)..<end]
    let isClosing = inside.first == "/"
    let name = String(inside.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }).lowercased()
    let isStyle = InlineMarkup.styles.contains { $0.0.contains(name) }
    let isLine = InlineMarkup.lineTags.contains(name)
    guard isStyle || isLine || InlineMarkup.otherTags.contains(name) else { return false }
    if isLine { breakLine() }
    if name == "p" { isAtParagraphStart = !isClosing }
    if isStyle, isClosing { breakAfterLabel(name, end: end) }
    if isStyle { open[name] = max(0, (open[name] ?? 0) + (isClosing ? -1 : 1)) }
    position = end + 1
    return true
  }

  /// `<p><i>label</i> Text`: a label that is set apart at the start of a paragraph stood on a line of its own.
  private mutating func breakAfterLabel(_ name: String, end: Int) {
    guard isAtParagraphStart, (open[name] ?? 0) > 0, name != "sup" else { return }
    isAtParagraphStart = false
    let next = characters[(end + 1)...].prefix(3)
    if next.first?.isWhitespace == true, next.dropFirst().first.map({ $0.isUppercase || $0.isNumber }) == true {
      breakLine()
    }
  }

  private mutating func readEntity() -> Bool {
    let limit = min(characters.count, position + 10)
    guard let end = characters[position..<limit].firstIndex(of: ";") else { return false }
    guard let character = InlineMarkup.entity(String(characters[(position + 1)..<end])) else { return false }
    append(character)
    position = end + 1
    return true
  }

  private static func entity(_ name: String) -> Character? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let code = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return code.flatMap(Unicode.Scalar.init).map(Character.init)
    }
    return entities[name]
  }

  private static let entities: [String: Character] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "aelig": "æ", "oslash": "ø",
    "aring": "å", "AElig": "Æ", "Oslash": "Ø", "Aring": "Å", "eacute": "é", "sect": "§", "ndash": "–", "mdash": "—",
    "hellip": "…", "bull": "•", "laquo": "«", "raquo": "»", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’",
    "frac12": "½", "rarr": "→", "shy": "\u{AD}",
  ]

  /// `**` and `__` for bold, `*` and `_` for italics, where they stand at the edge of a word and are closed again.
  private mutating func readEmphasis(_ sign: Character) -> Bool {
    let length = position + 1 < characters.count && characters[position + 1] == sign ? 2 : 1
    let part: TextStyle = length == 2 ? .bold : .italic
    let after = position + length
    if markdown.contains(part) {
      guard position > 0, !characters[position - 1].isWhitespace else { return false }
      markdown.remove(part)
    } else {
      let standsAtEdge = position == 0 || !(characters[position - 1].isLetter || characters[position - 1].isNumber)
      guard standsAtEdge, after < characters.count, !characters[after].isWhitespace, isClosed(sign, length, from: after)
      else { return false }
      markdown.insert(part)
    }
    position = after
    return true
  }

  /// Longest text set off by stars or underscores, in characters.
  private static let longestEmphasis = 600

  private func isClosed(_ sign: Character, _ length: Int, from start: Int) -> Bool {
    var index = start + 1
    let limit = min(characters.count, start + InlineMarkup.longestEmphasis)
    while index + length <= limit {
      if characters[index] == sign, !characters[index - 1].isWhitespace,
        length == 1 || characters[index + 1] == sign
      {
        let next = index + length
        return next >= characters.count || !(characters[next].isLetter || characters[next].isNumber)
      }
      index += 1
    }
    return false
  }

  /// `[^1]` is a footnote mark, `[text](address)` a link.
  private mutating func readReference() -> Bool {
    guard let end = characters[position...].prefix(200).firstIndex(of: "]"), end > position + 1 else { return false }
    let inside = characters[(position + 1)..<end]
    if inside.first == "^", inside.count <= 4 {
      for character in inside.dropFirst() { append(character, raised: true) }
      position = end + 1
      return true
    }
    guard end + 1 < characters.count, characters[end + 1] == "(",
      let close = characters[(end + 1)...].prefix(500).firstIndex(of: ")")
    else { return false }
    for character in inside { append(character) }
    position = close + 1
    return true
  }

  /// A bullet sign begins a line and goes.
  private mutating func readBullet() -> Bool {
    let isBefore = position == 0 || characters[position - 1].isWhitespace || characters[position - 1] == ">"
    let isAfter = position + 1 < characters.count && characters[position + 1].isWhitespace
    guard isBefore, isAfter else { return false }
    breakLine()
    position += 1
    return true
  }

  private mutating func readRaised(_ character: Character) -> Bool {
    guard let digit = RaisedDigits.plain(character) else { return false }
    // "m²" and "m³" are units.
    if position > 0, "mMkK".contains(characters[position - 1]), character == "²" || character == "³" { return false }
    append(digit, raised: true)
    position += 1
    return true
  }
}
