import Model
import Testing

@testable import Tables

@Suite("Page numbers in running text")
struct MarkupPageNumbersTests {
  private func removed(_ texts: [String]) -> [String] {
    MarkupPageNumbers.removed(from: texts.map { Block(.paragraph, StyledText($0)) }).map(\.text.plain)
  }

  @Test func numbersThatCountUpGo() {
    let pages = ["Planen gælder alle. 1", "Der er aftalt fire mål. 2", "Status gives i maj. 3"]
    #expect(removed(pages) == ["Planen gælder alle.", "Der er aftalt fire mål.", "Status gives i maj."])
  }

  @Test func aNumberBeforeTheLastColumnGoesToo() {
    let pages = [
      "Planen gælder alle. 1", "Er det rigtigt? 2 Der følges op på øko-", "nomien i 2 år. 3", "Mere om det. 4",
    ]
    #expect(removed(pages)[1] == "Er det rigtigt? Der følges op på øko-")
    #expect(removed(pages)[2] == "nomien i 2 år.")
  }

  @Test func otherNumbersStay() {
    let texts = ["Frist er udgangen af 20", "Der er afsat 7", "I alt 9"]
    #expect(removed(texts) == texts)
    #expect(removed(["Sager i 2018 3", "Sager i 2019 4"]) == ["Sager i 2018 3", "Sager i 2019 4"])
  }
}
