import Model

/// What stands in brackets at the end of an item that names what is done: who answers for it and by when.
///
///     Nyt redskab til udredning (teamleder, maj 2022)
struct BracketedFacts: Sendable, Hashable {
  var lead: String
  var responsible: String
  var deadline: String

  /// `nil` unless the brackets hold both and nothing else.
  init?(_ text: String, lexicon: PlanLexicon) {
    let line = text.withoutFullStop.trimmingBlanks
    guard line.last == ")", let open = line.lastIndex(of: "(") else { return nil }
    let inside = line[line.index(after: open)...].dropLast()
    let parts = inside.split { ",;–|".contains($0) }.map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    let dates = parts.filter { lexicon.dates.isDate($0) }
    let names = parts.filter { !lexicon.dates.isDate($0) }
    guard dates.count == 1, !names.isEmpty, names.allSatisfy(lexicon.namesFunction) else { return nil }
    lead = line[..<open].trimmingBlanks
    responsible = names.joined(separator: ", ")
    deadline = dates[0]
    if lead.isEmpty { return nil }
  }
}
