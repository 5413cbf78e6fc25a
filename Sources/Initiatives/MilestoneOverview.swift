import Model

/// Tables that list the milestones of a plan by the names of initiatives which other tables tell of.
enum MilestoneOverview {
  /// Share of the names in such a table that must be those of initiatives elsewhere.
  private static let knownShare = 0.8

  /// The drafts with the rows of such tables as milestones of the initiatives they name.
  static func attached(
    _ found: [(block: Int, draft: InitiativeDraft)], shapes: [TableShape]
  ) -> [(block: Int, draft: InitiativeDraft)] {
    var result = found
    for shape in shapes where listsMilestones(shape) {
      let own = result.indices.filter { result[$0].draft.table == shape.id }
      let pairs = own.compactMap { index in
        owner(of: result[index].draft, among: result, outside: shape.id).map { (row: index, owner: $0) }
      }
      guard own.count > 1, Double(pairs.count) >= knownShare * Double(own.count) else { continue }
      for pair in pairs { result[pair.owner].draft.milestones += milestones(of: result[pair.row].draft) }
      for row in pairs.map(\.row).reversed() { result.remove(at: row) }
    }
    return result
  }

  /// The drafts with the rows of tables that the line over them gives to one initiative by its number: "Delopgaver til handling 1.1".
  ///
  /// - Parameters:
  ///   - shapes: tables whose rows have a name in a column.
  ///   - lead: the heading or the paragraph right over a table.
  static func partsAttached(
    _ found: [(block: Int, draft: InitiativeDraft)], shapes: [TableShape], context: PlanContext,
    lead: (TableShape) -> String?
  ) -> [(block: Int, draft: InitiativeDraft)] {
    var result = found
    for shape in shapes where MilestoneTables.mayBelongToText(shape) {
      let line = lead(shape) ?? ""
      guard !context.lexicon.saysArea(line) else { continue }
      let numbers = Set(line.split(separator: " ").compactMap { ItemNumber(whole: String($0))?.text })
      let owners = result.indices.filter { index in
        let draft = result[index].draft
        return draft.table != shape.id && draft.text(.number).map(numbers.contains) == true
      }
      guard owners.count == 1 else { continue }
      result[owners[0]].draft.milestones += MilestoneTables(context: context).milestones(shape)
      let area = result[owners[0]].draft.values[.area]
      result.removeAll { $0.draft.table == shape.id }
      for index in result.indices where result[index].draft.text(.area) == line {
        result[index].draft.values[.area] = area
      }
    }
    return result
  }

  /// Whether a table says milestones and their dates beside names, and nothing else of what is named.
  static func listsMilestones(_ shape: TableShape) -> Bool {
    let roles = Set(shape.columns.compactMap(\.role))
    guard roles.contains(.title), roles.contains(.milestone),
      roles.contains(.deadline) || roles.contains(.end) || shape.columns.contains(where: \.isDateOfMilestone)
    else {
      return false
    }
    return roles.isSubset(of: [.title, .number, .area, .milestone, .deadline, .end, .responsible, .status])
  }

  private static func owner(
    of draft: InitiativeDraft, among found: [(block: Int, draft: InitiativeDraft)], outside table: TableID
  ) -> Int? {
    found.firstIndex { $0.draft.table != table && Folded.same($0.draft.title, draft.title) }
  }

  /// What a row reaches; a date that stands in a column of its own is that of its text.
  private static func milestones(of draft: InitiativeDraft) -> [MilestoneDraft] {
    let date = (draft.values[.deadline] ?? draft.values[.end])?.plain.replacingLineFeeds ?? ""
    if !draft.milestones.isEmpty {
      return draft.milestones.map { milestone in
        var milestone = milestone
        if milestone.dateText.isEmpty { milestone.dateText = date }
        return milestone
      }
    }
    guard let text = draft.values[.milestone] else { return [] }
    return [
      MilestoneDraft(
        kind: .milestone, text: text.plain, dateText: date, actor: draft.text(.responsible) ?? "",
        page: text.regions.first?.page)
    ]
  }
}
