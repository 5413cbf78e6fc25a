import Model

/// Decides whether a hyphen at a line end belongs to its word, from the other words of the document.
///
/// `udviklings-` before `og` keeps its hyphen and a space; `skole-` before `socialrådgiverne` keeps it where the
/// document writes the word that way, or does not break words at line ends at all.
struct Hyphenation: Sendable {
  private let known: Set<String>
  /// Words seen elsewhere than at the beginning of a line, and elsewhere than at the end of one.
  private let unbegun: Set<String>
  private let unended: Set<String>
  private let breaksWords: Bool
  /// Words further apart than this, in units of the font size, stand in two cells: justified text reaches 0.5.
  private static let cellGap = 0.5
  private let followers: Set<String>

  /// - Parameter pages: all pages of the document; their words make up the word list.
  init(pages: [PageContent], settings: TableSettings) {
    var known: Set<String> = []
    var unbegun: Set<String> = []
    var unended: Set<String> = []
    var ends = 0
    var lines = 0
    for page in pages {
      var isPieceStart = true
      for (index, word) in page.words.enumerated() {
        let isLineEnd = index + 1 == page.words.count || page.words[index + 1].box.x0 < word.box.x0
        let endsInHyphen = Self.endsInHyphen(word.text)
        if isLineEnd {
          lines += 1
          if endsInHyphen { ends += 1 }
        }
        if !endsInHyphen {
          let core = Self.core(of: word.text)
          known.insert(core)
          let isPieceEnd = isLineEnd || page.words[index + 1].box.x0 - word.box.x1 > Self.cellGap * word.size
          if !isPieceStart { unbegun.insert(core) }
          if !isPieceEnd { unended.insert(core) }
          isPieceStart = isPieceEnd
        }
      }
    }
    self.known = known
    self.unbegun = unbegun
    self.unended = unended
    followers = settings.hangingHyphenFollowers
    breaksWords = Double(ends) > settings.hyphenatingShare * Double(lines)
  }

  /// What stands between a word at a line end and the first word of the next line.
  enum Joint: Equatable {
    /// The hyphen was put in by the layout: drop it and put the parts together.
    case joined
    /// The hyphen belongs to the word, which goes on at once.
    case hyphenated
    case space
  }

  func joint(_ last: String, _ next: String) -> Joint {
    if last.unicodeScalars.last == Self.softHyphen { return .joined }
    guard Self.endsInHyphen(last), let first = next.first, first.isLetter || first.isNumber else { return .space }
    let follower = Self.core(of: next)
    if followers.contains(follower) || followers.contains(next.lowercased()) { return .space }
    guard first.isLowercase else { return .hyphenated }
    let part = Self.core(of: String(last.dropLast()))
    if known.contains(part + "-" + follower) { return .hyphenated }
    if known.contains(part + follower) { return .joined }
    guard last.dropLast().last?.isLowercase == true else { return .hyphenated }
    return breaksWords ? .joined : .hyphenated
  }

  /// Longest rest of a word that is told by its never standing anywhere but at the beginning of a line, in letters.
  private static let shortRest = 2
  /// Letters of the first part with which the rest may make a word that the document has.
  private static let tail = 1...4

  /// Whether a word that fills its line and the first word of the next are one, cut without a hyphen for want of room.
  func areOneWord(_ last: String, _ next: String) -> Bool {
    guard last.last?.isLetter == true, next.first?.isLowercase == true else { return false }
    let (part, rest) = (Self.core(of: last), Self.core(of: next))
    if known.contains(part + rest) { return true }
    guard !unbegun.contains(rest), !unended.contains(part) else { return false }
    return rest.count <= Self.shortRest
      || Self.tail.contains { known.contains(part.suffix($0) + rest) }
  }

  static let softHyphen: Unicode.Scalar = "\u{AD}"

  private static func endsInHyphen(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, text.unicodeScalars.count > 1 else { return false }
    guard last == "-" || last == "\u{2010}" || last == softHyphen else { return false }
    return text.dropLast().last?.isLetter == true || text.dropLast().last?.isNumber == true
  }

  /// The word in lower case without the punctuation around it.
  private static func core(of text: String) -> String {
    let small = text.lowercased()
    if small.utf8.allSatisfy({ (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) }) { return small }
    var letters = Substring(small)
    while let first = letters.first, !first.isLetter, !first.isNumber { letters.removeFirst() }
    while let last = letters.last, !last.isLetter, !last.isNumber { letters.removeLast() }
    return String(letters.filter { $0 != "\u{AD}" })
  }
}
