import Model

/// An item number in running text with the text after it.
struct NumberedPiece: Equatable {
  /// `1.3.2.` is `[1, 3, 2]`.
  var number: [Int]
  var text: String
  /// 0 for the items themselves, 1 and on for the columns that say more of them.
  var run = 0

  var parent: ArraySlice<Int> { number.dropLast() }
  /// The piece as a line of a cell.
  var line: String { number.map { "\($0)." }.joined() + " " + text }
}

/// Cuts text that goes on over several blocks at the item numbers in it.
struct NumberedPieces {
  private struct Cut {
    var number: [Int]
    /// The word that is the number.
    var word: Int
  }

  private let settings: TableSettings
  /// The outermost item that the numbers have come to, all numbers, and whether one has come again.
  private var root = 0
  private var known: Set<[Int]> = []
  private var comesAgain = false
  private(set) var pieces: [NumberedPiece] = []
  /// What stands before the first number.
  private(set) var lead = ""
  /// The blocks that the pieces and what stands before them take up.
  private(set) var blocks = 0..<0

  /// - Parameter texts: those of blocks that follow each other; `nil` for a running line, which is passed over.
  init(of texts: [String?], settings: TableSettings) {
    self.settings = settings
    let texts = texts.map { $0?.split(whereSeparator: \.isWhitespace) ?? [] }
    var pending: [Substring] = []
    for (index, (words, numbers)) in zip(texts, Self.numbers(in: texts)).enumerated() where !words.isEmpty {
      let cuts = cuts(at: numbers)
      if !cuts.isEmpty {
        extend(with: pending, to: index)
        pending = []
        add(words, cuts, block: index)
      } else if pending.isEmpty, goesOn(with: words[0]) {
        extend(with: words, to: index)
      } else {
        pending += words
      }
    }
  }

  /// Whether a word goes on with the sentence that the last piece ends in.
  private func goesOn(with word: Substring) -> Bool {
    guard let end = pieces.last?.text.last, let first = word.first else { return false }
    return first.isLowercase && !".!?:;".contains(end)
  }

  /// Adds words to the last piece. A word that a page break cut in two is joined.
  private mutating func extend(with words: some Collection<Substring>, to block: Int) {
    guard let last = pieces.indices.last, let first = words.first else { return }
    let isCut =
      pieces[last].text.hasSuffix("-") && goesOn(with: first)
      && !settings.hangingHyphenFollowers.contains(String(first))
    if isCut { pieces[last].text.removeLast() }
    let separator = isCut || pieces[last].text.isEmpty ? "" : " "
    pieces[last].text += separator + words.joined(separator: " ")
    blocks = blocks.lowerBound..<block + 1
  }

  private mutating func add(_ words: [Substring], _ cuts: [Cut], block: Int) {
    for (place, cut) in cuts.enumerated() {
      if cut.number == [1] {
        // What came before was a list of contents.
        pieces = []
        lead = words[..<cut.word].joined(separator: " ")
        blocks = block..<block + 1
      } else if place == 0 {
        extend(with: words[..<cut.word], to: block)
      }
      pieces.append(NumberedPiece(number: cut.number, text: ""))
      let end = place + 1 < cuts.count ? cuts[place + 1].word : words.endIndex
      extend(with: words[(cut.word + 1)..<end], to: block)
    }
  }

  // MARK: Numbers

  /// The numbers of each text that a name follows. One of a single part is left out where numbers of the item before it follow, or
  /// the same comes again first: that is the number of a day, "1. August", "2. Kvartal".
  private static func numbers(in texts: [[Substring]]) -> [[Cut]] {
    var result = texts.map { words in
      words.indices.dropLast().compactMap { index -> Cut? in
        guard beginsName(words[index + 1]), let number = number(words[index]) else { return nil }
        return Cut(number: number, word: index)
      }
    }
    var nextRoot = Int.max
    var nextSingles: Set<Int> = []
    for text in result.indices.reversed() {
      for place in result[text].indices.reversed() {
        let number = result[text][place].number
        if number.count > 1 {
          nextRoot = number[0]
          nextSingles = []
        } else if !nextSingles.insert(number[0]).inserted || nextRoot < number[0] {
          result[text].remove(at: place)
        }
      }
    }
    return result
  }

  /// Numbers that begin an item: several parts under the outermost item, or one part that is next in the order of these.
  private mutating func cuts(at numbers: [Cut]) -> [Cut] {
    numbers.filter { cut in
      let number = cut.number
      guard number[0] == root + 1 || number[0] == root && number.count > 1 || number == [1] && !comesAgain else {
        return false
      }
      root = number[0]
      if number == [1] { known = [] }
      comesAgain = !known.insert(number).inserted || comesAgain
      return true
    }
  }

  /// `1.`, `1.3.2.`; `nil` for anything else.
  private static func number(_ word: Substring) -> [Int]? {
    guard word.last == ".", let first = word.first, first.isASCII, first.isNumber else { return nil }
    let parts = word.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.count <= 3 && $0.allSatisfy(\.isASCII) ? Int($0) : nil }
    return numbers.count == parts.count && (1...5).contains(parts.count) && numbers[0] > 0 ? numbers : nil
  }

  private static func beginsName(_ word: Substring) -> Bool {
    word.first.map { $0.isUppercase || "\"“”".contains($0) } ?? false
  }
}
