import Model
import Vocabulary

/// Tells whether a goal can be measured: it names a figure, or a word such as "procent" or "mindst".
struct MeasurableGoals: Sendable {
  let words: ComparisonWords

  /// The date that a goal begins with or is held by does not count as a figure.
  func isMeasurable(_ initiative: Initiative) -> Bool {
    guard let goal = initiative.goal else { return false }
    let dated = initiative.milestones.filter { $0.kind == .goal }
    let texts = dated.isEmpty ? [goal] : dated.map(\.text)
    return texts.contains { text in
      hasFigure(text, apartFrom: initiative.deadlineText) || !words.measures.matches(in: text).isEmpty
    }
  }

  private func hasFigure(_ text: String, apartFrom date: String?) -> Bool {
    let dateWords = Set(FoldedText(date ?? "").words.map(\.text))
    return FoldedText(text).words.contains { word in
      word.text.allSatisfy(\.isNumber) && !dateWords.contains(word.text) && !isYear(word.text)
    }
  }

  private func isYear(_ word: String) -> Bool { word.count == 4 && (word.hasPrefix("19") || word.hasPrefix("20")) }
}

/// Counts for each municipality how many of its initiatives state each field.
struct CoverageCounter: Sendable {
  /// Name of the field and whether an initiative states it.
  private let tests: [(field: String, isStated: @Sendable (Initiative) -> Bool)]

  init(measures: MeasurableGoals) {
    tests = [
      ("area", { $0.area != nil }), ("purpose", { $0.purpose != nil }), ("description", { $0.description != nil }),
      ("responsible", { $0.responsible != nil }), ("responsible_roles", { !$0.responsibleRoles.isEmpty }),
      ("goal", { $0.goal != nil }), ("measurable_goal", { measures.isMeasurable($0) }),
      ("follow_up", { $0.followUp != nil }), ("milestones", { !$0.milestones.isEmpty }),
      ("deadline_text", { $0.deadlineText != nil }), ("deadline_end", { $0.deadlineEnd != nil }),
      ("status", { $0.status != .unknown }), ("recommended_by", { !$0.recommendedBy.isEmpty }),
      ("legal_references", { !$0.legalReferences.isEmpty }),
    ]
  }

  private struct Counts: Sendable {
    var name: String?
    var initiatives = 0
    /// By field.
    var stated: [Int]
  }

  private var counts: [String: Counts] = [:]

  mutating func add(_ initiative: Initiative) {
    let code = initiative.municipalityCode ?? ""
    var own = counts[code] ?? Counts(stated: [Int](repeating: 0, count: tests.count))
    own.name = own.name ?? initiative.municipalityName
    own.initiatives += 1
    for (field, test) in tests.enumerated() where test.isStated(initiative) { own.stated[field] += 1 }
    counts[code] = own
  }

  /// By municipality code, then in the order of the schema.
  var rows: [CoverageRow] {
    counts.sorted { $0.key < $1.key }.flatMap { code, own in
      zip(tests, own.stated).map { test, stated in
        CoverageRow(
          municipalityCode: code, municipalityName: own.name ?? "", field: test.field, stated: stated,
          initiatives: own.initiatives)
      }
    }
  }
}

/// Counts initiatives by theme and municipality. An initiative with several themes counts under each.
struct ThemeCounter: Sendable {
  private let measures: MeasurableGoals

  private struct Key: Hashable, Sendable {
    var theme: String
    var code: String
  }

  private var counts: [Key: ThemeRow] = [:]

  init(measures: MeasurableGoals) { self.measures = measures }

  mutating func add(_ initiative: Initiative) {
    let code = initiative.municipalityCode ?? ""
    for theme in Set(initiative.themes) {
      let key = Key(theme: theme, code: code)
      var row =
        counts[key]
        ?? ThemeRow(theme: theme, municipalityCode: code, municipalityName: initiative.municipalityName ?? "")
      add(initiative, to: &row)
      counts[key] = row
    }
  }

  /// By theme, then municipality code.
  var rows: [ThemeRow] {
    counts.values.sorted { ($0.theme, $0.municipalityCode) < ($1.theme, $1.municipalityCode) }
  }

  private func add(_ initiative: Initiative, to row: inout ThemeRow) {
    row.initiatives += 1
    row.byStatus[initiative.status, default: 0] += 1
    if initiative.responsible != nil { row.withResponsible += 1 }
    if initiative.deadlineEnd != nil { row.withDeadline += 1 }
    if measures.isMeasurable(initiative) { row.withMeasurableGoal += 1 }
    if let start = initiative.deadlineStart ?? initiative.deadlineEnd {
      row.earliestDeadline = min(row.earliestDeadline ?? start, start)
    }
    if let end = initiative.deadlineEnd { row.latestDeadline = max(row.latestDeadline ?? end, end) }
  }
}
