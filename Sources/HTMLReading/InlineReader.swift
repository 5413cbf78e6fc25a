import Model

/// Gathers the text of a paragraph or a cell with its styles.
struct InlineReader {
  /// How the surroundings set the text.
  struct Look {
    var style: TextStyle = []
    var colour: String?
    var isLink = false
    var isPreformatted = false
    /// Whether links count as text: they lead on from the content instead of about the page.
    var ignoresLinks = false
  }

  let context: PageContext
  /// Whether pictures are read by their alternative text. In cells they are signs; between paragraphs, illustrations.
  let readsPictures: Bool
  /// Whether words for screen readers only are left out: in headings they say what a click does. In cells they are the
  /// meaning of a sign.
  let isHeading: Bool
  private(set) var flow = TextFlow()
  /// Colour of a sign without text of its own: a traffic light.
  private(set) var mark: String?
  /// Mark of the note that an anchor said begins here.
  private(set) var noteMark: String?
  private var lastWasBreak = false

  init(context: PageContext, readsPictures: Bool, isHeading: Bool = false) {
    self.context = context
    self.readsPictures = readsPictures
    self.isHeading = isHeading
  }

  /// Whether a blank line follows: the text so far is a paragraph.
  var endsWithBlankLine: Bool { lastWasBreak }

  /// The text so far with bullet signs taken off; the reader starts anew.
  mutating func take() -> StyledText {
    mark = nil
    noteMark = nil
    lastWasBreak = false
    return Bullets.removed(from: flow.take())
  }

  mutating func append(_ text: String, look: Look) {
    if text.utf8.contains(where: { $0 > 0x20 }) { lastWasBreak = false }
    if look.isPreformatted {
      flow.appendPreformatted(text, style: look.style)
    } else {
      flow.append(text, style: look.style, colour: look.colour, isLink: look.isLink)
    }
  }

  mutating func appendBreak() {
    lastWasBreak = !flow.isEmpty
    flow.breakLine()
  }

  mutating func appendChildren(of element: Element, look: Look) {
    var previous: Element?
    for child in element.children {
      switch child {
      case .text(let text): append(text, look: look)
      case .element(let inner):
        append(inner, look: look, after: previous)
        previous = inner
      }
    }
  }

  /// Adds an element with all it holds; what breaks lines in it becomes line feeds.
  mutating func append(_ element: Element, look: Look, after previous: Element? = nil) {
    guard !element.isSkipped, !(isHeading && element.isForScreenReaders) else { return }
    let declarations = context.sheet.declarations(for: element)
    guard !context.concealment.isHidden(element, declarations, after: previous) else { return }
    noteMark = noteMark ?? (element.name == "a" ? context.footnotes.mark(of: element) : nil)
    if context.footnotes.isReturn(element) { return }
    let inner = look.within(element, declarations)
    noticeMark(element, declarations)
    appendSwatch(element, declarations)
    switch element.name {
    case "br": appendBreak()
    case "img": appendPicture(element, look: inner)
    case "svg": appendDrawing(element, look: inner)
    case "wbr": break
    case "input": appendCheckbox(element, look: inner)
    case "select", "textarea", "datalist", "option": break
    case "label" where element.census.controls > 0: break
    case "button" where !element.isToggle: break
    case "ol", "ul", "menu", "dir": appendList(element, look: inner, declarations)
    case "td", "th": appendCell(element, look: inner)
    case "a": appendLink(element, look: inner)
    default: appendPlain(element, look: inner, declarations)
    }
  }

  private mutating func appendPlain(_ element: Element, look: Look, _ declarations: Declarations) {
    let breaks = element.isBlock || declarations.display == "block"
    if breaks { flow.breakLine() }
    if element.census.text == 0 { appendLabel(of: element, look: look) }
    appendChildren(of: element, look: look)
    if breaks { flow.breakLine() }
  }

  /// The words that an element without text has for those who point at it or listen: a coloured dot's meaning.
  private mutating func appendLabel(of element: Element, look: Look) {
    guard readsPictures, element.census.pictures == 0, let label = element["aria-label"] ?? element["title"] else {
      return
    }
    append(" " + label + " ", look: Look(style: look.style.intersection(.struckOut)))
  }

  /// Cells of a table within a cell stand side by side.
  private mutating func appendCell(_ element: Element, look: Look) {
    flow.separate()
    appendChildren(of: element, look: look)
    flow.separate()
  }

  private mutating func appendLink(_ element: Element, look: Look) {
    if let mark = context.footnotes.reference(of: element) {
      append(mark, look: Look(style: look.style.union(.superscript), colour: nil))
    } else {
      appendChildren(of: element, look: look)
    }
  }

  private mutating func appendList(_ list: Element, look: Look, _ declarations: Declarations) {
    flow.breakLine()
    for (item, marker) in ListMarkers.items(of: list, declarations) {
      flow.breakLine()
      if marker.isEmpty {
        append(item, look: look)
      } else {
        append(marker + " ", look: Look(style: look.style.intersection(.struckOut)))
        appendChildren(of: item, look: look.within(item, context.sheet.declarations(for: item)))
      }
    }
    flow.breakLine()
  }

  private mutating func appendPicture(_ element: Element, look: Look) {
    guard readsPictures, let text = element["alt"] ?? element["title"], !text.trimmingBlanks.isEmpty else { return }
    flow.separate()
    append(text, look: Look(style: look.style.intersection(.struckOut)))
    flow.separate()
  }

  private mutating func appendDrawing(_ element: Element, look: Look) {
    let shape = element.first {
      ["circle", "ellipse", "rect", "path", "polygon"].contains($0.name) && $0["fill"] != nil
    }
    if let fill = (shape?["fill"] ?? element["fill"]).flatMap(Colours.hex) { mark = mark ?? fill }
    guard readsPictures else { return }
    let title = element.first { $0.name == "title" }
    let text =
      element["aria-label"] ?? title?.children.compactMap { if case .text(let text) = $0 { text } else { nil } }.first
    if let text { append(" " + text + " ", look: look) }
  }

  /// A ticked box reads as the cross it shows.
  private mutating func appendCheckbox(_ element: Element, look: Look) {
    guard readsPictures, ["checkbox", "radio"].contains(element.keyword("type")) else { return }
    append(element["checked"] == nil ? "☐" : "☒", look: look)
  }

  /// A small coloured shape in running text is the key of a legend: it reads as a square of its colour.
  private mutating func appendSwatch(_ element: Element, _ declarations: Declarations) {
    guard !readsPictures, !element.isBlock, element.census.text == 0, element.census.pictures == 0,
      let colour = declarations.background, colour != "#ffffff"
    else { return }
    flow.separate()
    append("■", look: Look(colour: colour))
    append(" ", look: Look())
  }

  /// A shape without text and with a background is a sign in its cell.
  private mutating func noticeMark(_ element: Element, _ declarations: Declarations) {
    guard mark == nil, let colour = declarations.background, colour != "#ffffff" else { return }
    if element.census.text == 0 || declarations.isRound == true { mark = colour }
  }
}

extension InlineReader.Look {
  /// How text within an element is set, by its name and style.
  func within(_ element: Element, _ declarations: Declarations) -> InlineReader.Look {
    var look = self
    switch element.name {
    case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "summary": look.style.insert(.bold)
    case "i", "em", "cite", "dfn", "var": look.style.insert(.italic)
    case "u": look.style.insert(.underlined)
    case "s", "strike", "del": look.style.insert(.struckOut)
    case "sup": look.style.insert(.superscript)
    case "tt", "code", "kbd", "samp": look.style.insert(.monospaced)
    case "pre": look.isPreformatted = true
    case "a": look.isLink = !ignoresLinks && (look.isLink || element["href"] != nil)
    case "font": look.colour = element["color"].flatMap(Colours.attributeHex) ?? look.colour
    default: break
    }
    look.apply(declarations)
    return look
  }

  private mutating func apply(_ declarations: Declarations) {
    set(.bold, declarations.isBold)
    set(.italic, declarations.isItalic)
    set(.superscript, declarations.isRaised)
    set(.monospaced, declarations.isMonospaced)
    // A line drawn by an outer element goes through inner ones whatever these say (CSS Text Decoration, section 2.1).
    if declarations.isUnderlined == true { style.insert(.underlined) }
    if declarations.isStruckOut == true { style.insert(.struckOut) }
    if let colour = declarations.colour { self.colour = colour == "#000000" ? nil : colour }
  }

  private mutating func set(_ part: TextStyle, _ value: Bool?) {
    guard let value else { return }
    if value { style.insert(part) } else { style.remove(part) }
  }
}
