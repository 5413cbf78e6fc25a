import Danish
import Model
import Vocabulary

/// Reads a numbered plan whose columns have been run together as text: the same numbers come again, first with the items, then
/// with what is said of them.
///
///     1.1. Bedre overgange 1.2. Færre skift 1.1. Der er aftalt … 1.2. Der mangler …
struct RunningPlanReader {
  let document: TabulatedDocument
  let context: PlanContext
  let area: (Int) -> String?
  private var lexicon: PlanLexicon { context.lexicon }

  init(document: TabulatedDocument, context: PlanContext, area: @escaping (Int) -> String?) {
    self.document = document
    self.context = context
    self.area = area
  }

  /// An item number with the text after it.
  struct Piece: Sendable, Hashable {
    var number: String
    var text: String
    var block: Int
    /// 0 for the items themselves, 1 and on for the columns after them.
    var run = 0
  }

  /// Fewest items of several levels, and fewest numbers that come again, for a text to be such a plan.
  private static let leastItems = 4
  private static let leastRepeats = 2

  func read() -> [SectionDraft] {
    var pieces = pieces()
    markRuns(&pieces)
    let items = pieces.filter { $0.run == 0 }
    let repeats = pieces.count { $0.run > 0 }
    let isColumns = repeats >= Self.leastRepeats || namesColumns
    guard items.count(where: { $0.number.contains(".") }) >= Self.leastItems, isColumns else {
      return []
    }
    return drafts(pieces)
  }

  /// Whether the headings of such columns stand in the text, run together like the rest: "Indsatser - Hvad er gjort - Hvad
  /// udestår".
  private var namesColumns: Bool {
    document.blocks.contains { block in
      guard case .paragraph = block.content else { return false }
      let found = Set(
        lexicon.vocabulary.headers.candidates(for: String(block.text.plain.prefix(200))).filter { $0.score >= 0.8 }.map(
          \.role))
      return found.intersection([.done, .remaining, .status]).count >= 2
    }
  }

  // MARK: Cutting the text

  /// All numbered pieces of the text in order; blocks are joined, since a page break may cut a sentence or a word.
  private func pieces() -> [Piece] {
    var result: [Piece] = []
    for (index, block) in document.blocks.enumerated() {
      var text: String
      switch block.content {
      case .paragraph: text = block.text.plain
      case .listItem(_, let marker): text = ([marker, block.text.plain].filter { !$0.isEmpty }).joined(separator: " ")
      default: continue
      }
      text = Self.withoutPageNumber(text.replacingLineFeeds)
      let cuts = cuts(in: text, after: result.last?.number)
      let lead = text[..<(cuts.first?.range.lowerBound ?? text.endIndex)].trimmingBlanks
      if !lead.isEmpty, let last = result.indices.last { result[last].text = Self.joined(result[last].text, lead) }
      for (place, cut) in cuts.enumerated() {
        let end = place + 1 < cuts.count ? cuts[place + 1].range.lowerBound : text.endIndex
        result.append(Piece(number: cut.number, text: text[cut.range.upperBound..<end].trimmingBlanks, block: index))
      }
    }
    return result
  }

  /// A page number at the end of a page's text.
  private static func withoutPageNumber(_ text: String) -> String {
    let words = text.split(separator: " ")
    guard let last = words.last, last.count <= 3, last.allSatisfy(\.isNumber), words.count > 20 else { return text }
    return words.dropLast().joined(separator: " ")
  }

  private static func joined(_ left: String, _ right: String) -> String {
    if left.hasSuffix("-"), right.first?.isLowercase == true { return String(left.dropLast()) + right }
    return left.isEmpty ? right : left + " " + right
  }

  private struct Cut {
    var number: String
    /// The number with its closing point.
    var range: Range<String.Index>
  }

  /// Numbers that begin an item: several parts closed by a point and followed by a capital letter, or one part that is next in
  /// the order of the outermost items.
  private func cuts(in text: String, after previous: String?) -> [Cut] {
    guard holdsNumberWithDot(text) else { return [] }
    var result: [Cut] = []
    var root = previous.flatMap { $0.split(separator: ".").first.flatMap { Int($0) } } ?? 0
    var position = text.startIndex
    var isWordStart = true
    while position < text.endIndex {
      let character = text[position]
      defer { isWordStart = character.isWhitespace }
      guard isWordStart, character.isASCII, character.isNumber, let cut = cut(in: text, at: position) else {
        position = text.index(after: position)
        continue
      }
      let parts = cut.number.split(separator: ".").compactMap { Int($0) }
      let isNext =
        parts.count == 1 ? parts[0] == root + 1 && !isDay(text, cut) : (parts[0] == root || parts[0] == root + 1)
      if isNext {
        root = parts[0]
        result.append(cut)
      }
      position = cut.range.upperBound
    }
    return result
  }

  /// Whether a digit stands before a full stop anywhere; in most texts none does.
  private func holdsNumberWithDot(_ text: String) -> Bool {
    var isDigit = false
    for byte in text.utf8 {
      if isDigit, byte == UInt8(ascii: ".") { return true }
      isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return false
  }

  private func cut(in text: String, at start: String.Index) -> Cut? {
    let word = text[start...].prefix { !$0.isWhitespace }
    guard word.last == ".", let number = ItemNumber(whole: String(word)),
      number.text.allSatisfy({ $0.isNumber || $0 == "." })
    else { return nil }
    let after = text[word.endIndex...].drop(while: \.isWhitespace)
    guard let first = after.first, first.isUppercase || "\"“”".contains(first) else { return nil }
    return Cut(number: number.text, range: start..<word.endIndex)
  }

  /// "pr. 1. August", "1. Kvartal".
  private func isDay(_ text: String, _ cut: Cut) -> Bool {
    lexicon.dates.mentions(in: String(text[cut.range.lowerBound...].prefix(20))).first?.range.lowerBound
      == text[cut.range.lowerBound...].prefix(20).startIndex
  }

  // MARK: Columns

  /// Marks which pieces are items and which speak of items before them. Among the children of one item a number that falls
  /// begins a new column; an equal one is a number printed twice when the next goes on rising, else a further column.
  private func markRuns(_ pieces: inout [Piece]) {
    var runs: [String: (last: [Int], run: Int)] = [:]
    for index in pieces.indices {
      let number = ItemNumber(whole: pieces[index].number)
      let parent = number?.parent ?? ""
      let parts = number?.parts ?? []
      guard let known = runs[parent] else {
        runs[parent] = (parts, 0)
        continue
      }
      var run = known.run
      if parts.lexicographicallyPrecedes(known.last) {
        run += 1
      } else if parts == known.last, run > 0 || !rises(after: index, pieces, parent: parent) {
        run += 1
      }
      pieces[index].run = run
      runs[parent] = (parts, run)
    }
  }

  private func rises(after index: Int, _ pieces: [Piece], parent: String) -> Bool {
    guard let next = pieces[(index + 1)...].first(where: { (ItemNumber(whole: $0.number)?.parent ?? "") == parent })
    else { return false }
    let (here, there) = (
      ItemNumber(whole: pieces[index].number)?.parts ?? [], ItemNumber(whole: next.number)?.parts ?? []
    )
    return here.lexicographicallyPrecedes(there)
  }

  // MARK: Initiatives

  private func drafts(_ pieces: [Piece]) -> [SectionDraft] {
    var result: [SectionDraft] = []
    var places: [String: Int] = [:]
    var roots: [String: String] = [:]
    for piece in pieces where piece.run == 0 {
      var builder = DraftBuilder()
      builder.set(.number, DraftValue(StyledText(piece.number)))
      let (title, description) = split(piece.text)
      builder.set(.title, DraftValue(StyledText(title)))
      builder.set(.description, DraftValue(StyledText(description)))
      if !piece.number.contains(".") { roots[piece.number] = title }
      let root = piece.number.split(separator: ".").first.map(String.init) ?? ""
      builder.set(.area, (roots[root] ?? area(piece.block)).map { DraftValue(StyledText($0)) })
      if places[piece.number] == nil { places[piece.number] = result.count }
      result.append(SectionDraft(block: piece.block, builder: builder))
    }
    for (index, piece) in pieces.enumerated() where piece.run > 0 {
      guard let place = places[piece.number] else { continue }
      let (own, rest) = endsColumn(index, pieces) ? splitAtRemaining(piece.text) : (piece.text, "")
      result[place].builder.add(piece.run == 1 ? .status : .remaining, DraftValue(StyledText(own)))
      guard let parent = ItemNumber(whole: piece.number)?.parent.flatMap({ places[$0] }) else { continue }
      result[parent].builder.add(.remaining, DraftValue(StyledText(rest)))
    }
    for index in result.indices { mine(&result[index].builder, among: pieces) }
    return result
  }

  /// Whether a piece is the last of the column that tells how far the items are, and no numbered column of what remains follows.
  private func endsColumn(_ index: Int, _ pieces: [Piece]) -> Bool {
    func parent(_ piece: Piece) -> String? { ItemNumber(whole: piece.number)?.parent }
    guard let own = parent(pieces[index]), pieces[index].run == 1 else { return false }
    return !pieces.indices.contains { parent(pieces[$0]) == own && ($0 > index || pieces[$0].run > 1) }
  }

  /// The text of a last item, parted where sentences that tell what is still to come follow one that tells what is done: those
  /// stood without a number in the column of what remains, beside the whole item.
  private func splitAtRemaining(_ text: String) -> (own: String, remaining: String) {
    let sentences = lexicon.dates.sentences(in: text)
    let isAhead = sentences.map { !lexicon.vocabulary.statuses.future.matches(in: $0).isEmpty }
    guard isAhead.first == false, let turn = isAhead.firstIndex(of: true) else { return (text, "") }
    return (sentences[..<turn].joined(separator: " "), sentences[turn...].joined(separator: " "))
  }

  /// The columns of an item without children and without numbers in them follow its description unmarked: its dated sentences
  /// are events as those of a status column are.
  private func mine(_ builder: inout DraftBuilder, among pieces: [Piece]) {
    guard let number = builder.draft.text(.number), let text = builder.draft.values[.description] else { return }
    let hasOwn = pieces.contains { $0.run > 0 && $0.number == number || $0.number.hasPrefix(number + ".") }
    guard !hasOwn else { return }
    let reader = MilestoneReader(lexicon: lexicon)
    if let date = reader.statedDeadline(in: text.text) { builder.set(.deadline, DraftValue(StyledText(date))) }
    builder.stateTexts.append(text)
  }

  /// A heading and the sentences after it: a capital letter after a word that no sign closes begins the text, where a full
  /// sentence follows.
  private func split(_ text: String) -> (title: String, description: String) {
    let words = text.split(separator: " ")
    guard words.count > 3, text.contains(".") || text.hasSuffix(":") else { return (text, "") }
    for (place, word) in words.enumerated().dropFirst() {
      guard let first = word.first, first.isUppercase, word.count > 1 || first == "I",
        lexicon.vocabulary.stopWords.contains(word.lowercased()) || place >= 2
      else { continue }
      let before = words[place - 1]
      guard let last = before.last, last.isLetter || last.isNumber || last == ")",
        before.first != "(" || before.last == ")"
      else { continue }
      guard opensSentence(words[place...]), !isInsideBrackets(words[..<place]) else { continue }
      return (words[..<place].joined(separator: " "), words[place...].joined(separator: " "))
    }
    return (text, "")
  }

  /// A word of everyday language with a capital letter, or a noun followed by a verb of everyday language, before a full stop.
  private func opensSentence(_ words: ArraySlice<Substring>) -> Bool {
    guard words.count >= 4, words.contains(where: { $0.last == "." || $0.last == ":" || $0.last == "," }),
      let first = words.first
    else { return false }
    if lexicon.vocabulary.stopWords.contains(first.lowercased()) { return true }
    return words.dropFirst().prefix(2).contains {
      lexicon.vocabulary.stopWords.contains($0.lowercased())
        || lexicon.vocabulary.statuses.future.whole(String($0)) != nil
    }
  }

  private func isInsideBrackets(_ words: ArraySlice<Substring>) -> Bool {
    let text = words.joined(separator: " ")
    return text.count { $0 == "(" } > text.count { $0 == ")" }
  }
}
