import Danish
import Model
import Vocabulary

/// Columns of which a mark chooses one: "Ikke påbegyndt | I gang | Gennemført", "Børnechef | Faglig leder | Teamleder".
///
/// The heading of the marked column is the value, not the mark.
struct ChoiceColumns {
  let lexicon: PlanLexicon

  /// Fewest columns that offer a choice.
  private static let leastColumns = 2

  func read(_ columns: inout [TableColumn]) {
    for (role, isOption) in [(FieldRole.status, isStatus), (.responsible, lexicon.namesFunction)] {
      let options = columns.indices.filter { index in
        columns[index].role == nil && holdsOnlyMarks(columns[index])
          && columns[index].headings.last.map(isOption) ?? false
      }
      let marked = options.count { columns[$0].profile.filled > 0 || columns[$0].profile.colours > 0 }
      guard options.count >= Self.leastColumns, 2 * marked >= options.count else { continue }
      for index in options {
        columns[index].role = role
        columns[index].isChoice = true
        columns[index].candidates = []
      }
    }
  }

  private func holdsOnlyMarks(_ column: TableColumn) -> Bool {
    column.period == nil && (column.profile.filled == 0 || column.profile.marks == 1)
  }

  private func isStatus(_ heading: String) -> Bool {
    lexicon.vocabulary.statuses.phrases.whole(heading) != nil || lexicon.vocabulary.colours.names.whole(heading) != nil
  }
}

/// Several columns that tell how far the initiatives were, each at its own date: the latest counts, the others are kept as text.
struct DatedStatusColumns {
  let lexicon: PlanLexicon

  func read(_ columns: inout [TableColumn]) {
    let dated = columns.indices.compactMap { index -> (index: Int, end: String)? in
      guard columns[index].role == .status, !columns[index].isChoice,
        let end = lexicon.dates.lastDay(in: columns[index].heading)
      else { return nil }
      return (index, end)
    }
    guard let latest = dated.map(\.end).max(), Set(dated.map(\.end)).count > 1 else { return }
    for column in dated where column.end < latest { columns[column.index].role = .other }
  }
}

/// A column headed by two fields at once, "Ansvar og frist", whose cells name a function and a date.
struct SharedColumns {
  let lexicon: PlanLexicon

  /// Least share of the cells that hold a date, and that name a function.
  private static let leastShare = 0.5

  func read(_ columns: inout [TableColumn]) {
    for index in columns.indices {
      let column = columns[index]
      guard column.role == .responsible || column.role == .deadline,
        column.candidate(.responsible) != nil, column.candidate(.deadline) != nil,
        column.profile.dates >= Self.leastShare, column.profile.roles >= Self.leastShare
      else { continue }
      let other: FieldRole = column.role == .responsible ? .deadline : .responsible
      guard !columns.contains(where: { $0.role == other }) else { continue }
      columns[index].role = .responsible
      columns[index].holdsDeadline = true
    }
  }

  /// The dates of such a cell, and the words around them.
  func parts(of text: StyledText) -> (responsible: StyledText, deadline: StyledText) {
    var (names, dates): ([StyledText], [StyledText]) = ([], [])
    for line in text.lines {
      let plain = line.plain
      guard let mention = lexicon.dates.mentions(in: plain).first else {
        names.append(line)
        continue
      }
      let before = plain[..<mention.range.lowerBound]
      let rest = before + plain[mention.range.upperBound...]
      dates.append(StyledText(mention.text))
      let name = rest.trimmingBlanks.drop { ",;:/–-(".contains($0) || $0.isWhitespace }
      names.append(StyledText(String(name)).withoutTrailing(",;:/–-() "))
    }
    return (StyledText.joined(names.filter { !$0.isEmpty }), StyledText.joined(dates))
  }
}
