import Model

/// Puts the characters of a text layer together to words.
///
/// A word ends at white space, at a gap or a jump, and where the setting changes (then without a space after it, as in
/// a footnote mark behind a word).
struct WordBuilder {
  /// A gap of this many letter sizes parts two words even where the text layer has no space. Spaces of usual fonts
  /// are 0.25 of the size; letter-spaced headings seldom reach 0.4.
  static let gapShare = 0.5

  /// So many dots in a row lead from one word to another, and are part of neither.
  private static let leastLeader = 4
  /// The dots that the word under way ends with, and its box without them.
  private var dots: (count: Int, before: Rect?) = (0, nil)
  private var isLeading: Bool { dots.count >= WordBuilder.leastLeader }

  private(set) var words: [Word] = []
  /// Of the word under way, as UTF-8.
  private var text: [UInt8] = []
  private var box: Rect?
  private var lastBox: Rect?
  /// Direction of the word under way; `nil` as long as it has one character.
  private var turn: Int?
  /// For each word so far, whether its direction could be told.
  private var isTurnKnown: [Bool] = []
  private var setting = -1
  private var raised = false
  private var needsComposing = false
  private let layer: TextLayer

  init(_ layer: TextLayer) { self.layer = layer }

  /// - Returns: the words in the order of the text layer.
  static func words(of layer: TextLayer) -> [Word] {
    var builder = WordBuilder(layer)
    for glyph in layer.glyphs { builder.take(glyph) }
    builder.finish(isFollowedBySpace: true)
    builder.turnSingles()
    return Superscripts.marked(builder.words)
  }

  private mutating func take(_ glyph: Glyph) {
    switch CharacterClass(glyph.scalar) {
    case .space: finish(isFollowedBySpace: true)
    case .nothing: break
    case .ligature(let letters):
      begin(glyph)
      letters.withUTF8Buffer { text.append(contentsOf: $0) }
    case .raised(let scalar):
      begin(glyph, isRaised: true)
      append(scalar)
    case .letter(let scalar):
      begin(glyph)
      append(scalar)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      text.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      text.append(contentsOf: Unicode.UTF8.encode(scalar) ?? .init())
    }
    if scalar.value >= 0x300, scalar.value < 0x370 { needsComposing = true }
  }

  /// Makes room for a glyph: in the word under way or in a new one.
  private mutating func begin(_ glyph: Glyph, isRaised: Bool = false) {
    if setting != glyph.setting || raised != isRaised { finish(isFollowedBySpace: false) }
    if let lastBox, isApart(glyph.box, from: lastBox) { finish(isFollowedBySpace: true) }
    if glyph.scalar != ".", isLeading { finish(isFollowedBySpace: true) }
    if turn == nil, let lastBox { turn = TextLayer.direction(from: lastBox, to: glyph.box) }
    if glyph.scalar == "." {
      dots.count += 1
      if dots.count == 1 { dots.before = box }
    } else {
      dots = (0, nil)
    }
    box = box?.union(glyph.box) ?? glyph.box
    lastBox = glyph.box
    setting = glyph.setting
    raised = isRaised
  }

  private func isApart(_ next: Rect, from last: Rect) -> Bool {
    let limit = WordBuilder.gapShare * max(4, size)
    let gapX = max(next.x0 - last.x1, last.x0 - next.x1)
    let gapY = max(next.y0 - last.y1, last.y0 - next.y1)
    return gapX > limit || gapY > limit
  }

  private var size: Double { layer.settings.indices.contains(setting) ? layer.settings[setting].size : 10 }

  private mutating func finish(isFollowedBySpace: Bool) {
    if isLeading, let before = dots.before, let whole = box {
      let count = dots.count
      text.removeLast(count)
      box = before
      dots = (0, nil)
      finish(isFollowedBySpace: true)
      text = [UInt8](repeating: UInt8(ascii: "."), count: count)
      box = Rect(x0: before.x1, y0: whole.y0, x1: whole.x1, y1: whole.y1)
    }
    defer {
      dots = (0, nil)
      text.removeAll(keepingCapacity: true)
      box = nil
      lastBox = nil
      turn = nil
      needsComposing = false
    }
    guard let box, !text.isEmpty else {
      if isFollowedBySpace, !words.isEmpty { words[words.count - 1].isFollowedBySpace = true }
      return
    }
    let isSet = layer.settings.indices.contains(setting)
    var style = isSet ? layer.settings[setting].style : []
    if raised { style.insert(.superscript) }
    let plain = String(decoding: text, as: UTF8.self)
    words.append(
      Word(
        text: needsComposing ? Composition.composed(plain) : plain, box: box, size: size,
        style: style, colour: isSet ? layer.settings[setting].colour : nil,
        isFollowedBySpace: isFollowedBySpace, turn: turn ?? 0))
    isTurnKnown.append(turn != nil)
  }

  /// Words of one character run as the word beside them in the text layer does, where both stand in one turned line.
  private mutating func turnSingles() {
    for index in words.indices where !isTurnKnown[index] {
      let near = [index - 1, index + 1].first { other in
        words.indices.contains(other) && isTurnKnown[other] && words[other].turn % 2 == 1
          && isInTurnedLine(words[index], with: words[other])
      }
      if let near { words[index].turn = words[near].turn }
    }
  }

  private func isInTurnedLine(_ word: Word, with other: Word) -> Bool {
    let shared = min(word.box.x1, other.box.x1) - max(word.box.x0, other.box.x0)
    let gap = max(word.box.y0 - other.box.y1, other.box.y0 - word.box.y1)
    return shared > 0.8 * min(word.box.width, other.box.width) && gap < other.size
  }
}

/// What a character of a text layer is to a word.
enum CharacterClass {
  case space
  /// Zero-width and control characters.
  case nothing
  case ligature(StaticString)
  /// A superscript digit of Unicode.
  case raised(Unicode.Scalar)
  case letter(Unicode.Scalar)

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x21...0x7e: self = .letter(scalar)
    case 0x09...0x0d, 0x20, 0xa0, 0x1680, 0x2000...0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000: self = .space
    case 0...0x1f, 0x7f...0x9f, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0xfeff, 0xfffe, 0xffff:
      self = .nothing
    case 0xb2, 0xb3, 0xb9, 0x2070, 0x2074...0x2079: self = .raised(scalar)
    case 0x2010, 0x2011: self = .letter("-")
    case 0xfb00: self = .ligature("ff")
    case 0xfb01: self = .ligature("fi")
    case 0xfb02: self = .ligature("fl")
    case 0xfb03: self = .ligature("ffi")
    case 0xfb04: self = .ligature("ffl")
    case 0xfb05, 0xfb06: self = .ligature("st")
    case 0xf020...0xf0ff: self = .letter(SymbolFonts.sign(scalar) ?? scalar)
    default: self = .letter(scalar)
    }
  }
}
