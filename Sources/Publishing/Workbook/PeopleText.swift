/// Text for people's programs: no signs that a spreadsheet cannot hold, and none that turn the order of reading round.
enum PeopleText {
  /// The text cut to a number of characters, an ellipsis for what is left out.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit - 1))) + "…"
  }
}
