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
}
