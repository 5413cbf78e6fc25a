/// An element of a page with what is inside it, copied out of libxml2's tree.
struct Element: Sendable {
  enum Node: Sendable {
    case element(Element)
    case text(String)
  }

  struct Attribute: Sendable {
    let name: String
    let value: String
  }

  /// Lower case.
  let name: String
  let attributes: [Attribute]
  let children: [Node]
  /// Whether its classes say that only small screens (or print) show it.
  let isForNarrowScreens: Bool
  /// Counted once when the element is made, so that questions about it cost nothing.
  let census: Census

  init(name: String, attributes: [Attribute] = [], children: [Node] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
    isForNarrowScreens = attributes.contains { $0.name == "class" && NarrowScreenClasses.hold($0.value) }
    census = Census(name: name, hasLink: attributes.contains { $0.name == "href" }, children: children)
  }

  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The attribute's value in lower case without white space around it; empty when there is none.
  func keyword(_ attribute: String) -> String {
    (self[attribute] ?? "").lowercased().trimmingBlanks
  }

  /// The words of the `class` attribute, lower case.
  var classes: [String] {
    (self["class"] ?? "").lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
  }

  var elements: [Element] {
    children.compactMap { child in
      if case .element(let element) = child { element } else { nil }
    }
  }

  /// This element and all within it, in document order.
  func visitAll(_ visit: (Element) -> Void) {
    visit(self)
    for element in elements { element.visitAll(visit) }
  }

  /// The first element within this one, or itself, that a test holds for.
  func first(where test: (Element) -> Bool) -> Element? {
    if test(self) { return self }
    for element in elements {
      if let found = element.first(where: test) { return found }
    }
    return nil
  }

  /// Whether common frameworks show the element to screen readers only (Bootstrap 3 to 5, WordPress, Drupal, Umbraco themes).
  var isForScreenReaders: Bool {
    guard self["class"] != nil else { return false }
    return classes.contains { name in
      ["visually-hidden", "visuallyhidden", "sr-only", "screen-reader"].contains { name.contains($0) }
    }
  }

  /// All text within but words for screen readers only, runs of white space as one space.
  var plainText: String {
    var texts: [String] = []
    collectTexts(into: &texts)
    return texts.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func collectTexts(into texts: inout [String]) {
    for child in children {
      switch child {
      case .text(let text): texts.append(text)
      case .element(let element):
        guard !element.isSkipped, !element.isForScreenReaders else { continue }
        let breaks = element.isBlock || element.name == "br"
        if breaks { texts.append(" ") }
        element.collectTexts(into: &texts)
        if breaks { texts.append(" ") }
      }
    }
  }

  /// What an element holds, all levels together.
  struct Census: Sendable {
    /// Bytes of text other than white space.
    var text = 0
    /// Of these, the ones within links.
    var linkedText = 0
    /// Of these, the ones within headings.
    var headingText = 0
    var links = 0
    var headings = 0
    var tables = 0
    var pictures = 0
    /// Fields, buttons and other controls of forms.
    var controls = 0
    /// Bytes of text within controls.
    var controlText = 0
    var holdsBlock = false
    var holdsMain = false

    init(name: String, hasLink: Bool, children: [Node]) {
      for child in children {
        switch child {
        case .text(let value): text += value.utf8.reduce(0) { $0 + ($1 > 0x20 ? 1 : 0) }
        case .element(let element): if !element.isSkipped { add(element) }
        }
      }
      if name == "a", hasLink {
        linkedText = text
        links += 1
      }
      if ElementNames.headings.contains(name) {
        headingText = text
        headings += 1
      }
      if name == "table" { tables += 1 }
      if name == "img" || name == "svg" { pictures += 1 }
      if ElementNames.controls.contains(name) {
        controls += 1
        controlText = text
      }
    }

    private mutating func add(_ element: Element) {
      text += element.census.text
      linkedText += element.census.linkedText
      headingText += element.census.headingText
      links += element.census.links
      headings += element.census.headings
      tables += element.census.tables
      pictures += element.census.pictures
      controls += element.census.controls
      controlText += element.census.controlText
      holdsMain = holdsMain || element.isMain || element.census.holdsMain
      holdsBlock = holdsBlock || element.isBlock || element.census.holdsBlock
    }
  }
}

/// Classes by which common frameworks show an element on small screens or in print only.
private enum NarrowScreenClasses {
  private static let parts: [[UInt8]] = [
    "visible-xs", "visible-sm", "visible-print", "d-sm-none", "d-md-none", "d-lg-none", "d-xl-none", "hidden-md",
    "hidden-lg", "hidden-desktop", "hide-desktop", "show-for-small", "hide-for-medium", "hide-for-large", "small-only",
    "sm:hidden", "md:hidden", "lg:hidden", "print-only", "mobile",
  ].map { Array($0.utf8) }

  /// Searched byte by byte, since every element of a page is asked.
  static func hold(_ classes: String) -> Bool {
    let bytes = Array(classes.utf8)
    for start in bytes.indices {
      for part in parts where part[0] == bytes[start] && bytes.count - start >= part.count {
        if bytes[start..<(start + part.count)].elementsEqual(part) { return true }
      }
    }
    return false
  }
}

/// Names of elements by how they behave (HTML Living Standard, "Rendering", flow content).
enum ElementNames {
  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
  static let controls: Set<String> = [
    "input", "select", "textarea", "button", "option", "optgroup", "datalist", "meter", "progress", "keygen",
  ]
  /// Never text of the page.
  static let skipped: Set<String> = [
    "script", "style", "template", "noscript", "iframe", "object", "embed", "video", "audio", "canvas", "map", "head",
    "title", "meta", "link", "base", "param", "source", "track", "frame", "frameset", "noframes", "noembed", "applet",
    "xml",
  ]
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]
}

extension Element {
  var isSkipped: Bool { ElementNames.skipped.contains(name) }
  var isBlock: Bool { ElementNames.blocks.contains(name) }
  var isHeading: Bool { ElementNames.headings.contains(name) }

  /// Whether the element starts a line of its own, by its name or because something within does.
  var breaksLine: Bool { isBlock || census.holdsBlock }

  /// Share of the text that is links, 0 to 1.
  var linkShare: Double {
    census.text == 0 ? (census.links > 0 ? 1 : 0) : Double(census.linkedText) / Double(census.text)
  }
}

extension StringProtocol {
  var trimmingBlanks: String {
    var result = self[...]
    while let first = result.first, first.isWhitespace { result = result.dropFirst() }
    while let last = result.last, last.isWhitespace { result = result.dropLast() }
    return String(result)
  }
}
