import Model

/// Round and square signs that mean something by their colour: the traffic lights of status columns and their legends.
///
/// Program bullets are black or have the colour of the text; a sign in a colour of its own before words in another is
/// kept as text, so that a legend can say what it means.
enum ColourSign {
  /// Whether a word is a sign whose colour sets it apart from the word after it.
  static func isMeaningful(_ word: Word, before next: Word?) -> Bool {
    guard Symbol.isLight(word.text), let colour = word.colour.flatMap(PaintedColour.init),
      colour.isColourful || colour.isGrey
    else { return false }
    return next.map { $0.colour != word.colour } ?? true
  }

  /// The cell marked with the colour of the one sign that begins its text; the words after it stay.
  static func marked(_ cell: FoundCell) -> FoundCell {
    guard !cell.hasMark, let found = sign(of: cell.text) else { return cell }
    var cell = cell
    cell.fill = found.colour
    cell.hasMark = true
    if !found.rest.isEmpty { cell.text = found.rest }
    return cell
  }

  private static func sign(of text: StyledText) -> (colour: String, rest: StyledText)? {
    guard let run = text.runs.first, let colour = run.colour else { return nil }
    let own = run.text.filter { !$0.isWhitespace }
    let others = text.runs.dropFirst()
    guard let painted = PaintedColour(colour), Symbol.isLight(own),
      // A grey sign before words is a bullet, alone in a cell it is a light that is off.
      painted.isColourful || others.isEmpty && painted.isGrey,
      !others.contains(where: { $0.text.contains { Symbol.isLight(String($0)) } })
    else { return nil }
    return (colour, StyledText(runs: Array(others)).trimmed)
  }
}
