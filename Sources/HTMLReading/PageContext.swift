import Model

/// What has to be known of the whole page before any part of it can be read.
struct PageContext: Sendable {
  let sheet: StyleSheet
  let settings: HTMLReadingSettings
  let footnotes: Footnotes
  let concealment: Concealment
  /// Text of elements with an identifier that panels name as their label.
  let panelLabels: [String: String]
  let labelPairs: LabelPairs
  /// Whether `main` (or its role) holds the page's content, so that what stands outside it only frames it.
  let hasMain: Bool

  /// Smallest share of the page's unlinked text that `main` must hold to be believed.
  private static let mainShare = 0.3

  init(root: Element, sheet: StyleSheet, settings: HTMLReadingSettings) {
    self.sheet = sheet
    self.settings = settings
    footnotes = Footnotes(of: root)
    concealment = Concealment(of: root, sheet: sheet)
    labelPairs = LabelPairs(of: root)
    panelLabels = PageContext.panelLabels(of: root)
    hasMain = PageContext.mainHoldsContent(root)
  }

  private static func panelLabels(of root: Element) -> [String: String] {
    var wanted: Set<String> = []
    root.visitAll { element in
      if element.keyword("role") == "tabpanel", let label = element["aria-labelledby"] { wanted.insert(label) }
    }
    guard !wanted.isEmpty else { return [:] }
    var labels: [String: String] = [:]
    root.visitAll { element in
      if let id = element["id"], wanted.contains(id), labels[id] == nil { labels[id] = element.plainText }
    }
    return labels
  }

  private static func mainHoldsContent(_ root: Element) -> Bool {
    guard let main = root.first(where: \.isMain) else { return false }
    let all = root.census.text - root.census.linkedText
    return Double(main.census.text - main.census.linkedText) >= mainShare * Double(max(1, all))
  }
}

extension Element {
  var isMain: Bool { name == "main" || keyword("role") == "main" }
}
