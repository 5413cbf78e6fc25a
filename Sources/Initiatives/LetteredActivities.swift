import Model

/// Activities that share a row and are told apart by letters: "a) Koncept skrives  b) Tilsyn i alle teams" beside
/// "a) Fagchef  b) Teamledere" and "a) 1. maj 2021  b) oktober 2021".
struct LetteredActivities {
  /// Fewest letters that the activities and their dates must share.
  private static let leastShared = 2

  /// The activities as milestones with their dates and actors; none where they carry no letters.
  func milestones(of draft: InitiativeDraft) -> [MilestoneDraft] {
    guard let text = draft.values[.description], let deadline = draft.values[.deadline] else { return [] }
    let (activities, dates) = (Self.parts(of: text.text), Self.parts(of: deadline.text))
    guard activities.filter({ dates[$0.key] != nil }).count >= Self.leastShared else { return [] }
    let actors = draft.values[.responsible].map { Self.parts(of: $0.text) } ?? [:]
    return activities.sorted { $0.key < $1.key }.map { letter, activity in
      MilestoneDraft(
        kind: .milestone, text: activity, dateText: dates[letter] ?? "", actor: actors[letter] ?? "",
        page: text.regions.first?.page)
    }
  }

  /// The lines of a text by the letter that begins them; lines without one go on with the line before.
  private static func parts(of text: StyledText) -> [Character: String] {
    var result: [Character: String] = [:]
    var open: Character?
    for line in text.lines.map(\.plain) {
      if let letter = line.first, letter.isLowercase, line.dropFirst().first == ")" {
        open = letter
        result[letter] = line.dropFirst(2).trimmingBlanks
      } else if let letter = open {
        result[letter]?.append(" " + line)
      }
    }
    return result
  }
}
