import Model

/// A text that begins with its own label.
struct LabelledText {
  let lexicon: PlanLexicon

  /// The text without the label of a field at its start. A label with an addition ("Opfølgning, introforløb") names what
  /// follows and stays.
  func withoutLabel(_ text: StyledText, role: FieldRole) -> StyledText {
    var lines = text.lines
    guard let first = lines.first, let label = lexicon.label(of: first), label.role == role else { return text }
    if label.isAlone {
      lines.removeFirst()
    } else {
      lines[0] = first.cut(first: label.length).withoutLeadingColon
    }
    return StyledText.joined(lines.filter { !$0.isEmpty })
  }
}
