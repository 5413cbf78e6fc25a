import Model
import Vocabulary

/// Gives each column the field it fills: by its heading first, by what its cells are where the heading does not say.
struct ColumnRoles {
  let lexicon: PlanLexicon

  /// Decides between two columns of deadlines whose headings fit as well.
  private static let revisedBonus = 0.001

  /// Score of a heading that says no other field.
  private static let sureScore = 0.8

  /// Fields that one column alone may fill; the others are joined.
  private static let single: Set<FieldRole> = [
    .title, .number, .area, .phase, .purpose, .decisionCategory, .started, .start, .end, .deadline, .recommendedBy,
  ]

  func assign(_ columns: [TableColumn]) -> [TableColumn] {
    var result = columns.map(checked)
    assignTitle(&result)
    assignByHeading(&result)
    assignAnswer(&result)
    assignByContent(&result)
    assignRemarks(&result)
    return result
  }

  /// Drops the fields that the content of a column speaks against.
  private func checked(_ column: TableColumn) -> TableColumn {
    var column = column
    let profile = column.profile
    let isGoal = column.candidate(.goal) != nil
    let mayBeDeadline = column.candidate(.deadline) != nil
    let milestone = column.candidate(.milestone)
    let isKey = profile.letters >= 0.7 || profile.numbers >= 0.9 && profile.meanLength <= 2
    if isKey, let category = column.candidate(.decisionCategory) { column.candidates = [category] }
    column.candidates.removeAll { candidate in
      switch candidate.role {
      case .number: profile.filled > 0 && profile.numbers < 0.5
      case .decisionCategory: profile.filled > 0 && profile.letters < 0.5 && profile.meanLength > 4
      case .deadline, .started, .start, .end:
        candidate.score < 0.8 && profile.filled > 0 && profile.dates < 0.3
          && (profile.amounts + profile.contacts > 0.5 || profile.sentences > 0.5 && profile.meanLength > 60)
      case .status:
        profile.dates > 0.6 && profile.meanLength < 25 && (candidate.score < 1 || mayBeDeadline)
      case .done: profile.bareDates > 0.6
      case .phase: profile.meanLength > 60
      case .goal where profile.bareDates >= 0.8: true
      case .milestone: isGoal && max(profile.dates, profile.dateLines) < 0.3
      case .goal: max(profile.dates, profile.dateLines) >= 0.3 && (milestone?.score ?? 0) >= candidate.score
      case .title: profile.filled > 0 && (profile.numbers > 0.7 || profile.letters > 0.7 || profile.contacts > 0.5)
      default: false
      }
    }
    return column
  }

  /// The column that names the initiatives: its heading means nothing else than a title (or its description), or failing
  /// that the first that may.
  private func assignTitle(_ columns: inout [TableColumn]) {
    let possible = columns.indices.filter { columns[$0].candidate(.title) != nil && columns[$0].period == nil }
    let isDescribed = columns.contains { column in
      column.candidate(.title) != nil
        && column.candidates.first.map { $0.role == .description && $0.score >= ColumnRoles.sureScore } == true
    }
    let ranked = possible.map { index -> (rank: Int, index: Int) in
      let column = columns[index]
      let best = column.candidates.first?.score ?? 0
      let rivals = column.candidates.filter { $0.role != .title && $0.role != .description && $0.score >= best - 0.001 }
      let isBest = (column.candidate(.title)?.score ?? 0) >= best - 0.001
      // "… i sagerne | Tiltag | Beskrivelse af tiltaget": what a part of a heading may mean stands back behind a whole one.
      let isVague = isDescribed && best < ColumnRoles.sureScore
      return ((isBest ? 0 : 10) + rivals.count + (isVague ? 1 : 0), index)
    }
    guard let best = ranked.min(by: { ($0.rank, $0.index) < ($1.rank, $1.index) }),
      best.rank < 10 || possible.count == 1
    else { return }
    let column = columns[best.index]
    if column.candidate(.description) != nil, tellsOfOne(columns) {
      columns[best.index].role = .description
      return
    }
    // "Formål | Aktiviteter | …", or a single row of what is done and why: they describe an initiative that is named elsewhere.
    if let purpose = columns.first(where: { $0.candidates.first?.role == .purpose }), isPlural(column),
      column.index > purpose.index || column.profile.filled == 1
    {
      return
    }
    columns[nameColumn(before: best.index, in: columns) ?? best.index].role = .title
  }

  /// A column of names before one that may as well say what is done ("Fokuspunkt | Hvad gør vi?"): its heading is unknown or
  /// that of an area, each of its texts is different, and they are shorter than the sentences after them.
  private func nameColumn(before index: Int, in columns: [TableColumn]) -> Int? {
    let told = columns[index]
    guard told.candidate(.description) != nil, told.profile.sentences > 0.5 else { return nil }
    return columns[..<index].indices.first { place in
      let column = columns[place]
      let profile = column.profile
      let isOpen = column.candidates.isEmpty || column.candidates.first?.role == .area
      return isOpen && column.period == nil && profile.filled > 1 && profile.distinct > 0.9 && profile.merged < 0.1
        && profile.sentences < 0.3 && profile.numbers < 0.3 && profile.letters < 0.3 && profile.dates < 0.3
        && profile.meanLength * 1.3 < told.profile.meanLength
    }
  }

  /// Whether a table of a single row says what is done and what comes of it, and nothing of who and when:
  /// "Aktiviteter | Output | Effekt" under the name of an initiative.
  private func tellsOfOne(_ columns: [TableColumn]) -> Bool {
    let planning = FieldRole.planning.subtracting([.goal])
    let plans = columns.contains { column in
      column.candidates.contains { planning.contains($0.role) && $0.score >= ColumnRoles.sureScore }
    }
    return !plans && columns.contains { $0.candidates.first?.role == .goal }
      && columns.contains { $0.profile.filled == 1 && $0.candidate(.description) != nil }
      && columns.allSatisfy { $0.profile.filled <= 1 }
  }

  /// Whether the cells hold more than a name.
  private func isPlural(_ column: TableColumn) -> Bool {
    column.candidate(.description) != nil && column.candidates.count > 1
      && (column.profile.sentences > 0.3 || column.profile.meanLength > 80)
  }

  private func assignByHeading(_ columns: inout [TableColumn]) {
    var taken = Set(columns.compactMap(\.role))
    var choices: [(score: Double, column: Int, place: Int, role: FieldRole)] = []
    for (index, column) in columns.enumerated() where column.role == nil && column.period == nil {
      for (place, candidate) in column.candidates.enumerated() where candidate.role != .title {
        // "Ny frist" beside "Frist" is the one that holds.
        let bonus = candidate.role == .deadline && lexicon.isRevised(column.heading) ? ColumnRoles.revisedBonus : 0
        choices.append((candidate.score + bonus, index, place, candidate.role))
      }
    }
    choices.sort { ($1.score, $0.place, $0.column) < ($0.score, $1.place, $1.column) }
    for choice in choices where columns[choice.column].role == nil {
      // "Bemærkning" beside a column that describes remarks on something else.
      if choice.role == .description, taken.contains(.description), columns[choice.column].candidate(.other) != nil {
        continue
      }
      // "Deltagere" beside "Ansvarlig".
      if choice.role == .responsible, lexicon.namesParticipants(columns[choice.column].heading),
        columns.contains(where: { $0.role == .responsible && !lexicon.namesParticipants($0.heading) })
      {
        columns[choice.column].role = .other
        continue
      }
      guard !ColumnRoles.single.contains(choice.role) || !taken.contains(choice.role) else { continue }
      columns[choice.column].role = choice.role
      taken.insert(choice.role)
    }
    for index in columns.indices where columns[index].role == nil && columns[index].period == nil {
      if let candidate = columns[index].candidate(.title) {
        let isVague = candidate.score < ColumnRoles.sureScore && taken.contains(.description)
        columns[index].role = !taken.contains(.title) ? .title : isVague ? .other : .description
      }
      if columns[index].role == .title { taken.insert(.title) }
    }
  }

  /// Beside recommendations, how they are followed up is what is done about them.
  private func assignAnswer(_ columns: inout [TableColumn]) {
    guard let title = columns.first(where: { $0.role == .title }), lexicon.speaksOfRecommendations(title.heading),
      !columns.contains(where: { $0.role == .description }),
      let answer = columns.firstIndex(where: { $0.role == .followUp && $0.index > title.index })
    else { return }
    columns[answer].role = .description
  }

  /// Share of the rows that what tells of each of them is filled in.
  private static let mostRows = 0.7

  /// Remarks on most rows beside a status of signs alone are the words of the status.
  private func assignRemarks(_ columns: inout [TableColumn]) {
    let states = columns.filter { $0.role == .status }
    let areSigns = states.allSatisfy { column in
      let profile = column.profile
      let isSign = profile.meanLength <= 1 && profile.letters == 0 && profile.numbers == 0
      return profile.filled > 0 && (profile.colours >= 0.6 && profile.statuses == 0 || profile.marks >= 0.8 || isSign)
    }
    guard !states.isEmpty, areSigns, !columns.contains(where: { $0.role == .done }),
      let remarks = columns.firstIndex(where: { $0.role == .other && lexicon.isRemarkHeading($0.heading) }),
      Double(columns[remarks].profile.filled) >= ColumnRoles.mostRows * Double(columns[remarks].profile.rows)
    else { return }
    columns[remarks].role = .status
  }

  private func assignByContent(_ columns: inout [TableColumn]) {
    for index in columns.indices where columns[index].role == nil && columns[index].period == nil {
      let taken = Set(columns.compactMap(\.role))
      guard let role = role(ofContent: columns[index], taken: taken) else { continue }
      // A name such as "Tidlig opsporing i dagtilbud" holds a unit; the responsible stands after the names.
      if role == .responsible, !taken.contains(.title), !columns[..<index].contains(where: mayName) { continue }
      columns[index].role = role
      columns[index].basis = .content
    }
    guard !columns.contains(where: { $0.role == .title }), !tellsOfOne(columns) else { return }
    assignTitleByContent(&columns)
  }

  private func mayName(_ column: TableColumn) -> Bool {
    column.role == nil && column.period == nil && column.profile.filled > 0 && column.profile.amounts < 0.5
  }

  private func role(ofContent column: TableColumn, taken: Set<FieldRole>) -> FieldRole? {
    let profile = column.profile
    guard profile.filled > 0 || profile.colours > 0 else { return nil }
    // Lights beside a status in words have no heading of their own.
    if profile.colours >= 0.6, !taken.contains(.status) || profile.filled == 0 || !column.isHeaded { return .status }
    guard profile.filled > 0 else { return nil }
    if profile.marks >= 0.8, profile.meanLength <= 2, profile.distinct < 1, !taken.contains(.status) { return .status }
    if profile.numbers >= 0.8, column.index <= 1, !taken.contains(.number), profile.distinct > 0.7 { return .number }
    if profile.letters >= 0.7, profile.filled > 1, !taken.contains(.decisionCategory) { return .decisionCategory }
    if profile.dates >= 0.6, profile.meanLength < 60, !taken.contains(.deadline) { return .deadline }
    if profile.statuses >= 0.6, profile.meanLength < 40, !taken.contains(.status) { return .status }
    if profile.sentences > 0.5, profile.meanLength > 60, !taken.contains(.description), taken.contains(.title) {
      return .description
    }
    if profile.roles >= 0.6, profile.meanLength < 80, profile.sentences < 0.3, !taken.contains(.responsible),
      column.index > 0
    {
      return .responsible
    }
    return nil
  }

  /// The first column of words; one merged over several rows before it is the area.
  private func assignTitleByContent(_ columns: inout [TableColumn]) {
    let hasLeading =
      columns.contains { $0.role == .purpose } && columns.first(where: { $0.profile.filled > 0 })?.role == .purpose
    guard !hasLeading else { return }
    let free = columns.indices.filter {
      columns[$0].period == nil && (columns[$0].role == nil || columns[$0].role == .other)
        && columns[$0].profile.filled > 0
        && columns[$0].profile.amounts < 0.5 && columns[$0].profile.contacts < 0.5
    }
    if let first = free.first, first <= 2 {
      if columns[first].profile.merged > 0.3, let second = free.dropFirst().first,
        columns[second].profile.meanLength < 200,
        !columns.contains(where: { $0.role == .area })
      {
        columns[first].role = .area
        columns[first].basis = .content
        columns[second].role = .title
        columns[second].basis = .content
        if columns[second].isHeaded, columns[second].heading.isEmpty { return }
        return
      }
      guard columns[first].profile.meanLength < 220 else { return }
      columns[first].role = .title
      columns[first].basis = .content
      return
    }
    takeTitleFromOtherField(&columns)
  }

  /// A table without any free column: the description, the goal or the area names the initiatives.
  private func takeTitleFromOtherField(_ columns: inout [TableColumn]) {
    for role in [FieldRole.description, .area, .goal] {
      guard let index = columns.firstIndex(where: { $0.role == role }), columns[index].profile.meanLength < 250 else {
        continue
      }
      // Purpose, description and goals of an initiative that stands over the table.
      guard role == .area || !columns.contains(where: { $0.role == .purpose }) else { continue }
      columns[index].role = .title
      return
    }
  }
}
