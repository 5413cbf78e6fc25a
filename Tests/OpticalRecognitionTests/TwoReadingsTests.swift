import Testing

@testable import OpticalRecognition

struct TwoReadingsTests {
  private func word(_ text: String, x: Int, _ confidence: Double, y: Int = 0) -> ReadWord {
    ReadWord(
      text: text, box: PixelBox(x0: x, y0: y, x1: x + 10 * text.count, y1: y + 20), baseline: nil, line: 1,
      confidence: confidence)
  }

  @Test func theSurerReadingOfEachPlaceIsKept() {
    let merged = TwoReadings.merged(
      [word("|Januar", x: 0, 0.5), word("Skole", x: 200, 0.9)], [word("Januar", x: 10, 0.9), word("kole", x: 210, 0.6)])
    #expect(merged.map(\.text) == ["Januar", "Skole"])
  }

  @Test func whatOneReadingAloneHasIsKeptWhereItIsSure() {
    let merged = TwoReadings.merged([word("A", x: 0, 0.8), word(".", x: 50, 0.3)], [word("B", x: 100, 0.45)])
    #expect(merged.map(\.text) == ["A", "B"])
  }

  @Test func aWordInPartsIsOnePlace() {
    let merged = TwoReadings.merged(
      [word("Familie", x: 0, 0.6), word("huset", x: 72, 0.6)], [word("Familiehuset", x: 0, 0.9)])
    #expect(merged.map(\.text) == ["Familiehuset"])
  }

  @Test func linesOfBothStayApart() {
    let merged = TwoReadings.merged([word("over", x: 0, 0.9)], [word("under", x: 0, 0.9, y: 40)])
    #expect(Set(merged.map(\.line)).count == 2)
  }
}
