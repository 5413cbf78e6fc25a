import Model

/// A text made ready for reading: struck-out words gone, footnote marks taken out, bullet signs dropped.
struct CellText: Sendable, Hashable {
  var text: StyledText
  /// Marks of the footnotes that the text refers to, in order.
  var marks: [String]

  static let empty = CellText(text: StyledText(), marks: [])

  var plain: String { text.plain }
  var isEmpty: Bool { text.isEmpty }

  init(text: StyledText, marks: [String]) {
    self.text = text
    self.marks = marks
  }

  /// - Parameter notes: marks that have a note in the document; a raised sign that has none is taken out only where it
  ///   looks like a mark, so that `m²` stays.
  init(_ source: StyledText, notes: NoteMarks) {
    var marks: [String] = []
    var kept = StyledText()
    for run in source.runs where !run.style.contains(.struckOut) {
      if run.style.contains(.superscript), let found = CellText.marks(in: run.text),
        CellText.isMark(found, after: kept, notes.known)
      {
        marks += found
        continue
      }
      kept.append(run)
    }
    let signed = CellText.takingTrailingSign(from: kept.trimmed, notes: notes)
    self.text = CellText.tidied(signed.text)
    self.marks = marks + signed.marks
  }

  /// The parts of `1`, `2, 3`, `*)`; `nil` for other text.
  private static func marks(in text: String) -> [String]? {
    let parts = text.split { $0 == "," || $0.isWhitespace }.map { FootnoteMark.key(String($0)) }
    guard !parts.isEmpty, parts.allSatisfy(FootnoteMark.isMark) else { return nil }
    return parts
  }

  private static func isMark(_ marks: [String], after text: StyledText, _ notes: Set<String>) -> Bool {
    if marks.allSatisfy(notes.contains) { return true }
    let before = text.plain.split(whereSeparator: \.isWhitespace).last ?? ""
    return before.count > 2
  }

  /// `Indsats*` where the document has a note `*`.
  private static func takingTrailingSign(from text: StyledText, notes: NoteMarks) -> (
    text: StyledText, marks: [String]
  ) {
    let plain = text.plain
    if let mark = notes.orphans.first(where: { plain.hasSuffix(" " + $0) && plain.count > $0.count + 12 }) {
      return (text.cut(last: mark.count), [mark])
    }
    let trailing = String(plain.reversed().prefix { FootnoteMark.signs.contains($0) }.reversed())
    guard !trailing.isEmpty, trailing.count < plain.count, notes.known.contains(trailing) else { return (text, []) }
    return (text.cut(last: trailing.count), [trailing])
  }

  /// Drops bullet signs at line starts and doubled blanks left behind by a mark.
  private static func tidied(_ text: StyledText) -> StyledText {
    let lines = text.lines.map { $0.withoutBullet.collapsed }
    return StyledText.joined(lines.filter { !$0.isEmpty })
  }
}

/// The marks of a document's footnotes.
struct NoteMarks: Sendable, Hashable {
  /// Marks that have a note.
  var known: Set<String> = []
  /// Numbers that have a note and stand raised nowhere: a bare number at the end of a text is the mark that lost its style.
  var orphans: [String] = []
}

/// The signs that refer to footnotes.
enum FootnoteMark {
  static let signs: Set<Character> = ["*", "†", "‡"]

  /// `1)`, `[1]`, `(1)` → `1`.
  static func key(_ text: String) -> String {
    String(text.filter { !"()[].".contains($0) && !$0.isWhitespace })
  }

  static func isMark(_ key: String) -> Bool {
    guard !key.isEmpty, key.count <= 3 else { return false }
    return key.allSatisfy { $0.isASCII && $0.isNumber } || key.allSatisfy(signs.contains)
      || (key.count == 1 && key.first?.isLetter == true)
  }
}

extension StyledText {
  /// Without the last `count` characters, and without white space at the ends.
  func cut(last count: Int) -> StyledText {
    var left = plain.count - count
    var result = StyledText()
    for run in runs where left > 0 {
      result.append(TextRun(String(run.text.prefix(left)), style: run.style, colour: run.colour))
      left -= run.text.count
    }
    return result.trimmed
  }

  /// Without the first `count` characters, and without white space at the ends.
  func cut(first count: Int) -> StyledText {
    var left = count
    var result = StyledText()
    for run in runs {
      if left >= run.text.count {
        left -= run.text.count
        continue
      }
      result.append(TextRun(String(run.text.dropFirst(left)), style: run.style, colour: run.colour))
      left = 0
    }
    return result.trimmed
  }

  /// How the character at a place is set.
  func style(at place: Int) -> TextStyle {
    var left = place
    for run in runs {
      if left < run.text.count { return run.style }
      left -= run.text.count
    }
    return []
  }

  /// Without the bullet sign that begins the line; numbers and letters stay.
  var withoutBullet: StyledText {
    guard let first = plain.first, Bullets.signs.contains(first) else { return self }
    let rest = plain.dropFirst()
    let isGlued = rest.first?.isWhitespace != true
    guard !rest.isEmpty, !isGlued || !Bullets.needSpace.contains(first) else { return self }
    return cut(first: 1)
  }

  /// With single blanks between words.
  var collapsed: StyledText {
    var result = StyledText()
    var isAfterBlank = true
    for run in runs {
      var text = String.UnicodeScalarView()
      for scalar in run.text.unicodeScalars {
        let isBlank = scalar.isBlank && scalar != "\n"
        if isBlank, isAfterBlank { continue }
        text.append(isBlank ? " " : scalar)
        isAfterBlank = isBlank
      }
      result.append(TextRun(String(text), style: run.style, colour: run.colour))
    }
    return result.trimmed
  }
}

/// Signs that begin list items.
enum Bullets {
  static let signs: Set<Character> = [
    "•", "‣", "▪", "▫", "●", "○", "■", "□", "◦", "⁃", "➢", "❖", "·", "►", "-", "–", "—", "*", "\u{F0B7}", "\u{F0A7}",
  ]
  /// Count only with a blank after them.
  static let needSpace: Set<Character> = ["-", "–", "—", "*", "●", "■"]
}
