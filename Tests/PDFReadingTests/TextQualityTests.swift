import Model
import Testing

@testable import PDFReading

struct TextQualityTests {
  private func isBroken(_ text: String) -> Bool {
    TextQuality(
      text.split(separator: " ").map {
        Word(text: String($0), box: Rect(x0: 0, y0: 0, x1: 1, y1: 1), size: 10)
      }
    ).isBroken
  }

  @Test func danishIsText() {
    #expect(
      !isBroken(
        "Indsatsen skal sikre, at børn og unge med særlige behov får den rette støtte. Børne- og ungeudvalget "
          + "godkender IT-systemet DUBU i 3. kvt. 2021 (jf. SEL § 155)."))
  }

  @Test func numbersAndCodesAreText() {
    #expect(!isBroken("1.3.2 2021-04-30 27.00.00-K07-1-19 A B C 100 000 BUU SOF KFO 2,5 1/9-2023 kr. 12.345,00 KL"))
  }

  @Test func shiftedAlphabetIsBroken() {
    let text = "Indsatsen skal sikre at børn og unge med særlige behov får den rette støtte i familien og i skolen"
    let shifted = text.unicodeScalars.map { scalar in
      scalar == " " ? " " : String(Unicode.Scalar(scalar.value - 29) ?? scalar)
    }
    #expect(isBroken(shifted.joined()))
  }

  @Test func privateCharactersAreBroken() {
    #expect(isBroken(String(repeating: "\u{e012}\u{e034}\u{e056} ", count: 12)))
    #expect(isBroken(String(repeating: "\u{fffd}", count: 40)))
  }
}
