import Vocabulary

/// The words before a date that say how it is meant.
struct DatePrefix {
  var isBefore = false
  var isBy = false
  var isEnd = false
  var isStart = false
  var isAfter = false
  var isApproximate = false
  /// Whether a word stands there that only a date can follow.
  var isStrong = false
  /// The token after the prefix.
  var next: Int

  func bound(before shape: DateShape) -> DatePhrase.Bound {
    if isBy || isEnd { return .by }
    guard isBefore else { return .none }
    if case .third(.late, _) = shape { return .by }
    return .before
  }
}

extension DateParser {
  /// The words before a date; `next` is `start` where there are none.
  func prefix(at start: Int) -> DatePrefix {
    var prefix = DatePrefix(next: start)
    while prefix.next < tokens.count, let word = tokens[prefix.next].word,
      prefix.next == start || tokens[prefix.next].gap.allSatisfy({ $0.isWhitespace || $0 == "." || $0 == ":" })
    {
      switch word {
      case .before: prefix.isBefore = true
      case .by, .until: prefix.isBy = true
      case .endOf: prefix.isEnd = true
      case .from: prefix.isStart = true
      case .after: (prefix.isAfter, prefix.isStart) = (true, true)
      case .approximately: prefix.isApproximate = true
      case .on, .within, .during, .weekday: break
      case .year where prefix.next > start || isYear(prefix.next + 1): break
      default: return prefix
      }
      if word != .within && word != .year { prefix.isStrong = true }
      prefix.next += 1
    }
    return prefix
  }

  private func isYear(_ place: Int) -> Bool {
    place < tokens.count && tokens[place].digits == 4
  }
}
