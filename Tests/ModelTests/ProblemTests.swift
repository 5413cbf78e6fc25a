import Model
import TestSupport
import Testing

@Suite("Problems")
struct ProblemTests {
  @Test func aDiagnosticNamesItsPlace() {
    let problem = Problem(
      .dateUnparsed, "the deadline gives no date", file: "plan.pdf", page: 3, table: TableID(rawValue: "t2"), row: 7)
    #expect(problem.diagnostic == "plan.pdf: page 3, table t2, row 7: date_unparsed: the deadline gives no date")
    #expect(Problem(.fileEmpty, "the file holds no bytes").diagnostic == "file_empty: the file holds no bytes")
  }

  @Test(arguments: ProblemCode.allCases)
  func everyCodeSaysWhatItMeansAndWhatToDo(code: ProblemCode) {
    #expect(code.meaning.hasSuffix("."))
    #expect(code.remedy.hasSuffix("."))
    #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "_" })
  }

  @Test func aRemedyOfItsOwnOutranksTheGeneralOne() {
    #expect(Problem(.fileEmpty, "m").remedy == ProblemCode.fileEmpty.remedy)
    #expect(Problem(.fileEmpty, "m", remedy: "Ask the sender.").remedy == "Ask the sender.")
  }

  @Test func failuresComeFirst() {
    #expect(Problem.Severity.allCases.sorted().first == .failure)
  }
}
