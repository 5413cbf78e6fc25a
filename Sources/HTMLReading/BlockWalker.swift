import Model

/// Walks through a page and writes down what it holds as blocks in reading order.
struct BlockWalker {
  typealias Look = InlineReader.Look

  /// Where in the page the walk is.
  struct Place {
    var look = Look()
    var region: PageArea
    var listDepth = 0
    /// What the next text is; later texts of the same element are paragraphs, or `again`.
    var again: Block.Content = .paragraph
  }

  let context: PageContext
  private(set) var blocks: [Block] = []
  private var reader: InlineReader
  /// What the text gathered now will be, when it is not a plain paragraph.
  private var pending: Block.Content?
  /// Level of the last heading of the markup, and of the last one including labels of panels.
  private var headingLevel = 0
  private var sectionLevel = 0
  /// Level of the last label of a panel that holds no heading itself; headings within the panel stand under it.
  private var panelLevel: Int?
  private var isInDetails = false

  init(context: PageContext) {
    self.context = context
    reader = InlineReader(context: context, readsPictures: false)
  }

  mutating func walk(_ body: Element) {
    let place = Place(region: context.hasMain ? .frame : .content)
    walkChildren(of: body, place)
    flush(place)
  }

  func finish() -> [Block] { blocks }

  // MARK: The walk

  mutating func walkChildren(of element: Element, _ place: Place) {
    var previous: Element?
    for child in element.children {
      switch child {
      case .text(let text): append(text, place)
      case .element(let inner):
        visit(inner, after: previous, place)
        previous = inner
      }
    }
  }

  private mutating func append(_ text: String, _ place: Place) {
    var look = place.look
    look.isLink = look.isLink && place.region != .content
    reader.append(text, look: look)
  }

  private mutating func visit(_ element: Element, after previous: Element?, _ place: Place) {
    guard !element.isSkipped else { return }
    let declarations = context.sheet.declarations(for: element)
    guard !context.concealment.isHidden(element, declarations, after: previous) else { return }
    if element.name == "br" {
      if reader.endsWithBlankLine { flush(place) } else { reader.appendBreak() }
    } else if element.isToggle, !element.breaksLine {
      addToggle(element, place)
    } else if startsBlock(element, declarations) {
      flush(place)
      walkBlock(element, declarations, place)
      flush(place)
    } else {
      reader.append(element, look: place.lookForInline(element), after: previous)
      if let mark = reader.noteMark { pending = .footnote(mark: mark) }
    }
  }

  private func startsBlock(_ element: Element, _ declarations: Declarations) -> Bool {
    if element.breaksLine || TableReader.isTable(element, declarations) { return true }
    return declarations.display == "block" || element.keyword("role") == "heading"
  }

  private mutating func walkBlock(_ element: Element, _ declarations: Declarations, _ place: Place) {
    var inner = place
    inner.region = place.region.within(element)
    inner.look = place.look.within(element, declarations)
    if Furniture.includes(element, in: inner.region) {
      addFurniture(element)
    } else if let mark = context.footnotes.mark(of: element), !TableReader.isTable(element, declarations) {
      pending = .footnote(mark: mark)
      inner.again = .footnote(mark: mark)
      walkChildren(of: element, inner)
    } else if TableReader.isTable(element, declarations) {
      addTable(element, inner)
    } else if let level = element.headingLevel {
      addHeading(element, level: level, inner)
    } else {
      walkContainer(element, declarations, inner)
    }
  }

  private mutating func walkContainer(_ element: Element, _ declarations: Declarations, _ place: Place) {
    switch element.name {
    case "ul", "ol", "menu", "dir": walkList(element, declarations, place)
    case "li": walkItem(element, marker: "", place)
    case "dt": walkPart(element, as: .term, place)
    case "dd": walkPart(element, as: .definition, place)
    case "caption", "figcaption", "legend": walkPart(element, as: .caption, place)
    case "summary": addToggle(element, place)
    case "details":
      let isNested = isInDetails
      isInDetails = true
      walkChildren(of: element, place)
      isInDetails = isNested
    case "button", "select", "textarea", "datalist": if element.isToggle { addToggle(element, place) }
    case "label" where element.census.controls > 0: break
    default:
      if element.keyword("role") == "tabpanel", let label = element["aria-labelledby"] {
        addPanelLabel(context.panelLabels[label] ?? "")
      }
      if let pair = context.labelPairs.pair(in: element) {
        walkPart(pair.label, as: .term, place)
        walkPart(pair.value, as: .definition, place)
      } else {
        walkChildren(of: element, place)
      }
    }
  }

  private mutating func walkPart(_ element: Element, as content: Block.Content, _ place: Place) {
    var inner = place
    inner.again = content
    inner.look.style.subtract(content == .term ? .bold : [])
    pending = content
    walkChildren(of: element, inner)
    flush(inner)
  }

  private mutating func walkList(_ list: Element, _ declarations: Declarations, _ place: Place) {
    var inner = place
    for (item, marker) in ListMarkers.items(of: list, declarations) {
      flush(place)
      guard item.name == "li" else {
        visit(item, after: nil, place)
        continue
      }
      let itemDeclarations = context.sheet.declarations(for: item)
      guard !context.concealment.isHidden(item, itemDeclarations, after: nil) else { continue }
      inner.look = place.look.within(item, itemDeclarations)
      walkItem(item, marker: marker, inner)
    }
  }

  private mutating func walkItem(_ item: Element, marker: String, _ place: Place) {
    var inner = place
    if let mark = context.footnotes.mark(of: item) {
      pending = .footnote(mark: mark)
      inner.again = .footnote(mark: mark)
    } else {
      pending = .listItem(depth: place.listDepth, marker: marker)
      inner.again = .paragraph
    }
    inner.listDepth += 1
    walkChildren(of: item, inner)
    flush(inner)
    pending = nil
  }

  // MARK: Blocks

  private mutating func flush(_ place: Place) {
    guard !reader.flow.isEmpty else { return }
    let isOnlyLinks = reader.flow.linked == reader.flow.visible
    let begins = Bullets.begins(reader.flow.text)
    let text = reader.take()
    let content = pending ?? (begins ? .listItem(depth: place.listDepth, marker: "") : place.again)
    pending = nil
    guard !text.isEmpty else { return }
    if isOnlyLinks, content == .paragraph {
      blocks.append(Block(.furniture, text))
    } else if content == .paragraph, PseudoHeading.isHeading(text) {
      blocks.append(Block(.heading(level: sectionLevel + 1), text))
    } else {
      blocks.append(Block(content, text))
    }
  }

  private mutating func addHeading(_ element: Element, level: Int, _ place: Place) {
    var heading = InlineReader(context: context, readsPictures: element.census.text == 0, isHeading: true)
    heading.appendChildren(of: element, look: place.look)
    let panel = panelLevel ?? level
    let level = isInDetails ? max(level, panelLevel.map { $0 + 1 } ?? level) : level
    if level <= panel {
      headingLevel = level
      panelLevel = nil
    }
    sectionLevel = level
    addHeading(heading.take(), level: level)
  }

  /// The label of a panel that can be unfolded is its heading.
  private mutating func addToggle(_ element: Element, _ place: Place) {
    if let heading = element.first(where: \.isHeading), let level = heading.headingLevel {
      addHeading(heading, level: level, place)
    } else if element.keyword("role") != "tab" {
      flush(place)
      addPanelLabel(element.plainText)
    }
  }

  private mutating func addPanelLabel(_ text: String) {
    sectionLevel = headingLevel + 1
    panelLevel = sectionLevel
    addHeading(StyledText(text), level: sectionLevel)
  }

  private mutating func addHeading(_ text: StyledText, level: Int) {
    let line = StyledText.joined(text.lines, separator: " ")
    if !line.isEmpty { blocks.append(Block(.heading(level: level), line)) }
  }

  private mutating func addFurniture(_ element: Element) {
    var furniture = InlineReader(context: context, readsPictures: false)
    furniture.append(element, look: Look())
    let text = furniture.take()
    if !text.isEmpty { blocks.append(Block(.furniture, text)) }
  }

  private mutating func addTable(_ element: Element, _ place: Place) {
    let table = TableReader(element, context: context, look: place.look)
    if let caption = table.caption { blocks.append(Block(.caption, caption)) }
    if table.isUnwrapped {
      for cell in table.cells {
        flush(place)
        walkBlock(cell, context.sheet.declarations(for: cell), place)
      }
    } else {
      blocks.append(Block(.markup(table.read())))
    }
  }
}

extension BlockWalker.Place {
  /// Links that stay on the page lead about in it; elsewhere than in the content all links do.
  fileprivate func lookForInline(_ element: Element) -> InlineReader.Look {
    guard element.name == "a", region == .content, element["href"]?.hasPrefix("#") != true else { return look }
    return InlineReader.Look(
      style: look.style, colour: look.colour, isPreformatted: look.isPreformatted, ignoresLinks: true)
  }
}

extension Element {
  /// Level of a heading by name or role.
  fileprivate var headingLevel: Int? {
    if isHeading { return name.last?.wholeNumberValue }
    // The title style of Word, which its HTML writes as a paragraph.
    if name == "p", classes.contains("msotitle") { return 1 }
    guard keyword("role") == "heading" else { return nil }
    return Int(keyword("aria-level")) ?? 2
  }
}

/// Headings that are set as bold paragraphs, as editors without heading styles write them.
enum PseudoHeading {
  /// Longest heading in characters; the longest area heading seen has 90.
  private static let longest = 120

  static func isHeading(_ text: StyledText) -> Bool {
    let plain = text.plain
    guard plain.count <= longest, !plain.contains("\n"), text.commonStyle.contains(.bold) else { return false }
    return plain.last.map { !".,;!?".contains($0) } ?? false
  }
}
