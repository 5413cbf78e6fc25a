import Model

/// Finds lists that say what signs mean, a line each:
///
///     ✓ Afsluttet
///     ● Igangsat
///     ○ Ikke påbegyndt
enum SignList {
  /// Most characters of a meaning: what is longer is an item of an ordinary list.
  static let longestMeaning = 60

  /// The signs and their meanings, of each stretch of lines that begin with signs of which none comes twice.
  static func pairs(in blocks: [Block]) -> [(sign: String, meaning: String)] {
    var result: [(sign: String, meaning: String)] = []
    var open: [(sign: String, meaning: String)] = []
    func close() {
      if open.count > 1, Set(open.map(\.sign)).count == open.count { result += open }
      open = []
    }
    for line in blocks.flatMap(lines) {
      if let pair = line.flatMap(pair) {
        open.append(pair)
      } else {
        close()
      }
    }
    close()
    return result
  }

  /// The lines of a block of text; `nil` for what ends a list.
  private static func lines(of block: Block) -> [String?] {
    let lines = block.text.lines.map(\.plain)
    switch block.content {
    case .listItem(_, let marker) where Symbol.isSymbol(marker):
      return lines.enumerated().map { $0 == 0 ? marker + " " + $1 : $1 }
    case .listItem, .paragraph, .definition, .term: return lines
    default: return [nil]
    }
  }

  private static func pair(_ line: String) -> (sign: String, meaning: String)? {
    // Signs stand above the letters of the first block; what is longer says more than a meaning.
    guard line.utf8.count <= 4 * longestMeaning, line.unicodeScalars.first(where: { !$0.isBlank })?.isASCII == false
    else { return nil }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, Symbol.isSymbol(words[0]), !words.dropFirst().contains(where: Symbol.isSymbol) else {
      return nil
    }
    let meaning = words.dropFirst().joined(separator: " ").withoutFullStop
    guard meaning.count <= longestMeaning, meaning.first?.isLetter == true else { return nil }
    return (String(words[0]), meaning)
  }
}
