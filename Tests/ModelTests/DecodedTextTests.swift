import Model
import Testing

@Suite("Bytes become text")
struct DecodedTextTests {
  @Test func aByteOrderMarkDecides() {
    let text = DecodedText(bytes: [0xFF, 0xFE, 0xE6, 0x00, 0x62, 0x00], declaredLabel: "iso-8859-1")
    #expect(text.text == "æb")
    #expect(text.encoding == .utf16LittleEndian)
    #expect(!text.isGuessed)
  }

  @Test func undeclaredLettersOfWindows1252AreGuessed() {
    let text = DecodedText(bytes: [0x6D, 0xE5, 0x6C, 0x20, 0x96])
    #expect(text.text == "mål –")
    #expect(text.isGuessed)
  }

  @Test func contentOutweighsAWrongDeclaration() {
    let bytes = Array("Børn og unge på området".utf8)
    let text = DecodedText(bytes: bytes, declaredLabel: "ISO-8859-1")
    #expect(text.text == "Børn og unge på området")
    #expect(text.isGuessed)
  }

  @Test func aFittingDeclarationIsNoGuess() {
    #expect(!DecodedText(bytes: Array("på".utf8), declaredLabel: "UTF-8").isGuessed)
    #expect(!DecodedText(bytes: [0x70, 0xE5], declaredLabel: "latin1").isGuessed)
    #expect(!DecodedText(bytes: Array("plan".utf8)).isGuessed)
  }

  @Test func utf16WithoutAMarkIsSeenByItsNulls() {
    let bytes = Array("Handleplan 2023".utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(DecodedText(bytes: bytes).text == "Handleplan 2023")
  }

  @Test func lineEndsBecomeLineFeedsAndNullsGo() {
    #expect(DecodedText(bytes: Array("a\r\nb\rc\u{0}\n".utf8)).text == "a\nb\nc\n")
  }

  @Test func brokenUTF8IsReplacedNotLost() {
    let bytes = Array("Børn, åben, ø".utf8) + [0xFF] + Array(" plan".utf8)
    #expect(DecodedText(bytes: bytes).text == "Børn, åben, ø\u{FFFD} plan")
  }
}
