/// Decides what of the concealed parts of a page is content. Panels that a reader can unfold are; copies of what is shown
/// anyway (for narrow screens), advertisements and dialogs that wait for a click are not.
struct Concealment: Sendable {
  /// Identifiers that buttons and links of the page unfold.
  private var unfolded: Set<String> = []
  /// Word triples of what is shown; empty when nothing is concealed.
  private var shown: Set<UInt64> = []

  /// Share of a concealed part's word triples that the shown text must have for it to be a copy. Copies made of cards repeat
  /// the column headings in each card, which breaks about one triple in five.
  private static let copyShare = 0.7

  init(of root: Element, sheet: StyleSheet) {
    var hasConcealed = false
    var unfolded: Set<String> = []
    root.visitAll { element in
      if !hasConcealed, element.mayBeConcealed(sheet.declarations(for: element)) { hasConcealed = true }
      unfolded.formUnion(element.unfolds)
    }
    self.unfolded = unfolded
    guard hasConcealed else { return }
    var words: [UInt64] = []
    Concealment.collectShown(root, sheet: sheet, into: &words)
    shown = Set(Concealment.triples(words))
  }

  /// - Parameter previous: the element before it in the same parent, which may be what unfolds it.
  func isHidden(_ element: Element, _ declarations: Declarations, after previous: Element?) -> Bool {
    guard element.census.text > Concealment.smallestText, element.mayBeConcealed(declarations) else { return false }
    if isCopy(element) { return true }
    if element.isForNarrowScreens, !element.isConcealed(declarations) { return false }
    return !isPanel(element, after: previous)
  }

  /// Bytes of text up to which a concealed element is a sign, such as a coloured dot that screen readers pass over.
  private static let smallestText = 4

  private func isCopy(_ element: Element) -> Bool {
    var words: [UInt64] = []
    Concealment.collectWords(element, into: &words)
    let triples = Concealment.triples(words)
    let known = triples.reduce(0) { $0 + (shown.contains($1) ? 1 : 0) }
    return Double(known) >= Concealment.copyShare * Double(max(1, triples.count))
  }

  private func isPanel(_ element: Element, after previous: Element?) -> Bool {
    if element.isDialog { return false }
    if let id = element["id"], unfolded.contains(id) { return true }
    if element["aria-labelledby"] != nil || element.keyword("role") == "tabpanel" { return true }
    if element.keyword("hidden") == "until-found" || element.name == "details" { return true }
    if element.classes.contains(where: Concealment.isPanelClass) { return true }
    if let previous, previous.isHeading || previous.isToggle || previous["onclick"] != nil { return true }
    return element.census.tables > 0
  }

  /// Classes of the panels of common frameworks (Bootstrap, Foundation, jQuery UI, Umbraco and SiteCore themes).
  private static func isPanelClass(_ name: String) -> Bool {
    ["collaps", "accordion", "panel", "tab-pane", "tab-content", "toggle", "expand", "foldout", "spoiler"].contains {
      name.contains($0)
    }
  }

  private static func collectShown(_ element: Element, sheet: StyleSheet, into words: inout [UInt64]) {
    guard !element.isSkipped, !element.mayBeConcealed(sheet.declarations(for: element)) else { return }
    for child in element.children {
      switch child {
      case .text(let text): addWords(of: text, to: &words)
      case .element(let inner): collectShown(inner, sheet: sheet, into: &words)
      }
    }
  }

  private static func collectWords(_ element: Element, into words: inout [UInt64]) {
    guard !element.isSkipped else { return }
    for child in element.children {
      switch child {
      case .text(let text): addWords(of: text, to: &words)
      case .element(let inner):
        collectWords(inner, into: &words)
        // A copy may set other texts beside each other.
        if inner.isPart { words.append(boundary) }
      }
    }
  }

  /// Stands between the texts of a concealed part.
  private static let boundary: UInt64 = 0

  /// Adds the FNV-1a digest of each word, so that the set stays small and the same from run to run.
  private static func addWords(of text: String, to words: inout [UInt64]) {
    var digest: UInt64 = 0
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || (0x30...0x39).contains(scalar.value) {
        if digest == 0 { digest = 0xCBF2_9CE4_8422_2325 }
        digest = (digest ^ UInt64(scalar.value)) &* 0x100_0000_01B3
      } else if digest != 0 {
        words.append(digest)
        digest = 0
      }
    }
    if digest != 0 { words.append(digest) }
  }

  private static func triples(_ words: [UInt64]) -> [UInt64] {
    let single = words.filter { $0 != boundary }
    guard single.count >= 3 else { return single }
    var triples = single.count < 8 ? single : []
    for index in words.indices.dropFirst(2) where !words[(index - 2)...index].contains(boundary) {
      triples.append((words[index - 2] &* 31 &+ words[index - 1]) &* 31 &+ words[index])
    }
    return triples.isEmpty ? single : triples
  }
}

extension Element {
  /// Whether the page's own marks or style conceal it from somebody.
  fileprivate func mayBeConcealed(_ declarations: Declarations) -> Bool {
    isConcealed(declarations) || isForNarrowScreens
  }

  fileprivate func isConcealed(_ declarations: Declarations) -> Bool {
    declarations.isHidden || self["hidden"] != nil || keyword("aria-hidden") == "true"
  }

  /// Whether its text stands apart from that of others.
  fileprivate var isPart: Bool { ["td", "th", "li", "p", "dt", "dd", "caption"].contains(name) || isHeading }

  fileprivate var isDialog: Bool {
    name == "dialog" || ["dialog", "alertdialog", "tooltip", "menu"].contains(keyword("role"))
      || classes.contains { $0.contains("modal") }
  }

  /// Identifiers of the parts that this element unfolds when it is clicked.
  fileprivate var unfolds: [String] {
    var targets: [String] = []
    for name in ["aria-controls", "data-target", "data-bs-target"] {
      for part in (self[name] ?? "").split(separator: " ") {
        targets.append(String(part.drop { $0 == "#" || $0 == "." }))
      }
    }
    if isToggle, let fragment { targets.append(fragment) }
    return targets
  }

  /// Whether a click on it unfolds a panel.
  var isToggle: Bool {
    name == "summary" || self["aria-expanded"] != nil || self["data-toggle"] != nil || self["data-bs-toggle"] != nil
      || (name == "button" && self["aria-controls"] != nil) || keyword("role") == "tab"
  }
}
