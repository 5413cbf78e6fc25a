import Model

/// The numbers `1.`, `1.1.`, `1.1.1` in the middle of running text, where line breaks got lost.
struct MarkupNumbering {
  struct Item {
    /// `[1, 3, 2]` for `1.3.2.`
    let number: [Int]
    /// As written: `1.3.2.`
    let marker: String
    /// What follows up to the next number.
    var text: String
  }

  /// What stands before the first number.
  private(set) var preface = ""
  private(set) var items: [Item] = []

  /// How far a number may run ahead of its last neighbour: plans skip one now and then.
  private static let largestSkip = 2

  /// - Parameter isWithinPlan: whether the text is a part of a plan, so that its first number may be any.
  /// - Complexity: linear in the length of the text.
  init(_ text: String, isWithinPlan: Bool = false) {
    let characters = Array(text)
    var known: [[Int]: Int] = [:]
    var top = 0
    var start = 0
    var index = 0
    while index < characters.count {
      if let (number, end) = MarkupNumbering.number(in: characters, at: index),
        isWithinPlan && items.isEmpty || MarkupNumbering.isPlausible(number, known: known, top: top)
      {
        close(characters[start..<index])
        items.append(Item(number: number, marker: String(characters[index..<end]), text: ""))
        top = number[0]
        MarkupNumbering.learn(number, &known)
        start = end
        index = end
      } else {
        index += 1
      }
    }
    close(characters[start...])
  }

  private mutating func close(_ text: ArraySlice<Character>) {
    let trimmed = String(text).trimmed
    if items.isEmpty { preface = trimmed } else { items[items.count - 1].text = trimmed }
  }

  /// A number at the start of a word that a capital letter follows, as after `1.` in a plan but not after `1.` in a date.
  private static func number(in text: [Character], at start: Int) -> (number: [Int], end: Int)? {
    guard text[start].isWholeNumber, start == 0 || text[start - 1].isWhitespace else { return nil }
    var parts: [Int] = []
    var index = start
    var endsInPoint = false
    while let (value, end) = digits(in: text, at: index), end - index <= 2 {
      parts.append(value)
      index = end
      endsInPoint = index < text.count && text[index] == "."
      if endsInPoint { index += 1 } else { break }
    }
    guard !parts.isEmpty, endsInPoint || parts.count > 1, index < text.count, text[index].isWhitespace else {
      return nil
    }
    let next = text[index...].first { !$0.isWhitespace }
    return next?.isUppercase == true ? (parts, index) : nil
  }

  private static func digits(in text: [Character], at start: Int) -> (value: Int, end: Int)? {
    var end = start
    var value = 0
    while end < text.count, end - start < 3, let digit = text[end].wholeNumberValue, text[end].isASCII {
      value = value * 10 + digit
      end += 1
    }
    return end == start ? nil : (value, end)
  }

  /// Whether a number follows from those before: known already, or the next under a parent that is known.
  ///
  /// - Parameter known: the largest part under each parent.
  private static func isPlausible(_ number: [Int], known: [[Int]: Int], top: Int) -> Bool {
    guard let last = number.last, last > 0 else { return false }
    if number.count == 1 { return last == top + 1 || (last == 1 && top > 1) || (top > 1 && last == top + largestSkip) }
    guard number[0] == top else { return false }
    let parent = Array(number.dropLast())
    if parent.count > 1, last > 1, known[parent] == nil { return false }
    guard let grandparent = known[Array(parent.dropLast())], parent[parent.count - 1] <= grandparent else {
      return false
    }
    return last <= (known[parent] ?? 0) + largestSkip
  }

  /// Remembers a number, and with it those above it.
  private static func learn(_ number: [Int], _ known: inout [[Int]: Int]) {
    for count in number.indices {
      let parent = Array(number[..<count])
      known[parent] = max(known[parent] ?? 0, number[count])
    }
  }
}

extension MarkupNumbering {
  /// The level whose numbers come again and again because the columns of a table stand one after the other; `nil` when no
  /// number comes twice often enough to be more than a slip.
  var repeatedLevel: Int? {
    var seen: Set<[Int]> = []
    var repeats: [Int: Int] = [:]
    for item in items where !seen.insert(item.number).inserted { repeats[item.number.count, default: 0] += 1 }
    let most = repeats.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return most.flatMap { $0.value >= MarkupNumbering.fewestRepeats ? $0.key : nil }
  }

  /// Numbers that come twice by mistake are one or two in a plan.
  private static let fewestRepeats = 4
}

extension StringProtocol {
  /// The text without white space at both ends.
  fileprivate var trimmed: String {
    var result = self[...]
    while let first = result.first, first.isWhitespace { result = result.dropFirst() }
    while let last = result.last, last.isWhitespace { result = result.dropLast() }
    return String(result)
  }
}
