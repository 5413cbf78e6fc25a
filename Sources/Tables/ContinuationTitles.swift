import Model

/// Lines that say that a table goes on: "Tabel 2 (fortsat)" over it, "(fortsættes)" under it, or its own title again.
struct ContinuationTitles {
  /// The words of each page.
  let words: [[Word]]
  let settings: TableSettings

  /// More lines than these over a table are text of their own.
  static let mostLines = 3

  /// The table that begins a page, lines over it that name it left out.
  ///
  /// - Parameter title: text of the line over the first part of the table that may go on here.
  /// - Returns: `nil` when other text comes first; `isSaid` tells whether the lines say that a table goes on.
  func first(of flow: PageFlow, page: Int, title: String?) -> (table: Int, isSaid: Bool)? {
    var lines: [String] = []
    for item in flow.groups.flatMap(\.items) {
      switch item {
      case .line(let line):
        lines.append(text(line, page))
        if lines.count > Self.mostLines { return nil }
      case .table(let index):
        let isSaid = lines.contains { isContinuation($0) || $0 == title && isTableTitle($0) }
        return lines.isEmpty || isSaid ? (index, isSaid) : nil
      }
    }
    return nil
  }

  /// The table that ends a page; lines under it that say that it goes on are left out.
  func last(of flow: PageFlow, page: Int) -> Int? {
    for item in flow.groups.flatMap(\.items).reversed() {
      switch item {
      case .line(let line): guard isContinuation(text(line, page)) else { return nil }
      case .table(let index): return index
      }
    }
    return nil
  }

  /// Text of the line right over a table.
  func title(over table: Int, in flow: PageFlow, page: Int) -> String? {
    var above: TextLine?
    for item in flow.groups.flatMap(\.items) {
      switch item {
      case .line(let line): above = line
      case .table(table): return above.map { text($0, page) }
      case .table: above = nil
      }
    }
    return nil
  }

  private func text(_ line: TextLine, _ page: Int) -> String {
    line.words.map { words[page][$0].text }.joined(separator: " ")
  }

  /// Whether a line is the numbered title of one table: a heading that merely returns may stand over tables of their own.
  private func isTableTitle(_ text: String) -> Bool {
    guard let first = text.split(separator: " ").first else { return false }
    return settings.titleWords.contains(first.lowercased().filter(\.isLetter)) && isCaption(text)
  }

  /// A short line that has such a word at its end or in brackets.
  private func isContinuation(_ text: String) -> Bool {
    guard text.count < 160 else { return false }
    let parts = text.lowercased().split { !$0.isLetter && $0 != "'" }
    return parts.last.map { settings.continuationWords.contains(String($0)) } ?? false
      || parts.first.map { settings.continuationWords.contains(String($0)) } ?? false
      || parts.contains { settings.continuationWords.contains(String($0)) && text.lowercased().contains("(" + $0) }
  }
}
