import HTMLReading
import Model
import TestSupport
import Testing

@Suite("Pages that are broken or mean harm")
struct HostilePageTests {
  @Test func emptyPagesAreAProblem() {
    #expect(throws: Problem.self) { try HTMLReader().read(bytes: []) }
    #expect(throws: Problem.self) { try HTMLReader().read(bytes: Array(" \n\t".utf8)) }
  }

  @Test func tooLargePagesAreAProblem() {
    var settings = HTMLReadingSettings()
    settings.maximumBytes = 10
    do {
      _ = try HTMLReader(settings: settings).read(bytes: Array("<p>mere end ti</p>".utf8))
      Issue.record("no problem thrown")
    } catch {
      #expect(error.code == .fileTooLarge)
    }
  }

  @Test func deepNestingIsCutWithAProblem() throws {
    let deep = String(repeating: "<div>", count: 50_000) + "bund"
    let document = try read("<p>Top</p>" + deep)
    #expect(document.blocks.first?.text.plain == "Top")
    #expect(document.problems.map(\.code) == [.readerLimit])
  }

  @Test func nullsInvalidBytesAndHugeAttributesDoNoHarm() throws {
    let bytes =
      Array("<p title='".utf8) + Array(repeating: UInt8(ascii: "x"), count: 300_000) + Array("'>a".utf8) + [0, 0xFF]
      + Array("b</p>".utf8)
    let document = try HTMLReader().read(bytes: bytes)
    #expect(document.blocks.count == 1)
  }

  @Test func hugeSpansAreClamped() throws {
    let table = try #require(
      try tables("<table><tr><td rowspan=65534 colspan=999999999999999999999>a<td>b</table>").first)
    #expect(table.rows[0].cells[0].columnSpan <= 1000)
  }

  @Test func windows1252WithoutDeclarationIsGuessed() throws {
    let document = try HTMLReader().read(bytes: Array("<p>m".utf8) + [0xE5] + Array("l</p>".utf8))
    #expect(document.blocks.summary == ["p mål"])
    #expect(document.problems.map(\.code) == [.encodingGuessed])
  }

  @Test func utf16WithAMarkIsRead() throws {
    let bytes: [UInt8] = [0xFF, 0xFE] + Array("<p>Børn</p>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try HTMLReader().read(bytes: bytes).blocks.summary == ["p Børn"])
  }

  @Test func entitiesOfADocumentTypeAreNotLoaded() throws {
    let page = "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><p>a&x;b &aelig;&oslash;&#229;</p>"
    let text = try HTMLReader().read(bytes: Array(page.utf8)).blocks.map(\.text.plain).joined()
    #expect(text.hasSuffix("æøå"))
    #expect(text.contains("a&x;b"))
  }
}
