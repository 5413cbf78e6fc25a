import Corpus
import Model
import Testing

@testable import Pipeline

@Suite struct CorrectionApplierTests {
  private let initiative = InitiativeID(rawValue: "i-1")

  private func documents() -> [DocumentResult] {
    let id = DocumentID(rawValue: "0265-handleplan-2021-0a1b2c3d")
    var first = Initiative(initiativeId: initiative, documentId: id, title: "Ny visitation")
    first.deadlineEnd = CalendarDate(iso: "2021-04-30")
    let record = DocumentRecord(documentId: id, source: "a/plan.pdf", sha256: "", mediaType: .pdf, bytes: 1)
    return [DocumentResult(document: record, initiatives: [first])]
  }

  private func apply(
    field: String, old: String, new: String, to document: String = "0265-handleplan-2021-0a1b2c3d",
    ofDocument: Bool = false
  ) -> (DocumentResult, [ProblemCode]) {
    var results = documents()
    var applier = CorrectionApplier([
      Correction(
        document: document, initiative: ofDocument ? nil : initiative, field: field, old: old, new: new, file: "c.yaml",
        line: 3)
    ])
    applier.apply(to: &results)
    return (results[0], applier.problems.map(\.code))
  }

  @Test func takesTheNewValue() {
    let (result, problems) = apply(field: "deadline_end", old: "2021-04-30", new: "2021-05-31")
    #expect(result.initiatives[0].deadlineEnd == CalendarDate(iso: "2021-05-31"))
    #expect(result.initiatives[0].correctedFields == ["deadline_end"])
    #expect(problems.isEmpty)
  }

  @Test func findsTheDocumentAfterItsFileChanged() {
    let (result, _) = apply(
      field: "title", old: "Ny visitation", new: "Visitation", to: "0265-handleplan-2021-ffffffff")
    #expect(result.initiatives[0].title == "Visitation")
  }

  @Test func leavesAValueThatIsNoLongerTheOldOne() {
    let (result, problems) = apply(field: "title", old: "Gammel", new: "Visitation")
    #expect(result.initiatives[0].title == "Ny visitation")
    #expect(result.initiatives[0].correctedFields.isEmpty)
    #expect(problems == [.correctionStale])
  }

  @Test func clearsAField() {
    #expect(apply(field: "deadline_end", old: "2021-04-30", new: "").0.initiatives[0].deadlineEnd == nil)
  }

  @Test(arguments: [("deadline_end", "2021-04-30", "31. maj"), ("colour", "", "red"), ("title", "Ny visitation", "")])
  func reportsWhatIsNoValue(field: String, old: String, new: String) {
    #expect(apply(field: field, old: old, new: new).1 == [.correctionInvalid])
  }

  @Test func anUnknownDocumentIsStale() {
    #expect(apply(field: "title", old: "", new: "x", to: "other").1 == [.correctionStale])
  }

  @Test func aMunicipalityIsTakenOverByTheInitiatives() {
    let (result, _) = apply(field: "municipality_code", old: "", new: "0265", to: "a/plan.pdf", ofDocument: true)
    #expect(result.document.municipalityCode == "0265")
    #expect(result.initiatives[0].municipalityCode == "0265")
  }

  @Test func whatIsAlreadyRightIsNoProblem() {
    let (result, problems) = apply(field: "title", old: "Gammel", new: "Ny visitation")
    #expect(problems.isEmpty)
    #expect(result.initiatives[0].correctedFields == ["title"])
  }

  @Test func whatIsNoInitiativeGoes() {
    let (result, problems) = apply(field: "is_initiative", old: "true", new: "false")
    #expect(result.initiatives.isEmpty && result.document.initiativesFound == 0)
    #expect(problems.isEmpty)
  }

  @Test func aRowThatIsTwoInitiativesIsSplit() {
    let (result, problems) = apply(field: "split_before", old: "", new: "visitation")
    #expect(result.initiatives.map(\.title) == ["Ny", "visitation"])
    #expect(result.initiatives.map(\.initiativeId.rawValue) == ["i-1", "i-1-2"])
    #expect(result.initiatives.allSatisfy { $0.correctedFields == ["split_before"] })
    #expect(problems.isEmpty)
    #expect(apply(field: "split_before", old: "", new: "noget andet").1 == [.correctionStale])
  }

  @Test func twoRowsThatAreOneInitiativeAreMerged() {
    var results = documents()
    var second = Initiative(
      initiativeId: InitiativeID(rawValue: "i-2"), documentId: results[0].document.documentId, title: "og bevilling")
    second.responsible = "Centerchefen"
    results[0].initiatives.append(second)
    let correction = Correction(
      document: "a/plan.pdf", initiative: second.initiativeId, field: "merged_into", old: "", new: "i-1")
    var applier = CorrectionApplier([correction])
    applier.apply(to: &results)
    #expect(results[0].initiatives.map(\.title) == ["Ny visitation og bevilling"])
    #expect(results[0].initiatives[0].responsible == "Centerchefen")
    #expect(results[0].initiatives[0].correctedFields == ["merged_into"])
    #expect(applier.problems.isEmpty)
  }

  @Test(arguments: [
    ("t1:status_list:figures", [], []), ("t1:status_list:action_plan", ["Ny visitation"], []),
    ("t1:legend:figures", ["Ny visitation"], [ProblemCode.correctionStale]),
    ("t9:status_list:figures", ["Ny visitation"], [.correctionStale]),
    ("status_list", ["Ny visitation"], [.correctionInvalid]),
  ])
  func aTableOfAnotherKindLosesItsInitiatives(value: String, titles: [String], problems: [ProblemCode]) {
    var results = documents()
    let table = TableID(rawValue: "t1")
    results[0].tables = [
      Table(id: table, rowCount: 0, columnCount: 0, cells: [], method: .html, kind: .statusList)
    ]
    results[0].initiatives[0].tableId = table
    var applier = CorrectionApplier([
      Correction(document: "a/plan.pdf", initiative: nil, field: "table_kind", old: "", new: value)
    ])
    applier.apply(to: &results)
    #expect(results[0].initiatives.map(\.title) == titles)
    #expect(applier.problems.map(\.code) == problems)
  }

  @Test func aJudgementNamesAnInitiativeThatIsThere() {
    #expect(apply(field: "same_as", old: "", new: "i-9").1 == [.correctionStale])
    let (result, problems) = apply(field: "not_same_as", old: "", new: "i-1")
    #expect(result.initiatives[0].correctedFields == ["not_same_as"])
    #expect(problems.isEmpty)
  }
}
