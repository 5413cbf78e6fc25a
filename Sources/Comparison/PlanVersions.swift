import Danish
public import Model
import Vocabulary

/// Recognises later versions of a plan and status notes on it, so that their initiatives carry the ids of the first version.
///
/// Two documents of one municipality belong together when they have the same case number, or when at least half of the
/// initiatives of the smaller one stand in the other under the same title. An initiative then continues an earlier one with
/// the same title and the same number, or with the same title alone where that title is the only one of its kind in both.
public struct PlanVersions: Sendable {
  /// Share of the smaller document's titles that must recur. Two unrelated plans of a municipality share a heading or two
  /// ("Ledelsestilsyn"); a re-issue shares nearly all.
  static let recurringShare = 0.5

  public init() {}

  /// - Parameter documents: in any order.
  /// - Returns: the same documents in the same order, with ids of continued initiatives, and of what refers to them, replaced.
  public func continued(_ documents: [DocumentResult]) -> [DocumentResult] {
    var outlines = PlanOutlines()
    for document in documents { outlines.add(document) }
    return zip(documents, continuations(outlines)).map { document, renamed in document.continued(renamed) }
  }

  /// - Returns: for each document, in the order in which they were added, new ids by old ones, for initiatives that continue one of
  ///   an earlier document under another id.
  /// - Complexity: O(*d*²) in the documents of one municipality.
  public func continuations(_ outlines: PlanOutlines) -> [[InitiativeID: InitiativeID]] {
    var plans = outlines.plans
    var result = [[InitiativeID: InitiativeID]](repeating: [:], count: plans.count)
    var earlier: [String: [Int]] = [:]
    for index in plans.indices.sorted(by: { plans[$0].isEarlier(than: plans[$1]) }) {
      guard let code = plans[index].municipalityCode, !plans[index].items.isEmpty else { continue }
      for base in earlier[code] ?? [] where belongTogether(plans[base], plans[index]) {
        for (place, id) in continued(plans[index].items, from: plans[base].items) {
          plans[index].items[place].id = id
          result[index][outlines.name(outlines.plans[index].items[place].id)] = outlines.name(id)
        }
      }
      earlier[code, default: []].append(index)
    }
    return result
  }

  /// Whether two plans of one municipality are versions of one.
  private func belongTogether(_ left: PlanOutlines.Plan, _ right: PlanOutlines.Plan) -> Bool {
    if let number = left.caseNumber, number == right.caseNumber { return true }
    let recurring = right.items.filter { left.titles.contains($0.title) }.count
    return Double(recurring) >= PlanVersions.recurringShare * Double(min(left.items.count, right.items.count))
  }

  /// New ids by the places of initiatives that continue one of an earlier document under another id.
  private func continued(_ items: [PlanOutlines.Item], from base: [PlanOutlines.Item]) -> [(place: Int, id: TermID)] {
    let byTitle = Dictionary(grouping: base, by: \.title)
    let ownTitles = Dictionary(grouping: items, by: \.title)
    var taken = Set(items.map(\.id))
    var result: [(place: Int, id: TermID)] = []
    for (place, item) in items.enumerated() {
      let candidates = byTitle[item.title] ?? []
      let isOnlyOne = candidates.count == 1 && ownTitles[item.title]?.count == 1
      let same = candidates.filter { $0.number == item.number && $0.area == item.area }
      guard let match = isOnlyOne ? candidates.first : same.count == 1 ? same.first : nil,
        taken.insert(match.id).inserted
      else { continue }
      result.append((place, match.id))
    }
    return result
  }
}

/// What tells versions of a plan: of each document its place, day and case, and of its initiatives id, title, number and area, as
/// numbers, so that the outlines of many documents take little memory.
public struct PlanOutlines: Sendable {
  struct Item: Sendable {
    var id: TermID
    var title: TermID
    var number: TermID
    var area: TermID
  }

  struct Plan: Sendable {
    var id: DocumentID
    var day: String
    /// `nil` for a document of no known municipality, which continues nothing.
    var municipalityCode: String?
    var caseNumber: String?
    var items: [Item]
    var titles: Set<TermID>

    func isEarlier(than other: Plan) -> Bool { (day, id) < (other.day, other.id) }
  }

  private(set) var plans: [Plan] = []
  private var words = TermTable()

  public init() {}

  public mutating func add(_ document: DocumentResult) { plans.append(plan(document)) }

  /// Takes another state of a document that was added before.
  public mutating func replace(_ index: Int, by document: DocumentResult) { plans[index] = plan(document) }

  /// The ids that a document gives its initiatives.
  public func identifiers(of index: Int) -> [InitiativeID] { plans[index].items.map { name($0.id) } }

  private mutating func plan(_ document: DocumentResult) -> Plan {
    var items: [Item] = []
    for initiative in document.initiatives {
      items.append(
        Item(
          id: words.number(of: initiative.initiativeId.rawValue),
          title: words.number(of: "t" + Folding.fold(initiative.title)),
          number: words.number(of: initiative.number.map { "n" + $0 } ?? ""),
          area: words.number(of: initiative.area.map { "a" + $0 } ?? "")))
    }
    return Plan(
      id: document.document.documentId, day: document.document.documentDate?.iso ?? "",
      municipalityCode: document.document.municipalityCode, caseNumber: document.document.caseNumber, items: items,
      titles: Set(items.map(\.title)))
  }

  func name(_ id: TermID) -> InitiativeID { InitiativeID(rawValue: words.name(of: id)) }
}

extension DocumentResult {
  /// The document with other ids for some of its initiatives.
  ///
  /// - Parameter renamed: new ids by old ones.
  public func continued(_ renamed: [InitiativeID: InitiativeID]) -> DocumentResult {
    guard !renamed.isEmpty else { return self }
    var result = self
    for index in result.initiatives.indices {
      let id = result.initiatives[index].initiativeId
      result.initiatives[index].initiativeId = renamed[id] ?? id
    }
    for index in result.statusUpdates.indices {
      let id = result.statusUpdates[index].initiativeId
      result.statusUpdates[index].initiativeId = renamed[id] ?? id
    }
    return result
  }
}

/// The present state of each initiative over all versions of its plan.
struct CurrentInitiatives {
  /// One for each id, in order of id.
  let initiatives: [Initiative]

  /// A later document's row counts; what it does not say is taken from earlier ones.
  init(_ documents: [DocumentResult]) {
    var byID: [InitiativeID: Initiative] = [:]
    for document in documents.sorted(by: CurrentInitiatives.isEarlier) {
      for initiative in document.initiatives.map({ $0.placed(by: document.document) }) {
        byID[initiative.initiativeId] = byID[initiative.initiativeId].map { initiative.completed(by: $0) } ?? initiative
      }
    }
    initiatives = byID.values.sorted { $0.initiativeId < $1.initiativeId }
  }

  private static func isEarlier(_ left: DocumentResult, _ right: DocumentResult) -> Bool {
    let (a, b) = (left.document, right.document)
    return (a.documentDate?.iso ?? "", a.documentId) < (b.documentDate?.iso ?? "", b.documentId)
  }
}

extension Initiative {
  /// The initiative with the municipality of its document, where it names none itself.
  fileprivate func placed(by document: DocumentRecord) -> Initiative {
    guard municipalityCode == nil else { return self }
    var result = self
    result.municipalityCode = document.municipalityCode
    result.municipalityName = document.municipalityName
    return result
  }

  /// The initiative with what it leaves unsaid taken from an earlier version.
  fileprivate func completed(by earlier: Initiative) -> Initiative {
    var result = self
    result.purpose = purpose ?? earlier.purpose
    result.description = description ?? earlier.description
    result.goal = goal ?? earlier.goal
    result.followUp = followUp ?? earlier.followUp
    result.responsible = responsible ?? earlier.responsible
    if responsibleRoles.isEmpty { result.responsibleRoles = earlier.responsibleRoles }
    if status == .unknown { (result.status, result.statusText) = (earlier.status, statusText ?? earlier.statusText) }
    if startedStart == nil { (result.startedStart, result.startedEnd) = (earlier.startedStart, earlier.startedEnd) }
    if deadlineText == nil, deadlineEnd == nil {
      result.deadlineText = earlier.deadlineText
      result.deadlineStart = earlier.deadlineStart
      result.deadlineEnd = earlier.deadlineEnd
      result.deadlineEdtf = earlier.deadlineEdtf
      result.deadlineApproximate = earlier.deadlineApproximate
    }
    return result
  }
}
