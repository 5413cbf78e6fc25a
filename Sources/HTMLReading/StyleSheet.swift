import Model

/// What CSS says of one element, as far as it carries meaning.
struct Declarations: Sendable {
  var isBold: Bool?
  var isItalic: Bool?
  var isUnderlined: Bool?
  var isStruckOut: Bool?
  var isRaised: Bool?
  var isMonospaced: Bool?
  var isRound: Bool?
  var display: String?
  var isInvisible: Bool?
  /// `#rrggbb`.
  var colour: String?
  /// `#rrggbb`.
  var background: String?
  var listStyle: String?

  var isHidden: Bool { display == "none" || isInvisible == true }

  init() {}

  /// - Parameter text: declarations as in a `style` attribute: `font-weight: bold; color: #c00`.
  init(_ text: some StringProtocol) {
    for declaration in text.split(separator: ";") {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = declaration[..<colon].lowercased().trimmingBlanks
      let value = declaration[declaration.index(after: colon)...].lowercased().trimmingBlanks
      apply(name, value)
    }
  }

  private mutating func apply(_ name: String, _ value: String) {
    switch name {
    case "font-weight": isBold = value.hasPrefix("bold") || (Int(value.prefix(3)) ?? 0) >= 600
    case "font-style": isItalic = value.hasPrefix("italic") || value.hasPrefix("oblique")
    case "text-decoration", "text-decoration-line":
      isUnderlined = value.contains("underline")
      isStruckOut = value.contains("line-through")
    case "vertical-align": isRaised = value.hasPrefix("super")
    case "font-family": isMonospaced = value.contains("monospace") || value.contains("courier")
    case "border-radius": isRound = value.hasPrefix("50%") || value.hasPrefix("100%")
    case "display": display = value.replacingSuffix("!important")
    case "visibility": isInvisible = value.hasPrefix("hidden") || value.hasPrefix("collapse")
    case "color": colour = Colours.hex(value)
    case "background", "background-color": background = Colours.hex(value)
    case "list-style", "list-style-type": listStyle = value
    default: break
    }
  }

  /// Takes over what `other` says, which weighs more.
  mutating func override(with other: Declarations) {
    isBold = other.isBold ?? isBold
    isItalic = other.isItalic ?? isItalic
    isUnderlined = other.isUnderlined ?? isUnderlined
    isStruckOut = other.isStruckOut ?? isStruckOut
    isRaised = other.isRaised ?? isRaised
    isMonospaced = other.isMonospaced ?? isMonospaced
    isRound = other.isRound ?? isRound
    display = other.display ?? display
    isInvisible = other.isInvisible ?? isInvisible
    colour = other.colour ?? colour
    background = other.background ?? background
    listStyle = other.listStyle ?? listStyle
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)).trimmingBlanks : self
  }
}

/// The simple rules of a page's own style sheets: those whose selector is one element name, class or identifier, or a name
/// with a class. Others need the whole cascade and say little about meaning.
struct StyleSheet: Sendable {
  private var rules: [String: Declarations] = [:]

  init() {}

  init(of root: Element) {
    var texts: [String] = []
    root.visitAll { element in
      guard element.name == "style", !element.keyword("media").hasPrefix("print") else { return }
      for case .text(let text) in element.children { texts.append(text) }
    }
    for text in texts { add(text) }
  }

  /// What the page says of the style of an element: rules by name, class and identifier, then its own attribute.
  func declarations(for element: Element) -> Declarations {
    var result = Declarations()
    if !rules.isEmpty {
      override(&result, element.name)
      if element["class"] != nil {
        let classes = element.classes
        for name in classes { override(&result, "." + name) }
        for name in classes { override(&result, element.name + "." + name) }
      }
      if let id = element["id"] { override(&result, "#" + id.lowercased()) }
    }
    if let style = element["style"] { result.override(with: Declarations(style)) }
    return result
  }

  private func override(_ result: inout Declarations, _ selector: String) {
    if let rule = rules[selector] { result.override(with: rule) }
  }

  /// Reads a style sheet. Blocks of `@media` count unless they are for print or for narrow screens: the page is read as a
  /// wide screen shows it.
  private mutating func add(_ text: String) {
    var rest = StyleSheet.withoutComments(text)[...]
    var openMedia: [Bool] = []
    while let mark = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      let selector = rest[..<mark].lowercased().trimmingBlanks
      let isClosing = rest[mark] == "}"
      rest = rest[rest.index(after: mark)...]
      if isClosing {
        openMedia = openMedia.dropLast()
      } else if selector.hasPrefix("@media") || selector.hasPrefix("@supports") || selector.hasPrefix("@layer") {
        openMedia.append(StyleSheet.appliesToWideScreen(selector))
      } else {
        let end = rest.firstIndex(of: "}") ?? rest.endIndex
        if !selector.hasPrefix("@"), !openMedia.contains(false) { add(selectors: selector, Declarations(rest[..<end])) }
        rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
      }
    }
  }

  private mutating func add(selectors: String, _ declarations: Declarations) {
    for selector in selectors.split(separator: ",") {
      let simple = selector.trimmingBlanks
      guard !simple.isEmpty, !simple.contains(where: { " \t\n>+~:[*".contains($0) }) else { continue }
      rules[simple, default: Declarations()].override(with: declarations)
    }
  }

  private static func appliesToWideScreen(_ query: String) -> Bool {
    !query.contains("max-width") && (!query.contains("print") || query.contains("screen"))
  }

  private static func withoutComments(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "/")) || text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    var isComment = false
    while index < bytes.count {
      let pair = index + 1 < bytes.count ? (bytes[index], bytes[index + 1]) : (bytes[index], 0)
      if !isComment, pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
        isComment = true
        index += 2
      } else if isComment, pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
        isComment = false
        index += 2
      } else {
        if !isComment { result.append(bytes[index]) }
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self).withoutHTMLCommentMarks
  }
}

extension String {
  /// Old pages wrap their style sheet in `<!--` and `-->`.
  fileprivate var withoutHTMLCommentMarks: String {
    var result = self[...]
    let trimmed = trimmingBlanks
    if trimmed.hasPrefix("<!--") { result = trimmed.dropFirst(4) }
    if result.trimmingBlanks.hasSuffix("-->") { result = result.trimmingBlanks.dropLast(3)[...] }
    return String(result)
  }
}
