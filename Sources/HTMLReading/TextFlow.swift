import Model

/// Gathers text as a browser would set it: white space collapses, lines break only where the markup says so.
struct TextFlow {
  private var runs: [TextRun] = []
  private var isSpacePending = false
  private var isBreakPending = false
  /// The text so far, without styles.
  var text: String { runs.map(\.text).joined() }

  /// Visible characters so far, and how many of them belong to links that stay on the page.
  private(set) var visible = 0
  private(set) var linked = 0

  var isEmpty: Bool { visible == 0 }

  /// - Parameter link: whether the text belongs to a link.
  mutating func append(_ text: String, style: TextStyle = [], colour: String? = nil, isLink: Bool = false) {
    var piece = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar.isBlankOrControl {
        if !piece.isEmpty || (!runs.isEmpty && !isBreakPending) { isSpacePending = true }
      } else if !scalar.isInvisible {
        addPendingWhiteSpace(to: &piece)
        piece.append(scalar)
        visible += 1
        if isLink { linked += 1 }
      }
    }
    add(TextRun(String(piece), style: style, colour: colour))
  }

  /// Keeps line feeds and spaces as they are, as in `pre`.
  mutating func appendPreformatted(_ text: String, style: TextStyle = []) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { breakLine() }
      append(String(line), style: style)
    }
  }

  /// What follows stands on a new line. Breaks at the ends and repeated ones have no effect.
  mutating func breakLine() {
    isSpacePending = false
    if visible > 0 { isBreakPending = true }
  }

  mutating func separate() { if !runs.isEmpty, !isBreakPending { isSpacePending = true } }

  /// The text so far; the flow starts anew.
  mutating func take() -> StyledText {
    let text = StyledText(runs: runs)
    self = TextFlow()
    return text
  }

  private mutating func add(_ run: TextRun) {
    guard !run.text.isEmpty else { return }
    if let last = runs.last, last.style == run.style, last.colour == run.colour {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  private mutating func addPendingWhiteSpace(to piece: inout String.UnicodeScalarView) {
    if isBreakPending { piece.append("\n") } else if isSpacePending { piece.append(" ") }
    isBreakPending = false
    isSpacePending = false
  }
}

extension Unicode.Scalar {
  /// White space of any kind, hard spaces too.
  fileprivate var isBlankOrControl: Bool { value < 0x20 || isBlank }

  /// Soft hyphens, zero-width signs and directional marks.
  fileprivate var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0x7F...0x9F: true
    default: false
    }
  }
}
