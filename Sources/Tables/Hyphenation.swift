import Model

/// Decides whether a hyphen at a line end belongs to its word, from the other words of the document.
///
/// `udviklings-` before `og` keeps its hyphen and a space; `skole-` before `socialrådgiverne` keeps it where the
/// document writes the word that way, or does not break words at line ends at all.
struct Hyphenation: Sendable {
  private let known: Set<String>
  private let breaksWords: Bool
  private let followers: Set<String>

  /// - Parameter pages: all pages of the document; their words make up the word list.
  init(pages: [PageContent], settings: TableSettings) {
    var known: Set<String> = []
    var ends = 0
    var lines = 0
    for page in pages {
      for (index, word) in page.words.enumerated() {
        let isLineEnd = index + 1 == page.words.count || page.words[index + 1].box.x0 < word.box.x0
        let endsInHyphen = Self.endsInHyphen(word.text)
        if isLineEnd {
          lines += 1
          if endsInHyphen { ends += 1 }
        }
        if !endsInHyphen { known.insert(Self.core(of: word.text)) }
      }
    }
    self.known = known
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
