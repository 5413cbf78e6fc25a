import Model
import Testing

@testable import OpticalRecognition

struct LetterMetricsTests {
  private func word(_ text: String, height: Int) -> ReadWord {
    ReadWord(text: text, box: PixelBox(x0: 0, y0: 0, x1: 50, y1: height), baseline: nil, line: 1, confidence: 1)
  }

  @Test func heightFollowsTheLetters() {
    #expect(LetterMetrics.height(of: "sen") == 0.5)
    #expect(LetterMetrics.height(of: "Leder") == 0.7)
    #expect(LetterMetrics.height(of: "sager") == 0.7)
    #expect(LetterMetrics.height(of: "–") == nil)
  }

  @Test func sizeOfALineIsTheMiddleOne() {
    let line = [word("sen", height: 20), word("Leder", height: 28), word("2021", height: 28), word("·", height: 3)]
    #expect(LetterMetrics.size(of: line).map { $0.rounded() } == 40)
    #expect(LetterMetrics.size(of: []) == nil)
  }

  @Test func wideStrokesAreBold() {
    let widths: [Double?] = [4, 4, 4, 4, 4, 4, 4, 4, 6, nil]
    let bold = StrokeWeight.bold(widths: widths, sizes: [Double](repeating: 40, count: 10))
    #expect(bold == [Bool](repeating: false, count: 8) + [true, false])
  }

  @Test func missingLanguageIsAProblem() {
    var settings = RecognitionSettings()
    settings.languages = "xyz"
    #expect { try TextRecogniser(settings: settings) } throws: { ($0 as? Problem)?.code == .recognitionUnavailable }
  }
}
