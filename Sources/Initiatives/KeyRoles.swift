import Model
import Vocabulary

extension PlanLexicon {
  /// Whether a label that may stand for the responsible names those who take part ("Deltagere"), by no word that decides.
  func namesParticipants(_ label: String) -> Bool {
    let matches = vocabulary.headers.phrases.matches(in: label)
    return !matches.contains { $0.code == .responsible && $0.isStrong }
  }

  /// The field that the label of a row names; labels of rows may be longer than those in text.
  func keyRole(_ label: String) -> FieldRole? {
    let text = label.withoutColon
    guard text.count <= 80 else { return nil }
    if TitleReader(lexicon: self).bareItemNumber(text) != nil { return .title }
    let candidates = vocabulary.headers.candidates(for: text).filter { $0.score >= 0.6 }
    guard let best = candidates.first else { return vocabulary.headers.misspelt(text) }
    // "Aktiviteter" tells what is done; the name stands in the heading or under a label of its own ("Indsats").
    let alsoDescribes = candidates.contains { $0.role == .description && $0.score >= best.score }
    return best.role == .title && alsoDescribes ? .description : best.role
  }
}
