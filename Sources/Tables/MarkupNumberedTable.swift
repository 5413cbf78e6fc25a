import Model

/// Rebuilds the table that running text was, when its columns were written one after the other under the same numbers.
///
/// Seen in a document viewer's transcript: on each page the items 1.1.1 to 1.1.5 of the plan, then 1.1.1 … again with what
/// has been done, then once more with what remains. Items above the repeated level are the rows.
struct MarkupNumberedTable {
  private typealias Item = MarkupNumbering.Item

  private let items: [Item]
  private let level: Int
  private let columns: Int

  /// - Returns: `nil` when the numbering does not repeat.
  init?(_ numbering: MarkupNumbering) {
    guard let level = numbering.repeatedLevel else { return nil }
    items = numbering.items
    self.level = level
    let runs = MarkupNumberedTable.groups(items, level: level).map {
      MarkupNumberedTable.runs(of: $0).last.map { $0 + 1 } ?? 0
    }
    columns = MarkupNumberedTable.commonMaximum(runs)
    guard columns >= 2 else { return nil }
  }

  /// The rows, each with as many cells as the numbering runs.
  var table: MarkupTable {
    let rows = level == 1 ? rowsByNumber() : rowsByParent()
    return MarkupTable(
      rows: rows.map { row in MarkupTable.Row(row.map { MarkupTable.Cell(StyledText($0.joined(separator: "\n"))) }) },
      method: .transcript)
  }

  // MARK: Rows

  /// Items above the repeated level begin a row; those of the level stand in its cells.
  private func rowsByParent() -> [[[String]]] {
    var rows: [[[String]]] = []
    var index = 0
    while index < items.count {
      var cells = Array(repeating: [String](), count: columns)
      if items[index].number.count < level {
        cells[0] = MarkupNumberedTable.lines(of: items[index])
        index += 1
      }
      let group = items[index...].prefix { $0.number.count >= level }
      for (item, column) in zip(group, placed(Array(group))) { cells[column] += MarkupNumberedTable.lines(of: item) }
      rows.append(cells)
      index += group.count
    }
    return rows
  }

  /// Numbers of one level that repeat as a whole: each number is a row.
  private func rowsByNumber() -> [[[String]]] {
    var rows: [[[String]]] = []
    var places: [[Int]: Int] = [:]
    for (item, column) in zip(items, placed(items)) {
      let top = [item.number[0]]
      if places[top] == nil {
        places[top] = rows.count
        rows.append(Array(repeating: [], count: columns))
      }
      rows[places[top] ?? 0][column] += MarkupNumberedTable.lines(of: item)
    }
    return rows
  }

  /// Column of each item of a group: one further each time the numbers begin again. What runs over goes to the first column
  /// after the first that has no text of that number yet.
  private func placed(_ group: [Item]) -> [Int] {
    var taken = Set<[Int]>()
    return zip(group, MarkupNumberedTable.runs(of: group)).map { item, run in
      var column = run
      if run >= columns {
        column = (1..<columns).first { !taken.contains([$0] + item.number) } ?? columns - 1
      }
      taken.insert([column] + item.number)
      return column
    }
  }

  // MARK: Runs

  private static func groups(_ items: [Item], level: Int) -> [[Item]] {
    items.split { $0.number.count < level }.map(Array.init)
  }

  /// For each item, how often the numbers have begun again before it. A number that comes twice in a row begins again unless
  /// the numbers go on from it as if nothing had been: then it is a slip of the plan.
  private static func runs(of group: [Item]) -> [Int] {
    var run = 0
    var runs: [Int] = []
    var seen = Set<[Int]>()
    for (index, item) in group.enumerated() {
      if index > 0, !isAfter(item.number, group[index - 1].number) {
        let isTwin = item.number == group[index - 1].number
        let goesOn =
          index + 1 < group.count && isAfter(group[index + 1].number, item.number)
          && !seen.contains(group[index + 1].number)
        if !(isTwin && goesOn) {
          run += 1
          seen = []
        }
      }
      seen.insert(item.number)
      runs.append(run)
    }
    return runs
  }

  private static func isAfter(_ number: [Int], _ other: [Int]) -> Bool { other.lexicographicallyPrecedes(number) }

  /// The most runs that at least two groups have: one alone may come from a misplaced number.
  private static func commonMaximum(_ runs: [Int]) -> Int {
    let sorted = runs.sorted(by: >)
    return sorted.count > 1 ? sorted[1] : sorted.first ?? 0
  }

  // MARK: Text

  /// The item as lines: number and title, then the text after it.
  private static func lines(of item: Item) -> [String] {
    guard let cut = RunningTitle.end(in: item.text) else { return [item.marker + " " + item.text] }
    return [item.marker + " " + item.text[..<cut].dropLastBlanks, String(item.text[cut...])]
  }
}

/// Finds where a title ends and running text begins when nothing parts them.
enum RunningTitle {
  /// Longest title in characters.
  private static let longest = 130
  /// Words up to this length are prepositions and articles: a capital after one is a name within the title.
  private static let shortWord = 3

  /// The place of the first capitalised word that begins a sentence: a small letter, digit or bracket stands before it without
  /// a sign between, and a word in small letters follows. Text in brackets is passed over.
  static func end(in text: String) -> String.Index? {
    var depth = 0
    var previous: Substring = ""
    for word in text.split(separator: " ") {
      if depth == 0, !previous.isEmpty, beginsSentence(word, after: previous, in: text) {
        let length = text.distance(from: text.startIndex, to: word.startIndex)
        return length <= longest ? word.startIndex : nil
      }
      depth += word.reduce(0) { $0 + ($1 == "(" ? 1 : $1 == ")" ? -1 : 0) }
      if let last = word.last, ".:;!?".contains(last), depth <= 0 { return nil }
      previous = word
    }
    return nil
  }

  private static func beginsSentence(_ word: Substring, after previous: Substring, in text: String) -> Bool {
    guard let first = word.first, first.isUppercase, !(word.count > 1 && word.allSatisfy(\.isUppercase)) else {
      return false
    }
    guard let last = previous.last, last.isLowercase || last.isNumber || last == ")" else { return false }
    if previous.count <= shortWord, previous.allSatisfy(\.isLowercase) { return false }
    let next = text[word.endIndex...].drop { $0 == " " }.first
    return next?.isLowercase == true
  }
}

extension Substring {
  fileprivate var dropLastBlanks: Substring {
    var result = self
    while result.last?.isWhitespace == true { result = result.dropLast() }
    return result
  }
}
