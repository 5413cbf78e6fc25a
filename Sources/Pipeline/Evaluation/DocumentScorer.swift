/// A difference between what a person entered and what was found.
public struct ScoreDifference: Sendable, Hashable {
  /// Number and start of the title of the initiative, or `document`.
  public var place: String
  /// Field, `milestone`, `MISSED` or `SPURIOUS`.
  public var field: String
  /// As JSON.
  public var gold: String
  public var found: String
}

/// Scores one file of a gold document.
struct DocumentScorer {
  private(set) var scores = Scores()
  private(set) var differences: [ScoreDifference] = []
  /// Which initiative found stands for which gold one, by place in the lists.
  private(set) var pairs: [Int: Int] = [:]

  private let gold: JSONValue
  private let file: String
  private let document: JSONValue?
  private let found: [JSONValue]

  /// - Parameters:
  ///   - gold: what a person entered.
  ///   - document: the row of the file, `nil` when there is none.
  ///   - found: its initiatives.
  init(gold: JSONValue, file: String, document: JSONValue?, found: [JSONValue]) {
    self.gold = gold
    self.file = file
    self.document = document
    self.found = found
    pairs = match()
    scoreInitiatives()
    scoreDocument()
  }

  // MARK: Matching

  /// One to one, most alike titles first; an equal number or area breaks ties. With an equal number a title that begins with
  /// the gold one counts as the same: transcripts run title and text together.
  private func match() -> [Int: Int] {
    var scored: [(score: Double, gold: Int, found: Int)] = []
    for (i, wanted) in gold["initiatives"].items.enumerated() {
      for (j, candidate) in found.enumerated() {
        if let score = likeness(wanted, candidate) { scored.append((score, i, j)) }
      }
    }
    scored.sort { ($1.score, $0.gold, $0.found) < ($0.score, $1.gold, $1.found) }
    var result: [Int: Int] = [:]
    var used: Set<Int> = []
    for (_, i, j) in scored where result[i] == nil && !used.contains(j) {
      result[i] = j
      used.insert(j)
    }
    return result
  }

  private func likeness(_ wanted: JSONValue, _ candidate: JSONValue) -> Double? {
    let title = candidate["title"].plainText
    let titles = [wanted["title"]] + wanted["accept"]["title"].items
    var score = titles.map { TextSimilarity.ratio($0.plainText, title) }.max() ?? 0
    let hasSameNumber = !wanted["number"].saysNothing && wanted["number"] == candidate["number"]
    if hasSameNumber, TextSimilarity.fold(title).hasPrefix(TextSimilarity.fold(wanted["title"].plainText)) {
      score = max(score, GoldFields.matchThreshold)
    }
    guard score >= GoldFields.matchThreshold else { return nil }
    if hasSameNumber { score += 0.05 }
    if TextSimilarity.ratio(wanted["area"].plainText, candidate["area"].plainText) > 0.9 { score += 0.02 }
    return score
  }

  // MARK: Initiatives

  private mutating func scoreInitiatives() {
    let wanted = gold["initiatives"].items
    scores.initiatives.add(right: pairs.count, predicted: found.count, gold: wanted.count)
    for (i, item) in wanted.enumerated() {
      let partner = pairs[i].map { found[$0] }
      let place = item["number"].plainText + " " + item["title"].plainText.prefix(50)
      if partner == nil { note(place, "MISSED", item["title"], .null) }
      let skipped = lostFields(of: item)
      scoreFields(item, partner, place: partner == nil ? nil : place, skipping: skipped)
      if !skipped.contains("milestones") { scoreMilestones(item, partner, place: partner == nil ? nil : place) }
    }
    let matched = Set(pairs.values)
    for (j, item) in found.enumerated() where !matched.contains(j) {
      note(String(item["title"].plainText.prefix(60)), "SPURIOUS", .null, item["title"])
      scoreFields(.null, item, place: nil, skipping: [])
      scoreMilestones(.null, item, place: nil)
    }
  }

  /// Fields of an initiative that this form of the document cannot give back, by the gold's own word.
  private func lostFields(of initiative: JSONValue) -> Set<String> {
    var lost: Set<String> = []
    for entry in gold["transcript_differences"].items {
      let transcripts = gold["document"]["files"].items.filter { $0.plainText.hasSuffix(".txt") }
      let files = entry["files"].items.isEmpty ? transcripts : entry["files"].items
      guard files.contains(where: { $0.plainText == file }), entry["fields"] != .null else { continue }
      guard entry["number"] != .null || entry["title"] != .null else { continue }
      let isMeant = ["number", "title"].allSatisfy { entry[$0] == .null || entry[$0] == initiative[$0] }
      guard isMeant else { continue }
      lost.formUnion(entry["fields"].items.map { String($0.plainText.prefix { $0 != "." }) })
    }
    return lost
  }

  /// - Parameter place: for the differences; `nil` to leave them out.
  private mutating func scoreFields(_ wanted: JSONValue, _ item: JSONValue?, place: String?, skipping: Set<String>) {
    for name in GoldFields.texts + GoldFields.codes where !skipping.contains(name) {
      scoreValue(name, isText: GoldFields.texts.contains(name), wanted, item, place: place)
    }
    for name in GoldFields.lists where !skipping.contains(name) {
      let left = wanted[name].items.map { TextSimilarity.fold($0.plainText) }
      let right = (item?[name].items ?? []).map { TextSimilarity.fold($0.plainText) }
      let shared = Set(left).intersection(right).count
      scoreList(name, shared: shared, wanted, item, place: place)
    }
    for name in GoldFields.textLists where !skipping.contains(name) {
      var left = item?[name].items ?? []
      var shared = 0
      for text in wanted[name].items {
        let alike = left.firstIndex { TextSimilarity.ratio(text.plainText, $0.plainText) >= GoldFields.textThreshold }
        guard let alike else { continue }
        left.remove(at: alike)
        shared += 1
      }
      scoreList(name, shared: shared, wanted, item, place: place)
    }
  }

  private mutating func scoreList(_ name: String, shared: Int, _ wanted: JSONValue, _ item: JSONValue?, place: String?)
  {
    let predicted = item?[name].items.count ?? 0
    let count = wanted[name].items.count
    scores.fields.add(right: shared, predicted: predicted, gold: count)
    if shared < max(predicted, count) { note(place, name, wanted[name], item?[name] ?? .null) }
  }

  private mutating func scoreValue(
    _ name: String, isText: Bool, _ wanted: JSONValue, _ item: JSONValue?, place: String?
  ) {
    let value = wanted[name]
    let given = item?[name] ?? .null
    if value.saysNothing && given.saysNothing { return }
    let isSame: (JSONValue) -> Bool = { option in
      if option.saysNothing || given.saysNothing { return option.saysNothing && given.saysNothing }
      return isText
        ? TextSimilarity.ratio(option.plainText, given.plainText) >= GoldFields.textThreshold
        : option.plainText == given.plainText
    }
    let isRight =
      (!value.saysNothing && !given.saysNothing && isSame(value))
      || wanted["accept"][name].items.contains(where: isSame)
    scores.fields.add(
      right: isRight ? 1 : 0, predicted: !given.saysNothing || isRight ? 1 : 0,
      gold: !value.saysNothing || isRight ? 1 : 0)
    if !isRight { note(place, name, value, given) }
  }

  // MARK: Milestones

  private mutating func scoreMilestones(_ wanted: JSONValue, _ item: JSONValue?, place: String?) {
    var left = (item?["milestones"].items ?? []).filter { !["phase", "start"].contains($0["kind"].plainText) }
    let golds = wanted["milestones"].items.filter { $0["kind"].plainText != "start" }
    var predicted = left.count
    var right = 0
    for event in golds where event["optional"] == .flag(true) {
      guard let index = left.firstIndex(where: { Self.isAlike(event, $0) }) else { continue }
      left.remove(at: index)
      predicted -= 1
    }
    let required = golds.filter { $0["optional"] != .flag(true) }
    for event in required {
      if let index = left.firstIndex(where: { Self.hasSameDates(event, $0) && Self.isAlike(event, $0) }) {
        left.remove(at: index)
        right += 1
      } else {
        note(place, "milestone", event, .null)
      }
    }
    for event in left { note(place, "milestone", .null, event) }
    scores.milestones.add(right: right, predicted: predicted, gold: required.count)
  }

  private static func isAlike(_ event: JSONValue, _ other: JSONValue) -> Bool {
    TextSimilarity.ratio(event["text"].plainText, other["text"].plainText) >= GoldFields.milestoneThreshold
  }

  private static func hasSameDates(_ event: JSONValue, _ other: JSONValue) -> Bool {
    ["date_start", "date_end"].allSatisfy { event[$0].plainText == other[$0].plainText }
  }

  // MARK: Document

  private mutating func scoreDocument() {
    for field in GoldFields.document {
      let wanted = gold["document"][field]
      let given = document?[field] ?? .null
      if wanted.saysNothing && given.saysNothing { continue }
      let options = [wanted] + gold["document"]["accept"][field].items
      let isRight = options.contains { $0.plainText == given.plainText }
      scores.document.add(right: isRight ? 1 : 0, predicted: 1, gold: 1)
      if !isRight { note("document", field, wanted, given) }
    }
  }

  private mutating func note(_ place: String?, _ field: String, _ gold: JSONValue, _ found: JSONValue) {
    guard let place else { return }
    differences.append(ScoreDifference(place: place, field: field, gold: gold.line, found: found.line))
  }
}
