import Model
import Vocabulary

@testable import Comparison

/// Makes initiatives and documents of few fields.
enum Samples {
  static func initiative(
    _ id: String, _ title: String, municipality: String = "0265", edit: (inout Initiative) -> Void = { _ in }
  ) -> Initiative {
    var initiative = Initiative(
      initiativeId: InitiativeID(rawValue: id), documentId: DocumentID(rawValue: "plan"), title: title)
    initiative.municipalityCode = municipality
    initiative.municipalityName = municipality == "0265" ? "Roskilde" : "Vejle"
    edit(&initiative)
    return initiative
  }

  static func document(
    _ id: String, _ initiatives: [Initiative], date: String? = nil, sha256: String? = nil, caseNumber: String? = nil
  ) -> DocumentResult {
    var record = DocumentRecord(
      documentId: DocumentID(rawValue: id), source: id + ".pdf", sha256: sha256 ?? id, mediaType: .pdf, bytes: 1)
    record.municipalityCode = initiatives.first?.municipalityCode
    record.documentDate = date.flatMap { CalendarDate(iso: $0) }
    record.caseNumber = caseNumber
    return DocumentResult(document: record, initiatives: initiatives)
  }

  static func day(_ iso: String) -> CalendarDate { CalendarDate(iso: iso) ?? CalendarDate(dayNumber: 0) }
}

/// Keeps what a search for links found.
final class KeptMemory: LinkMemoryStore {
  private(set) var memory = LinkMemory()

  func load() -> LinkMemory { memory }
  func save(_ memory: LinkMemory) { self.memory = memory }
}

/// What a comparison gives, with all rows at hand.
struct ComparedRows {
  var links: [InitiativeLink]
  var clusters: [InitiativeCluster]
  var coverage: [CoverageRow]
  var timeline: [TimelineRow]
}

extension Comparer {
  func rows(
    comparing documents: [DocumentResult], asOf day: CalendarDate, judgements: LinkJudgements = LinkJudgements()
  ) throws -> ComparedRows {
    let result = try compare(
      InitiativeVersions(documents), asOf: day, judgements: judgements, memory: KeptMemory())
    return ComparedRows(
      links: try result.links.all(), clusters: result.clusters, coverage: result.coverage,
      timeline: try result.timeline.all())
  }
}

extension ChangeFinder {
  func changes(from old: [DocumentResult], to new: [DocumentResult]) throws -> [ChangeRow] {
    func run(_ documents: [DocumentResult]) -> ComparedRun {
      ComparedRun(documents: documents.map(\.document), initiatives: InitiativeVersions(documents))
    }
    return try changes(from: run(old), to: run(new))
  }
}
