import Model
import Vocabulary

/// What letters, colours and signs mean by the document's own words.
struct Legend: Sendable, Hashable {
  /// Capital letter to meaning.
  private(set) var letters: [String: String] = [:]
  /// Colour code to meaning.
  private(set) var colours: [String: String] = [:]
  /// Sign or short word to meaning.
  private(set) var signs: [String: String] = [:]
  /// Digit of a category to meaning.
  private(set) var digits: [String: String] = [:]

  init() {}

  func meaning(ofLetter letter: String) -> String? { letters[letter.uppercased()] }
  func meaning(ofColour code: String) -> String? { colours[code] }
  func meaning(ofSign sign: String) -> String? { signs[sign.trimmingBlanks] }

  func meaning(ofCategory key: String) -> String? {
    meaning(ofLetter: key.trimmingBlanks) ?? meaning(ofSign: key) ?? digits[key.trimmingBlanks]
  }

  /// A usual tone of a colour, for signs that name it.
  static func hex(ofColour code: String) -> String? {
    [
      "green": "#00b050", "yellow": "#ffc000", "red": "#ff0000", "orange": "#ed7d31", "blue": "#0070c0",
      "grey": "#a6a6a6",
    ][code]
  }

  init(_ document: TabulatedDocument, lexicon: PlanLexicon) {
    for block in document.blocks { read(block, lexicon: lexicon) }
    for (sign, meaning) in SignList.pairs(in: document.blocks) where signs[sign] == nil { signs[sign] = meaning }
    for table in document.tables { read(table, lexicon: lexicon) }
    readMarks(document)
  }

  /// Fewest cells that hold a letter and nothing else for it to be a mark.
  private static let leastMarks = 2

  /// `P  Politisk behandling`: a line that begins with a letter that stands alone in cells.
  private mutating func readMarks(_ document: TabulatedDocument) {
    var counts: [String: Int] = [:]
    for cell in document.tables.lazy.flatMap(\.cells) {
      let text = cell.text.plain
      if text.utf8.count <= 2, text.count == 1, text.first?.isUppercase == true { counts[text, default: 0] += 1 }
    }
    let marks = counts.filter { $0.value >= Legend.leastMarks && letters[$0.key] == nil }
    guard !marks.isEmpty else { return }
    for block in document.blocks {
      switch block.content {
      case .paragraph, .listItem, .caption, .heading:
        for line in block.text.lines.map(\.plain) where line.utf8.count <= 4 * SignList.longestMeaning {
          let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
          guard words.count == 2, marks[words[0]] != nil, words[1].first?.isUppercase == true, words[1].last != ".",
            words[1].count <= SignList.longestMeaning
          else { continue }
          addLetter(words[0], words[1].trimmingBlanks)
        }
      default: continue
      }
    }
  }

  private mutating func read(_ block: Block, lexicon: PlanLexicon) {
    if case .heading = block.content {} else { readColouredSigns(block.text, lexicon: lexicon) }
    switch block.content {
    case .listItem(_, let marker):
      let key = FootnoteMark.key(marker).filter { $0 != ":" }
      if key.count == 1, key.first?.isLetter == true {
        let text = block.text.plain.trimmingBlanks
        addLetter(key, Legend.withoutMarker(text, key))
      } else {
        for line in block.text.lines { readLine(line.plain, lexicon: lexicon) }
      }
    case .heading where block.text.plain.contains("=") || Legend.beginsWithLetter(block.text.plain), .paragraph,
      .caption, .definition, .footnote:
      for line in block.text.lines { readLine(line.plain, lexicon: lexicon) }
    default: return
    }
  }

  /// `● Gennemført  ● Forsinket`, the signs in colours of their own.
  private mutating func readColouredSigns(_ text: StyledText, lexicon: PlanLexicon) {
    guard text.runs.contains(where: { $0.colour != nil }) else { return }
    var open: String?
    for run in text.lines.flatMap({ $0.runs + [TextRun("\n")] }) {
      let visible = run.text.filter { !$0.isWhitespace }
      if visible.isEmpty {
        if run.text.contains("\n") { open = nil }
      } else if Symbol.isSymbol(visible) {
        open = run.colour.flatMap { lexicon.vocabulary.colours.colour(ofHex: $0)?.code }
      } else if let code = open {
        let meaning = Legend.withoutColourName(run.text.trimmingBlanks.withoutFullStop, lexicon: lexicon)
        if colours[code] == nil, meaning.count <= 80 { colours[code] = meaning }
        open = nil
      }
    }
  }

  /// "I gang" of "Gul: I gang": the name of the colour beside its sign says nothing more.
  private static func withoutColourName(_ text: String, lexicon: PlanLexicon) -> String {
    guard let (key, meaning) = pair(text), lexicon.vocabulary.colours.colour(named: key) != nil else { return text }
    return meaning
  }

  /// "A – Kan gennemføres nu"
  private static func beginsWithLetter(_ text: String) -> Bool {
    guard let first = text.first, first.isUppercase else { return false }
    return text.dropFirst().first { !$0.isWhitespace }.map(signsOfEquality.contains) == true
  }

  private static func withoutMarker(_ text: String, _ key: String) -> String {
    guard text.lowercased().hasPrefix(key.lowercased()) else { return text }
    let rest = text.dropFirst(key.count)
    guard let sign = rest.first, ".):".contains(sign) else { return text }
    return rest.drop { ".): ".contains($0) }.trimmingBlanks
  }

  /// `A = besluttet`, `A: …`, `Grøn: gennemført`, `X = aktivitet`, several parted by commas or semicolons.
  private mutating func readLine(_ line: String, lexicon: PlanLexicon) {
    guard line.utf8.count <= Legend.longestLine else { return }
    readKeys(line)
    readLastKey(line)
    guard line.unicodeScalars.contains(where: { $0 == "=" || $0 == ":" || $0 == "–" }) else { return }
    let sentences = lexicon.dates.sentences(in: line)
    let keys = Legend.pieces(of: sentences.first ?? "").count { Legend.pair($0) != nil }
    let isOneKey = keys <= 1 && sentences.dropFirst().allSatisfy { Legend.pair($0) == nil }
    for sentence in isOneKey ? [line] : sentences {
      for piece in Legend.pieces(of: sentence) {
        guard let (key, meaning) = Legend.pair(piece) else { continue }
        add(key, meaning, lexicon: lexicon)
      }
    }
  }

  /// `● Gennemført ◐ I gang` or `F Forberedelse A Afprøvning D Drift`: different keys, each before its meaning.
  private mutating func readKeys(_ line: String) {
    let list = KeyList(line)
    for (key, text) in list.pairs {
      let meaning = Legend.withoutSigns(text)
      guard meaning.contains(where: \.isLetter), meaning.count <= 60 else { continue }
      if list.isLettered {
        if meaning.first?.isUppercase == true { addLetter(key, meaning.withoutFullStop) }
      } else if signs[key] == nil {
        signs[key] = meaning.withoutFullStop
      }
    }
  }

  /// `Forberedelse I drift ◆ Forelægges udvalget`: one sign after the words beside boxes of colour, which say nothing here.
  private mutating func readLastKey(_ line: String) {
    guard Symbol.mayHoldSymbol(line) else { return }
    let words = line.split(whereSeparator: \.isWhitespace)
    let places = words.indices.filter { Symbol.isSymbol(words[$0]) }
    guard let place = places.first, places.count == 1, place > 0, line.count <= 2 * SignList.longestMeaning,
      line.last.map({ !".:;".contains($0) }) == true, words.indices.contains(place + 1),
      words[place + 1].first?.isUppercase == true, !Bullets.signs.contains(words[place].first ?? " ")
    else { return }
    let meaning = words[(place + 1)...].joined(separator: " ")
    if meaning.count <= SignList.longestMeaning, signs[String(words[place])] == nil {
      signs[String(words[place])] = meaning
    }
  }

  /// "gennemført" of "= gennemført,".
  private static func withoutSigns(_ text: String) -> String {
    var part = text.drop { "=:– ".contains($0) }
    while let last = part.last, ",; ".contains(last) { part.removeLast() }
    return String(part)
  }

  private static func pieces(of line: String) -> [String] {
    guard line.filter({ $0 == "=" }).count > 1 || line.filter({ $0 == ":" }).count > 1 else { return [line] }
    return line.split { $0 == ";" || $0 == "," || $0 == "\n" || $0 == "|" }.flatMap { piecesAtKeys(String($0)) }
  }

  /// `✓ = gennemført → = i gang`: a piece for each word before a sign of equality.
  private static func piecesAtKeys(_ text: String) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace)
    let keys = words.indices.filter { $0 + 1 < words.count && words[$0 + 1] == "=" && words[$0].count <= 2 }
    guard keys.count > 1 else { return [text.trimmingBlanks] }
    return keys.enumerated().map { place, key in
      words[key..<(place + 1 < keys.count ? keys[place + 1] : words.count)].joined(separator: " ")
    }
  }

  private static let signsOfEquality: Set<Character> = ["=", ":", "–"]
  /// Bytes of a line that may hold a legend: what is longer is running text.
  private static let longestLine = 640

  /// A short key, a sign of equality and a meaning.
  ///
  /// The first sign counts, or the last colon where a sentence leads up to the key: "Farverne betyder: grøn: gennemført", or
  /// the sign of equality after it: "St. (status): P = planlagt".
  private static func pair(_ text: String) -> (String, String)? {
    [text.firstIndex(where: signsOfEquality.contains), text.lastIndex(of: ":"), text.firstIndex(of: "=")].lazy
      .compactMap { $0.flatMap { pair(text, partedAt: $0) } }.first
  }

  private static func pair(_ text: String, partedAt sign: String.Index) -> (String, String)? {
    var key = text[..<sign].trimmingBlanks
    if let colon = key.lastIndex(of: ":") { key = key[key.index(after: colon)...].trimmingBlanks }
    if key.count > 2 { key = key.drop { !$0.isLetter && !$0.isNumber }.trimmingBlanks }
    let meaning = text[text.index(after: sign)...].trimmingBlanks
    let isExact = text[sign] == "="
    // "Signatur: blå = forberedelse": the word before the colon leads up to the key.
    if text[sign] == ":", key.count > 2, meaning.contains("=") { return nil }
    let isLettered = key.split(separator: " ").last?.count == 1
    guard !key.isEmpty, key.count <= 14, !meaning.isEmpty, isExact || key.count == 1 || !key.contains(" ") || isLettered
    else { return nil }
    return (key, meaning)
  }

  private mutating func add(_ written: String, _ meaning: String, lexicon: PlanLexicon) {
    let key = Legend.withoutLabel(written, lexicon: lexicon)
    if key.count == 1, let letter = key.first, letter.isLetter, letter.isUppercase,
      !lexicon.vocabulary.signs.isMark(key)
    {
      addLetter(key, meaning.withoutFullStop)
    } else if let colour = lexicon.vocabulary.colours.colour(named: key), FoldedText(key).words.count <= 2 {
      if colours[colour.code] == nil { colours[colour.code] = meaning.withoutFullStop }
    } else if key.count <= 3 || lexicon.vocabulary.signs.isMark(key) {
      if signs[key] == nil { signs[key] = meaning.withoutFullStop }
    }
  }

  /// "A" of "Kategori A".
  private static func withoutLabel(_ key: String, lexicon: PlanLexicon) -> String {
    let words = key.split(separator: " ").map(String.init)
    guard words.count == 2, words[1].count == 1 else { return key }
    let candidates = lexicon.vocabulary.headers.candidates(for: words[0])
    return candidates.contains { $0.role == .decisionCategory } ? words[1] : key
  }

  private mutating func addLetter(_ letter: String, _ meaning: String) {
    let key = letter.uppercased()
    if letters[key] == nil { letters[key] = meaning }
  }

  /// A small table of keys and meanings: letters, colour names, coloured cells or signs in its first column.
  private mutating func read(_ table: Table, lexicon: PlanLexicon) {
    guard table.rowCount <= 8 || table.columnCount == 2, table.columnCount <= 8 else { return }
    readDigits(table)
    readPainted(table, lexicon: lexicon)
    for row in 0..<table.rowCount {
      var column = 0
      while column + 1 < table.columnCount {
        defer { column += 1 }
        guard let key = table.cell(atRow: row, column: column),
          let meaning = table.cell(atRow: row, column: column + 1),
          key.column != meaning.column, !meaning.text.isEmpty
        else { continue }
        let text = key.text.plain.trimmingBlanks
        if table.columnCount == 2 || Legend.isKeyRow(table, row, lexicon) {
          readPair(text, key, meaning.text.plain.replacingLineFeeds, lexicon: lexicon, isSmall: table.columnCount <= 4)
        }
      }
    }
  }

  /// Cells painted in the colours of which they say the meaning, and no others with text.
  private mutating func readPainted(_ table: Table, lexicon: PlanLexicon) {
    let cells = table.cells.filter { !$0.text.isEmpty }
    let codes = cells.compactMap { cell in cell.fill.flatMap { lexicon.vocabulary.colours.colour(ofHex: $0)?.code } }
    guard cells.count >= 2, codes.count == cells.count, Set(codes).count == codes.count,
      cells.allSatisfy({ $0.text.plain.count <= 40 })
    else { return }
    for (code, cell) in zip(codes, cells) where colours[code] == nil {
      colours[code] = cell.text.plain.replacingLineFeeds.withoutFullStop
    }
  }

  /// A table of nothing but the digits of categories from 1 on, each beside its meaning.
  private mutating func readDigits(_ table: Table) {
    guard table.columnCount == 2, (2...8).contains(table.rowCount) else { return }
    let pairs = (0..<table.rowCount).map { row in
      (0...1).map { table.cell(atRow: row, column: $0)?.text.plain.replacingLineFeeds.trimmingBlanks ?? "" }
    }
    let isCounted = pairs.enumerated().allSatisfy { $1[0].withoutFullStop == String($0 + 1) && $1[1].count > 3 }
    guard isCounted, digits.isEmpty else { return }
    for pair in pairs { digits[pair[0].withoutFullStop] = pair[1].withoutFullStop }
  }

  /// Whether a row alternates between coloured fields and words.
  private static func isKeyRow(_ table: Table, _ row: Int, _ lexicon: PlanLexicon) -> Bool {
    let cells = table.cells.filter { $0.row == row }
    let coloured = cells.count { $0.text.plain.count <= 2 && ($0.hasMark || lexicon.colour(of: $0) != nil) }
    return coloured >= 2 && table.rowCount <= 2
  }

  private mutating func readPair(
    _ key: String, _ cell: TableCell, _ meaning: String, lexicon: PlanLexicon, isSmall: Bool
  ) {
    guard isSmall || key.count <= 2 else { return }
    if key.count == 1, key.first?.isUppercase == true, !lexicon.vocabulary.signs.isMark(key), meaning.count > 3 {
      addLetter(key, meaning)
    }
    let colour = lexicon.vocabulary.colours.colour(named: key).flatMap { FoldedText(key).words.count <= 2 ? $0 : nil }
    // A box of its own may have any colour, also one that is no light.
    let painted = key.isEmpty ? cell.fill.flatMap { lexicon.vocabulary.colours.colour(ofHex: $0) } : nil
    let shade = painted ?? (key.count <= 14 ? lexicon.colour(of: cell) : nil)
    guard let code = (colour ?? shade)?.code, colours[code] == nil, meaning.count <= 200 else { return }
    colours[code] = meaning.withoutFullStop
  }
}

extension String {
  var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
