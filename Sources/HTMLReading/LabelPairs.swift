/// Labels and values that a page sets as pairs of plain elements, where others write definition lists:
///
///     <div class="row"><div class="label">Formål</div><div class="value">…</div></div>
///
/// What they are called says nothing; that the same pair returns does.
struct LabelPairs: Sendable {
  /// Pairs of one kind from which they are no chance.
  private static let least = 3
  /// Most bytes of a label.
  private static let longestLabel = 80

  private let kinds: Set<String>

  init(of root: Element) {
    var counts: [String: Int] = [:]
    root.visitAll { element in
      if let kind = LabelPairs.kind(of: element) { counts[kind, default: 0] += 1 }
    }
    kinds = Set(counts.filter { $0.value >= LabelPairs.least }.keys)
  }

  /// - Returns: `nil` for an element that is no such pair.
  func pair(in element: Element) -> (label: Element, value: Element)? {
    guard !kinds.isEmpty, let kind = LabelPairs.kind(of: element), kinds.contains(kind) else { return nil }
    let parts = element.elements
    return (parts[0], parts[1])
  }

  /// The classes of an element and of the two parts it consists of; `nil` where it may not be a pair: a label is a short line without
  /// anything to click, and set otherwise than what stands beside it.
  private static func kind(of element: Element) -> String? {
    let parts = element.elements
    guard parts.count == 2, element.children.allSatisfy(isPartOrBlank) else { return nil }
    let (label, value) = (parts[0], parts[1])
    guard labelNames.contains(label.name), label.name == value.name || value.isBlock, value.census.text > 0,
      value.census.headings == 0,
      label.census.text > 0, label.census.text <= longestLabel, label.census.links + label.census.controls == 0,
      !label.census.holdsBlock, label.keyword("class") != value.keyword("class"),
      label.plainText.first?.isLetter == true, label.plainText.last != "."
    else { return nil }
    return [element.name, element.keyword("class"), label.name, label.keyword("class"), value.keyword("class")]
      .joined(separator: "\n")
  }

  private static let labelNames: Set<String> = ["div", "p", "span", "strong", "b", "label"]

  private static func isPartOrBlank(_ node: Element.Node) -> Bool {
    switch node {
    case .element(let element): !element.isSkipped
    case .text(let text): text.allSatisfy(\.isWhitespace)
    }
  }
}
