import Model

/// An initiative under construction.
struct DraftBuilder: Sendable {
  var draft = InitiativeDraft()
  /// Marks of footnotes met in its cells, in order, each once.
  var marks: [String] = []
  /// Texts that tell how far it is without standing in a field for it.
  var stateTexts: [DraftValue] = []
  var rows: Range<Int>?
  /// Whether the deadline is no more than the last date of its milestones.
  var hasDerivedDeadline = false
  /// Whether the plan calls it a recommendation without saying whose.
  var isRecommendation = false

  /// Adds a text to a field; what is there already is kept on lines before it.
  mutating func add(_ role: FieldRole, _ value: DraftValue, separator: String = "\n") {
    guard !value.text.isEmpty else { return }
    guard var known = draft.values[role] else {
      draft.values[role] = value
      return
    }
    guard known.plain != value.plain else { return }
    known.text.append(value.text, separator: separator)
    known.regions += value.regions
    known.cells += value.cells.filter { !known.cells.contains($0) }
    draft.values[role] = known
  }

  mutating func set(_ role: FieldRole, _ value: DraftValue?) {
    guard let value, !value.text.isEmpty else { return }
    draft.values[role] = value
  }

  mutating func addOther(_ heading: String, _ value: DraftValue) {
    guard !value.text.isEmpty else { return }
    if let index = draft.otherFields.firstIndex(where: { $0.heading == heading }) {
      draft.otherFields[index].value.text.append(value.text, separator: "\n")
      draft.otherFields[index].value.regions += value.regions
      draft.otherFields[index].value.cells += value.cells
    } else {
      draft.otherFields.append(.init(heading: heading, value: value))
    }
  }

  mutating func note(_ found: [String]) {
    for mark in found where !marks.contains(mark) { marks.append(mark) }
  }

  mutating func cover(_ row: Int) {
    rows = rows.map { min($0.lowerBound, row)..<max($0.upperBound, row + 1) } ?? row..<(row + 1)
  }

  /// Takes title, number and label lines from the cell that names the initiative.
  mutating func take(_ parts: TitleParts, from value: DraftValue) {
    draft.recommendationLabels += parts.labels
    isRecommendation = isRecommendation || parts.isRecommendation
    if let number = parts.number, draft.values[.number] == nil {
      draft.values[.number] = DraftValue(StyledText(number), regions: value.regions, cells: value.cells)
    }
    if !parts.title.isEmpty {
      draft.values[.title] = DraftValue(parts.title, regions: value.regions, cells: value.cells)
    }
  }

  /// The finished draft with its place in the table.
  func finished(in grid: Grid?, review: [ReviewCode] = []) -> InitiativeDraft {
    var draft = draft
    if let grid, let rows {
      draft.table = grid.table.id
      draft.rowFirst = rows.lowerBound
      draft.rowLast = rows.upperBound - 1
      draft.regions = grid.regions(of: rows)
      draft.confidence = min(draft.confidence, grid.table.confidence)
      for code in grid.table.review where !draft.review.contains(code) { draft.review.append(code) }
    } else if draft.regions.isEmpty {
      draft.regions = draft.values.values.flatMap(\.regions).mergedByPage()
    }
    for code in review where !draft.review.contains(code) { draft.review.append(code) }
    return draft
  }
}

extension InitiativeDraft {
  var title: String { text(.title) ?? "" }
}
