import Model

/// The plan's own number at the start of a text: `1`, `1.3.2`, `2a`.
struct ItemNumber: Sendable, Hashable {
  /// Without a closing point: `1.3.2`.
  var text: String
  /// Characters that the number, its closing sign and the blanks after it take up.
  var length: Int

  var parts: [Int] { text.split(separator: ".").compactMap { Int($0.prefix { $0.isNumber }) } }
  var depth: Int { text.split(separator: ".").count }

  /// The number without its last part; `nil` for a number of one part.
  var parent: String? {
    let parts = text.split(separator: ".")
    return parts.count > 1 ? parts.dropLast().joined(separator: ".") : nil
  }

  /// The numbers that a number stands under, the nearest first: `1.2` and `1` for `1.2.1`.
  static func ancestors(of number: String) -> [String] {
    Array(sequence(first: number) { ItemNumber(whole: $0)?.parent }.dropFirst())
  }

  /// A number that begins a text and is followed by words.
  ///
  /// `1. maj`, `2019` and `3 socialrådgivere` are no item numbers: a single number needs a closing `.`, `)` or `:` and a
  /// word with a capital (or a further sign) after it.
  init?(startOf text: String) {
    if let lettered = ItemNumber(letteredStartOf: text) {
      self = lettered
      return
    }
    var digits = ""
    var position = text.startIndex
    while position < text.endIndex, text[position].isASCII, text[position].isNumber || text[position] == "." {
      digits.append(text[position])
      position = text.index(after: position)
    }
    var hasLetter = false
    if !digits.isEmpty, digits.last != ".", position < text.endIndex, text[position].isLowercase {
      let next = text.index(after: position)
      if next == text.endIndex || !text[next].isLetter {
        digits.append(text[position])
        position = next
        hasLetter = true
      }
    }
    var isClosed = digits.last == "."
    while digits.last == "." { digits.removeLast() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy({ (1...3).contains($0.count) && $0 != "000" }) else { return nil }
    if position < text.endIndex, ")]:".contains(text[position]) {
      isClosed = true
      position = text.index(after: position)
    }
    guard position < text.endIndex, text[position].isWhitespace || text[position] == "-" || text[position] == "–" else {
      return nil
    }
    let rest = text[position...].drop { $0.isWhitespace || $0 == "-" || $0 == "–" || $0 == ":" }
    guard let first = rest.first, parts.count > 1 || isClosed || hasLetter else { return nil }
    guard !first.isLowercase else { return nil }
    self.text = digits
    self.length = text.distance(from: text.startIndex, to: rest.startIndex)
  }

  /// `A1 Ledelsestilsyn`, `B2. Børnesamtaler`, `C1.2: Frister`.
  private init?(letteredStartOf text: String) {
    let head = text.prefix { !$0.isWhitespace && $0 != ":" }
    let rest = text[head.endIndex...].drop { $0.isWhitespace || ":–-".contains($0) }
    guard let letter = head.first, letter.isUppercase, head.dropFirst().first?.isNumber == true,
      head.allSatisfy({ $0 == letter || $0 == "." || $0 == ")" || ($0.isASCII && $0.isNumber) }), head.count <= 6,
      let first = rest.first, first.isUppercase, rest.dropFirst().first?.isLetter == true,
      let number = ItemNumber(whole: String(head))
    else { return nil }
    self.text = number.text
    self.length = text.distance(from: text.startIndex, to: rest.startIndex)
  }

  /// A text that is nothing but a number: `3`, `1.2.`, `4a`, `B2`, `B.2`.
  init?(whole text: String) {
    let trimmed = text.filter { !$0.isWhitespace }
    var body = Substring(trimmed)
    if let letter = body.first, letter.isUppercase {
      let point = body.dropFirst().prefix { $0 == "." }
      guard point.count <= 1, let rest = ItemNumber(whole: String(body.dropFirst(1 + point.count))),
        rest.text.first?.isNumber == true
      else { return nil }
      self.text = String(letter) + point + rest.text
      self.length = text.count
      return
    }
    while let last = body.last, ".):".contains(last) { body.removeLast() }
    let parts = body.split(separator: ".", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.count <= 5, parts.allSatisfy(ItemNumber.isPart) else { return nil }
    guard parts[0].first?.isNumber == true else { return nil }
    self.text = String(body)
    self.length = text.count
  }

  private static func isPart(_ part: Substring) -> Bool {
    guard (1...3).contains(part.count), let last = part.last else { return false }
    return part.dropLast().allSatisfy { $0.isASCII && $0.isNumber }
      && ((last.isASCII && last.isNumber) || (part.count > 1 && last.isLowercase))
  }
}
