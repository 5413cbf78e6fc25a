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
    var result = documents
    var earlier: [Int] = []
    for index in documents.indices.sorted(by: { isEarlier(documents[$0], documents[$1]) }) {
      for base in earlier where belongTogether(result[base], result[index]) {
        result[index] = continuing(result[index], from: result[base])
      }
      earlier.append(index)
    }
    return result
  }

  private func isEarlier(_ left: DocumentResult, _ right: DocumentResult) -> Bool {
    let (a, b) = (left.document, right.document)
    return (a.documentDate?.iso ?? "", a.documentId) < (b.documentDate?.iso ?? "", b.documentId)
  }

  private func belongTogether(_ left: DocumentResult, _ right: DocumentResult) -> Bool {
    guard let code = left.document.municipalityCode, code == right.document.municipalityCode,
      !left.initiatives.isEmpty, !right.initiatives.isEmpty
    else { return false }
    if let number = left.document.caseNumber, number == right.document.caseNumber { return true }
    let titles = Set(left.initiatives.map { Folding.fold($0.title) })
    let recurring = right.initiatives.filter { titles.contains(Folding.fold($0.title)) }.count
    return Double(recurring) >= PlanVersions.recurringShare
      * Double(min(left.initiatives.count, right.initiatives.count))
  }

  private func continuing(_ document: DocumentResult, from base: DocumentResult) -> DocumentResult {
    let renamed = continuedIDs(document.initiatives, from: base.initiatives)
    guard !renamed.isEmpty else { return document }
    var result = document
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

  /// New ids by old ones, for initiatives that continue one of an earlier document under another id.
  private func continuedIDs(_ initiatives: [Initiative], from base: [Initiative]) -> [InitiativeID: InitiativeID] {
    let byTitle = Dictionary(grouping: base) { Folding.fold($0.title) }
    let ownTitles = Dictionary(grouping: initiatives) { Folding.fold($0.title) }
    var taken = Set(initiatives.map(\.initiativeId))
    var result: [InitiativeID: InitiativeID] = [:]
    for initiative in initiatives {
      let title = Folding.fold(initiative.title)
      let candidates = byTitle[title] ?? []
      let isOnlyOne = candidates.count == 1 && ownTitles[title]?.count == 1
      let same = candidates.filter { $0.number == initiative.number && $0.area == initiative.area }
      guard let match = isOnlyOne ? candidates.first : same.count == 1 ? same.first : nil,
        taken.insert(match.initiativeId).inserted
      else { continue }
      result[initiative.initiativeId] = match.initiativeId
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
