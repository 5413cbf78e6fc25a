import Model
import Vocabulary

/// Tables that only name once more what other tables tell of: a time line in an annex.
enum RepeatedNames {
  /// Fewest rows of such a table.
  private static let leastRows = 3
  /// Share of the rows that say nothing but a name; headings of months may have been read into others.
  private static let leastBare = 0.8
  /// Fields that say no more than which initiative is meant.
  private static let naming: Set<FieldRole> = [.title, .number, .area, .phase]

  /// The drafts without those of such tables; what they say goes to the initiatives they name.
  static func merged(_ found: [(block: Int, draft: InitiativeDraft)]) -> [(block: Int, draft: InitiativeDraft)] {
    var result = found
    var dropped: Set<Int> = []
    for table in found.compactMap(\.draft.table).uniqued() {
      let own = found.indices.filter { found[$0].draft.table == table }
      let bare = own.count { namesOnly(found[$0].draft) }
      guard own.count >= leastRows, Double(bare) >= leastBare * Double(own.count) else { continue }
      let owners = own.map { row in
        found.firstIndex {
          $0.draft.table != table && !namesOnly($0.draft) && Folded.same($0.draft.title, found[row].draft.title)
        }
      }
      guard owners.allSatisfy({ $0 != nil }) else { continue }
      for (row, owner) in zip(own, owners) {
        if let owner { give(found[row].draft, to: &result[owner].draft) }
      }
      dropped.formUnion(own)
    }
    let kept = result.indices.filter { !dropped.contains($0) }.map { result[$0] }
    return withFurtherColumns(kept)
  }

  /// Tables that name the initiatives of an earlier table in the same order and say other things of them: the further columns of a
  /// sheet too wide for the paper, printed on pages of their own.
  private static func withFurtherColumns(
    _ found: [(block: Int, draft: InitiativeDraft)]
  ) -> [(block: Int, draft: InitiativeDraft)] {
    var result = found
    var dropped: Set<Int> = []
    let tables = found.compactMap(\.draft.table).uniqued()
    for (place, table) in tables.enumerated() {
      let own = found.indices.filter { found[$0].draft.table == table }
      let owners = tables[..<place].lazy.map { earlier in
        result.indices.filter { result[$0].draft.table == earlier && !dropped.contains($0) }
      }.first { rows in
        rows.count == own.count && zip(rows, own).allSatisfy { areColumns(result[$0].draft, result[$1].draft) }
      }
      guard own.count >= leastShared, let owners else { continue }
      for (owner, row) in zip(owners, own) { give(result[row].draft, to: &result[owner].draft) }
      dropped.formUnion(own)
    }
    return result.indices.filter { !dropped.contains($0) }.map { result[$0] }
  }

  /// Fewest rows that two tables share.
  private static let leastShared = 2

  /// Whether two rows name the same initiative, and no field but those of its name is in both.
  private static func areColumns(_ one: InitiativeDraft, _ other: InitiativeDraft) -> Bool {
    let shared = Set(one.values.keys).intersection(other.values.keys).subtracting(naming)
    return shared.isEmpty && one.text(.number) == other.text(.number) && Folded.same(one.title, other.title)
      && (one.statusColour == nil || other.statusColour == nil)
  }

  /// The initiative of a table that a section of the text tells more of.
  static func owner(of section: InitiativeDraft, in found: [(block: Int, draft: InitiativeDraft)]) -> Int? {
    guard section.table == nil, !section.title.isEmpty else { return nil }
    return found.firstIndex { $0.draft.table != nil && Folded.same($0.draft.title, section.title) }
  }

  /// Milestones, notes, recommenders, and fields that the initiative lacks.
  static func give(_ repeated: InitiativeDraft, to owner: inout InitiativeDraft) {
    owner.milestones += repeated.milestones
    owner.otherFields += repeated.otherFields
    owner.recommendationLabels += repeated.recommendationLabels
    let known = owner.notes
    owner.notes += repeated.notes.filter { !known.contains($0) }
    owner.statusColour = owner.statusColour ?? repeated.statusColour
    owner.statusLegend = owner.statusLegend ?? repeated.statusLegend
    owner.values.merge(repeated.values) { own, _ in own }
  }

  private static func namesOnly(_ draft: InitiativeDraft) -> Bool {
    naming.isSuperset(of: draft.values.keys) && draft.statusColour == nil
  }
}
