/// How a run of text is set. Styles carry meaning in plans: bold is often the title, underline a date, strike-out a deletion.
public struct TextStyle: OptionSet, Codable, Sendable, Hashable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  public static let bold = TextStyle(rawValue: 1)
  public static let italic = TextStyle(rawValue: 2)
  public static let underlined = TextStyle(rawValue: 4)
  public static let struckOut = TextStyle(rawValue: 8)
  /// Raised small text: a footnote mark.
  public static let superscript = TextStyle(rawValue: 16)
  public static let monospaced = TextStyle(rawValue: 32)
}

/// A stretch of text set in one way.
public struct TextRun: Codable, Sendable, Hashable {
  public var text: String
  public var style: TextStyle
  /// Colour of the letters as `#rrggbb`; `nil` for black or unknown.
  public var colour: String?

  public init(_ text: String, style: TextStyle = [], colour: String? = nil) {
    self.text = text
    self.style = style
    self.colour = colour
  }
}

/// Text with its runs of bold, italic, underline and colour. Paragraphs and list items are parted by a line feed; a list
/// item begins with its number or sign as written.
public struct StyledText: Codable, Sendable, Hashable {
  public private(set) var runs: [TextRun]

  public init(runs: [TextRun] = []) {
    self.runs = []
    for run in runs { append(run) }
  }

  public init(_ text: String, style: TextStyle = []) {
    self.init(runs: [TextRun(text, style: style)])
  }

  /// The text without its styles.
  public var plain: String {
    if runs.count == 1 { return runs[0].text }
    return runs.map(\.text).joined()
  }

  public var isEmpty: Bool { runs.allSatisfy { $0.text.unicodeScalars.allSatisfy(\.isBlank) } }

  /// Adds a run, joining it with the last one when both are set alike.
  public mutating func append(_ run: TextRun) {
    guard !run.text.isEmpty else { return }
    if let last = runs.last, last.style == run.style, last.colour == run.colour {
      runs[runs.count - 1].text += run.text
    } else {
      runs.append(run)
    }
  }

  public mutating func append(_ other: StyledText, separator: String = "") {
    if !runs.isEmpty, !other.runs.isEmpty, !separator.isEmpty {
      append(TextRun(separator, style: runs[runs.count - 1].style.intersection(other.runs[0].style)))
    }
    for run in other.runs { append(run) }
  }

  /// The lines of the text, each with its own runs; white space around a line is dropped, empty lines go.
  public var lines: [StyledText] {
    guard runs.contains(where: { $0.text.utf8.contains(UInt8(ascii: "\n")) }) else { return isEmpty ? [] : [trimmed] }
    var result: [StyledText] = []
    var current = StyledText()
    for run in runs {
      var rest = Substring(run.text)
      while let feed = rest.firstIndex(of: "\n") {
        current.append(TextRun(String(rest[..<feed]), style: run.style, colour: run.colour))
        result.append(current)
        current = StyledText()
        rest = rest[rest.index(after: feed)...]
      }
      current.append(TextRun(String(rest), style: run.style, colour: run.colour))
    }
    result.append(current)
    return result.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The same text without white space at both ends.
  public var trimmed: StyledText {
    let isBlankAtEnd =
      runs.first?.text.unicodeScalars.first?.isBlank == true || runs.last?.text.unicodeScalars.last?.isBlank == true
    guard isBlankAtEnd else { return self }
    var copy = runs
    while let first = copy.first {
      let cut = String(first.text.drop(while: \.isWhitespace))
      if cut.isEmpty {
        copy.removeFirst()
      } else {
        copy[0].text = cut
        break
      }
    }
    while let last = copy.last {
      var cut = last.text
      while let end = cut.last, end.isWhitespace { cut.removeLast() }
      if cut.isEmpty {
        copy.removeLast()
      } else {
        copy[copy.count - 1].text = cut
        break
      }
    }
    return StyledText(runs: copy)
  }

  /// The style that every visible character shares.
  public var commonStyle: TextStyle {
    let visible = runs.filter { !$0.text.allSatisfy(\.isWhitespace) }
    guard let first = visible.first else { return [] }
    return visible.dropFirst().reduce(first.style) { $0.intersection($1.style) }
  }

  /// The runs that a test holds for, in order.
  public func filtered(_ keep: (TextRun) -> Bool) -> StyledText { StyledText(runs: runs.filter(keep)) }
}

extension StyledText {
  /// Lines put together again with line feeds.
  public static func joined(_ lines: [StyledText], separator: String = "\n") -> StyledText {
    var result = StyledText()
    for line in lines { result.append(line, separator: separator) }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the sign is white space; most are letters of the first block, which need no table.
  public var isBlank: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }
}
