import CLibXML2
import Model

/// A page as libxml2's forgiving HTML parser understands it, copied into values.
///
/// Network access is off, entities of a DTD are neither loaded nor replaced, and libxml2's own limits stay on.
struct ParsedPage {
  let root: Element
  /// What stopped the reading before the end of the page, to follow "The page"; `nil` when all was read.
  let limitReached: String?

  /// The element that holds what is shown.
  var body: Element { root.elements.first { $0.name == "body" } ?? root }

  /// - Parameters:
  ///   - text: the page, already decoded.
  /// - Throws: `file_unreadable` when there is no element at all.
  init(_ text: String, settings: HTMLReadingSettings) throws(Problem) {
    let tree = try ParsedTree(text)
    var copier = TreeCopier(settings: settings)
    guard let root = copier.copy(tree) else {
      throw Problem(.fileUnreadable, "The page holds no element that could be read.")
    }
    self.root = root
    limitReached = copier.limitReached ?? (tree.wasCutShort ? "is nested too deeply" : nil)
  }
}

/// libxml2's document, freed with the value.
private struct ParsedTree: ~Copyable {
  let document: htmlDocPtr
  /// Whether the parser gave up before the end, as it does at its limit of depth.
  let wasCutShort: Bool

  /// libxml2 sets itself up at its first use, which two threads that come at once do at the same time and then wait for each
  /// other for ever. Swift sets a constant up once, with the others waiting.
  private static let library: Void = xmlInitParser()

  init(_ text: String) throws(Problem) {
    Self.library
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue
    let quiet = HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    guard let context = htmlNewParserCtxt() else { throw Problem(.fileUnreadable, "The HTML parser could not start.") }
    defer { htmlFreeParserCtxt(context) }
    var markup = MarkupRepair.withoutStrayDeclarations(text)
    let document = markup.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        htmlCtxtReadMemory(
          context, characters.baseAddress, Int32(clamping: characters.count), nil, "UTF-8", Int32(options | quiet))
      }
    }
    guard let document else { throw Problem(.fileUnreadable, "The page could not be parsed.") }
    self.document = document
    wasCutShort = context.pointee.disableSAX != 0
  }

  // Made by htmlCtxtReadMemory; xmlFreeDoc frees the whole tree.
  deinit { xmlFreeDoc(document) }
}

/// Copies libxml2's tree into values, within the limits.
private struct TreeCopier {
  let settings: HTMLReadingSettings
  private(set) var limitReached: String?
  private var nodes = 0

  init(settings: HTMLReadingSettings) { self.settings = settings }

  mutating func copy(_ tree: borrowing ParsedTree) -> Element? {
    guard let root = xmlDocGetRootElement(tree.document) else { return nil }
    return copy(element: root, depth: 0)
  }

  private mutating func copy(element node: xmlNodePtr, depth: Int) -> Element {
    nodes += 1
    return Element(name: name(of: node), attributes: attributes(of: node), children: children(of: node, depth: depth))
  }

  private mutating func children(of node: xmlNodePtr, depth: Int) -> [Element.Node] {
    var children: [Element.Node] = []
    guard depth < settings.maximumDepth else {
      limitReached = "is nested deeper than \(settings.maximumDepth) elements"
      return children
    }
    var next = node.pointee.children
    while let child = next {
      next = child.pointee.next
      guard nodes < settings.maximumNodes else {
        limitReached = "has more than \(settings.maximumNodes) elements"
        break
      }
      switch child.pointee.type {
      case XML_ELEMENT_NODE: children.append(.element(copy(element: child, depth: depth + 1)))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        nodes += 1
        children.append(.text(string(child.pointee.content)))
      default: continue
      }
    }
    return children
  }

  private func name(of node: xmlNodePtr) -> String { string(node.pointee.name).lowercased() }

  private func attributes(of node: xmlNodePtr) -> [Element.Attribute] {
    var attributes: [Element.Attribute] = []
    var next = node.pointee.properties
    while let attribute = next {
      next = attribute.pointee.next
      let value = attribute.pointee.children.map { bounded($0.pointee.content) } ?? ""
      attributes.append(Element.Attribute(name: string(attribute.pointee.name).lowercased(), value: value))
    }
    return attributes
  }

  /// Longest attribute kept, in bytes. What is longer is a picture in a data address, or meant to cost time.
  private static let longestAttribute = 4096

  private func bounded(_ text: UnsafeMutablePointer<xmlChar>?) -> String {
    guard let text, xmlStrlen(text) <= TreeCopier.longestAttribute else { return "" }
    return String(cString: text)
  }

  private func string(_ text: UnsafePointer<xmlChar>?) -> String { text.map { String(cString: $0) } ?? "" }
  private func string(_ text: UnsafeMutablePointer<xmlChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}

/// Mends what word processors write and libxml2 would take for text.
enum MarkupRepair {
  /// The page without `<![if …]>` and `<![endif]>`, which stand open in pages saved from Word.
  static func withoutStrayDeclarations(_ text: String) -> String {
    let opening = Array("<![".utf8)
    var bytes = Array(text.utf8)
    guard bytes.count > opening.count else { return text }
    var write = 0
    var read = 0
    while read < bytes.count {
      if bytes[read] == opening[0], isStrayDeclaration(bytes, at: read),
        let end = bytes[read...].prefix(200).firstIndex(of: UInt8(ascii: ">"))
      {
        read = end + 1
      } else {
        bytes[write] = bytes[read]
        write += 1
        read += 1
      }
    }
    return write == bytes.count ? text : String(decoding: bytes[..<write], as: UTF8.self)
  }

  private static func isStrayDeclaration(_ bytes: [UInt8], at start: Int) -> Bool {
    guard start + 4 < bytes.count, bytes[start + 1] == UInt8(ascii: "!"), bytes[start + 2] == UInt8(ascii: "[") else {
      return false
    }
    let letter = bytes[start + 3] | 0x20
    return letter == UInt8(ascii: "i") || letter == UInt8(ascii: "e")
  }
}
