public import Model

/// The present state of each initiative over all versions of its plan, put together one owner at a time, so that no more than the
/// documents of a municipality stand in memory.
///
/// What an id begins with, up to its first hyphen, says whose it is: documents that hold ids of one owner are read together.
public struct InitiativeVersions: Sendable {
  private let documents: RowSeries<DocumentResult>
  /// Numbers of the documents that hold initiatives of an owner.
  private let holders: [String: [Int]]

  /// - Parameters:
  ///   - documents: a block each, with ids of later versions continued (`PlanVersions`).
  ///   - holders: for each owner, the blocks that hold initiatives of it, ascending.
  public init(_ documents: RowSeries<DocumentResult>, holders: [String: [Int]]) {
    self.documents = documents
    self.holders = holders
  }

  /// Documents that are at hand.
  public init(_ documents: [DocumentResult]) {
    var holders: [String: [Int]] = [:]
    for (number, document) in documents.enumerated() {
      for owner in Set(document.initiatives.map { InitiativeVersions.owner(of: $0.initiativeId) }) {
        holders[owner, default: []].append(number)
      }
    }
    self.init(RowSeries(documents), holders: holders)
  }

  public static func owner(of id: InitiativeID) -> String { String(id.rawValue.prefix { $0 != "-" }) }

  /// - Returns: in an order in which all ids of one owner come before those of the next when sorted.
  var owners: [String] { holders.keys.sorted { $0 + "-" < $1 + "-" } }

  /// - Returns: the initiatives of an owner, one for each id, in order of id.
  func initiatives(of owner: String) throws -> [Initiative] {
    let results = try (holders[owner] ?? []).flatMap { number in
      try documents.block(number).map { result in
        var own = result
        own.tables = []
        own.initiatives.removeAll { InitiativeVersions.owner(of: $0.initiativeId) != owner }
        return own
      }
    }
    return CurrentInitiatives(results).initiatives
  }

  /// Visits all initiatives, one for each id, in order of id.
  func visit(_ body: (Initiative) throws -> Void) throws {
    for owner in owners {
      for initiative in try initiatives(of: owner) { try body(initiative) }
    }
  }
}

/// What the comparison keeps of an initiative; texts only until they are read.
struct ComparedInitiative: Sendable {
  let initiativeId: InitiativeID
  let municipalityCode: String?
  let title: String
  let area: String?
  let purpose: String?
  let description: String?
  let goal: String?
  let deadlineStart: CalendarDate?
  let deadlineEnd: CalendarDate?
  let status: InitiativeStatus

  init(_ initiative: Initiative) {
    initiativeId = initiative.initiativeId
    municipalityCode = initiative.municipalityCode
    title = initiative.title
    area = initiative.area
    purpose = initiative.purpose
    description = initiative.description
    goal = initiative.goal
    deadlineStart = initiative.deadlineStart
    deadlineEnd = initiative.deadlineEnd
    status = initiative.status
  }

  /// The same without the texts that are only read once.
  private init(withoutTexts other: ComparedInitiative) {
    initiativeId = other.initiativeId
    municipalityCode = other.municipalityCode
    title = other.title
    (area, purpose, description, goal) = (nil, nil, nil, nil)
    deadlineStart = other.deadlineStart
    deadlineEnd = other.deadlineEnd
    status = other.status
  }

  var withoutTexts: ComparedInitiative { ComparedInitiative(withoutTexts: self) }
}
