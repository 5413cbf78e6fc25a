import Danish
import Model

/// Finds what differs between two runs.
///
/// Initiatives are followed by id over all versions of a plan, so a new file, a new file name or another order of rows is no
/// change; nor are places on the page and measures of confidence.
struct ChangeFinder: Sendable {
  var settings: ComparisonSettings

  /// - Returns: documents first, then initiatives, each by id, then in the order of the schema's fields.
  /// - Throws: when a document can no longer be read.
  func changes(from old: ComparedRun, to new: ComparedRun, owners: Set<String>? = nil) throws -> [ChangeRow] {
    let concerned = Set(old.initiatives.owners + new.initiatives.owners).filter { owners?.contains($0) ?? true }
    var rows: [ChangeRow] = []
    for group in Dictionary(grouping: concerned, by: ChangeFinder.place).values.map({ $0.sorted() }) {
      rows += initiativeChanges(
        try group.flatMap { try old.initiatives.initiatives(of: $0) },
        try group.flatMap { try new.initiatives.initiatives(of: $0) })
    }
    // What differs within an initiative keeps the order of its fields.
    let sorted = rows.enumerated().sorted {
      ($0.element.entityId, rank($0.element.kind), $0.offset) < ($1.element.entityId, rank($1.element.kind), $1.offset)
    }
    return documentChanges(old.documents, new.documents) + sorted.map(\.element)
  }

  /// Owners between which an initiative may have come back under another title: those of documents that name no municipality,
  /// whose owner is no code of four digits, are one.
  private static func place(_ owner: String) -> String {
    owner.utf8.count == 4 && owner.utf8.allSatisfy { (0x30...0x39).contains($0) } ? owner : ""
  }

  // MARK: Documents

  private func documentChanges(_ old: [DocumentRecord], _ new: [DocumentRecord]) -> [ChangeRow] {
    let before = Dictionary(old.map { ($0.documentId.rawValue, $0) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.documentId.rawValue, $0) }) { first, _ in first }
    let keptBytes = Set(old.map(\.sha256)).intersection(new.map(\.sha256))
    var rows: [ChangeRow] = []
    for id in Set(before.keys).union(after.keys).sorted() {
      switch (before[id], after[id]) {
      case (nil, let added?) where !keptBytes.contains(added.sha256):
        rows.append(ChangeRow(entity: "document", entityId: id, kind: .added, new: added.title))
      case (let removed?, nil) where !keptBytes.contains(removed.sha256):
        rows.append(ChangeRow(entity: "document", entityId: id, kind: .removed, old: removed.title))
      case (let left?, let right?):
        rows += differences("document", id, documentFields(left), documentFields(right))
      default: break
      }
    }
    return rows
  }

  private func documentFields(_ record: DocumentRecord) -> [Field] {
    [
      ("title", record.title), ("document_type", record.documentType.rawValue),
      ("municipality_code", record.municipalityCode), ("department", record.department),
      ("case_number", record.caseNumber), ("document_date", record.documentDate?.iso),
    ]
  }

  // MARK: Initiatives

  private func initiativeChanges(_ old: [Initiative], _ new: [Initiative]) -> [ChangeRow] {
    let before = Dictionary(old.map { ($0.initiativeId, $0) }) { first, _ in first }
    let after = Dictionary(new.map { ($0.initiativeId, $0) }) { first, _ in first }
    let gone = old.filter { after[$0.initiativeId] == nil }
    let come = new.filter { before[$0.initiativeId] == nil }
    let renamed = renamings(gone, come)
    var rows: [ChangeRow] = []
    for initiative in new {
      let id = initiative.initiativeId.rawValue
      if let earlier = before[initiative.initiativeId] {
        rows += differences("initiative", id, fields(earlier), fields(initiative))
      } else if let earlier = renamed[initiative.initiativeId] {
        rows.append(
          ChangeRow(
            entity: "initiative", entityId: id, kind: .renamed, field: "title", old: earlier.title,
            new: initiative.title))
        rows += differences("initiative", id, fields(earlier), fields(initiative)).filter { $0.field != "title" }
      } else {
        rows.append(ChangeRow(entity: "initiative", entityId: id, kind: .added, new: initiative.title))
      }
    }
    let found = Set(renamed.values.map(\.initiativeId))
    for initiative in gone where !found.contains(initiative.initiativeId) {
      rows.append(
        ChangeRow(
          entity: "initiative", entityId: initiative.initiativeId.rawValue, kind: .removed, old: initiative.title))
    }
    return rows.sorted { ($0.entityId, rank($0.kind)) < ($1.entityId, rank($1.kind)) }
  }

  private func rank(_ kind: ChangeRow.Kind) -> Int {
    switch kind {
    case .added: 0
    case .removed: 1
    case .renamed: 2
    case .changed: 3
    }
  }

  /// What disappeared and came back under another title, by the new id. Best likeness first, each used once.
  private func renamings(_ gone: [Initiative], _ come: [Initiative]) -> [InitiativeID: Initiative] {
    let byCode = Dictionary(grouping: gone) { $0.municipalityCode ?? "" }
    var pairs: [(likeness: Double, old: Initiative, new: Initiative)] = []
    for new in come {
      for old in byCode[new.municipalityCode ?? ""] ?? [] {
        let likeness = likeness(old, new)
        if likeness >= settings.renameSimilarity { pairs.append((likeness, old, new)) }
      }
    }
    pairs.sort {
      ($1.likeness, $0.old.initiativeId, $0.new.initiativeId) < ($0.likeness, $1.old.initiativeId, $1.new.initiativeId)
    }
    var used: Set<InitiativeID> = []
    var result: [InitiativeID: Initiative] = [:]
    for pair in pairs where result[pair.new.initiativeId] == nil && used.insert(pair.old.initiativeId).inserted {
      result[pair.new.initiativeId] = pair.old
    }
    return result
  }

  /// How likely two initiatives of one municipality are one under two titles: by what does not change with the title.
  private func likeness(_ old: Initiative, _ new: Initiative) -> Double {
    let title = Similarity.words(old.title, new.title)
    let texts = [(old.purpose, new.purpose), (old.description, new.description), (old.goal, new.goal)]
    let compared = texts.compactMap { old, new in old.flatMap { a in new.map { Similarity.words(a, $0) } } }
    let body = compared.isEmpty ? title : compared.reduce(0, +) / Double(compared.count)
    let samePlace = old.area == new.area && old.number == new.number && old.number != nil
    return max(title, body) * 0.6 + min(title, body) * 0.2 + (samePlace ? 0.2 : 0)
  }

  private typealias Field = (name: String, value: String?)

  private func fields(_ initiative: Initiative) -> [Field] {
    let i = initiative
    return [
      ("number", i.number), ("phase", i.phase), ("area", i.area), ("title", i.title), ("purpose", i.purpose),
      ("description", i.description), ("responsible", i.responsible), ("goal", i.goal), ("follow_up", i.followUp),
      ("recommended_by", joined(i.recommendedBy)), ("decision_category", i.decisionCategory),
      ("status_text", i.statusText), ("status", i.status.rawValue), ("done_text", i.doneText),
      ("remaining_text", i.remainingText), ("started_text", i.startedText), ("deadline_text", i.deadlineText),
      ("deadline_edtf", i.deadlineEdtf), ("legal_references", joined(i.legalReferences)), ("notes", joined(i.notes)),
      ("milestones", joined(i.milestones.map(line))),
    ]
  }

  private func line(_ milestone: Milestone) -> String {
    [milestone.dateText, milestone.text].compactMap { $0 }.joined(separator: ": ")
  }

  private func joined(_ values: [String]) -> String? { values.isEmpty ? nil : values.joined(separator: "\n") }

  private func differences(_ entity: String, _ id: String, _ old: [Field], _ new: [Field]) -> [ChangeRow] {
    zip(old, new).compactMap { left, right in
      left.value == right.value
        ? nil
        : ChangeRow(entity: entity, entityId: id, kind: .changed, field: left.name, old: left.value, new: right.value)
    }
  }
}
