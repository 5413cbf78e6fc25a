/// The notes of a page: which elements hold one, and which links only lead to them and back.
struct Footnotes: Sendable {
  /// Mark by identifier of the note.
  private var marks: [String: String] = [:]
  /// Identifiers of the places in the text that refer to a note.
  private var referencePlaces: Set<String> = []

  /// A link is a reference when its text is a mark and it leads forward to a place that is no heading; the first link to a
  /// place gives the mark.
  init(of root: Element) {
    var order: [String: Int] = [:]
    var links: [(place: Int, element: Element)] = []
    var position = 0
    root.visitAll { element in
      position += 1
      for id in element.identifiers where order[id] == nil && !element.isHeading { order[id] = position }
      if element.fragment != nil { links.append((position, element)) }
    }
    for (place, link) in links {
      guard let target = link.fragment, let there = order[target], there > place, marks[target] == nil,
        let mark = Footnotes.mark(in: link.plainText)
      else { continue }
      marks[target] = mark
      referencePlaces.formUnion(link.identifiers)
    }
  }

  /// The mark of the note that an element is, or that begins at an anchor.
  func mark(of element: Element) -> String? {
    guard !marks.isEmpty else { return nil }
    return element.identifiers.lazy.compactMap { marks[$0] }.first
  }

  /// The mark of the note that a link refers to.
  func reference(of link: Element) -> String? {
    guard !marks.isEmpty, let target = link.fragment, let mark = marks[target] else { return nil }
    return Footnotes.mark(in: link.plainText) == nil ? nil : mark
  }

  /// Whether a link leads from a note back to the text.
  func isReturn(_ link: Element) -> Bool {
    guard !marks.isEmpty, let target = link.fragment else { return false }
    return referencePlaces.contains(target) && link.plainText.count <= Footnotes.longestMark
  }

  /// Characters of `[12]`, and of an arrow with a variation sign.
  private static let longestMark = 4

  /// A number, letter or sign, without the brackets around it.
  private static func mark(in text: String) -> String? {
    let mark = text.filter { !"[]() ".contains($0) }
    guard !mark.isEmpty, text.count <= longestMark else { return nil }
    let isNumber = mark.allSatisfy(\.isNumber)
    let isSign = mark.allSatisfy { "*†‡§¤#".contains($0) }
    let isLetter = mark.count <= 2 && mark.allSatisfy { $0.isLetter && $0.isLowercase }
    return isNumber || isSign || isLetter ? mark : nil
  }
}

extension Element {
  /// Names that links can lead to.
  fileprivate var identifiers: [String] {
    var names: [String] = []
    if let id = self["id"], !id.isEmpty { names.append(id) }
    if name == "a", let anchor = self["name"], !anchor.isEmpty { names.append(anchor) }
    return names
  }

  /// What stands after `#` in a link.
  var fragment: String? {
    guard name == "a", let address = self["href"], let hash = address.firstIndex(of: "#") else { return nil }
    let fragment = address[address.index(after: hash)...]
    return fragment.isEmpty ? nil : String(fragment)
  }
}
