import Model
import Testing

@testable import Corpus

@Suite struct MediaTypeSnifferTests {
  @Test(arguments: [
    ("%PDF-1.4\n…", MediaType.pdf), ("\n\njunk before %PDF-1.7", .pdf), ("<!DOCTYPE html><title>Plan</title>", .html),
    ("\u{FEFF}<html lang=da>", .html), ("<?xml version=\"1.0\"?><html xmlns=\"…\">", .html),
    ("<!-- saved --><div>Plan</div>", .html),
    ("Handleplan\n\nIndsats\tAnsvarlig\n", .text), ("# Plan\n<p>Mål</p>", .text), ("< 5 børn", .text), ("", .text),
  ])
  func tellsByContent(sample: String, expected: MediaType) {
    #expect(MediaTypeSniffer.sniff(Array(sample.utf8)).mediaType == expected)
  }

  @Test func windows1252IsText() {
    #expect(MediaTypeSniffer.sniff([0x62, 0xF8, 0x72, 0x6E, 0x0A]).mediaType == .text)
  }

  @Test func utf16IsText() {
    #expect(MediaTypeSniffer.sniff([0xFF, 0xFE, 0x50, 0, 0x6C, 0]).mediaType == .text)
  }

  @Test func utf16WithoutAMarkIsRead() {
    let page = Array("<!DOCTYPE html><title>Plan</title>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(MediaTypeSniffer.sniff(page).mediaType == .html)
  }

  @Test func aStrayNullDoesNotMakeTextUnreadable() {
    let page = "<table><tr><td>Indsats\u{0}</td><td>Ansvarlig</td></tr></table>"
    #expect(MediaTypeSniffer.sniff(Array(page.utf8)).mediaType == .html)
    #expect(MediaTypeSniffer.sniff([UInt8](repeating: 0, count: 4096)).mediaType == .unknown)
  }

  @Test func namesWhatItCannotRead() {
    let word = Array("PK\u{3}\u{4}…[Content_Types].xml…word/document.xml".utf8)
    #expect(MediaTypeSniffer.sniff(word) == .init(mediaType: .unknown, description: "a Word document"))
    #expect(MediaTypeSniffer.sniff([0x89, 0x50, 0x4E, 0x47]).description == "a PNG picture")
    #expect(MediaTypeSniffer.sniff([1, 2, 3, 0, 5]).description == "data of an unknown kind")
  }
}

@Suite struct ContentDigestTests {
  @Test func isSHA256() {
    #expect(
      ContentDigest.sha256("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func keepsPartsApart() {
    #expect(ContentDigest.sha256(of: ["a", "b"]) != ContentDigest.sha256(of: ["ab"]))
    #expect(ContentDigest.sha256(of: ["a", "bc"]) != ContentDigest.sha256(of: ["ab", "c"]))
  }
}

@Suite struct SlugTests {
  @Test func spellsDanishLetters() {
    #expect(Slug.make("Børne- og Ungeudvalget, Århus") == "boerne-og-ungeudvalget-aarhus")
    #expect(Slug.make("  ../../etc/passwd ") == "etc-passwd")
    #expect(Slug.make("§ ¶") == "")
  }

  @Test func cutsAtAWord() { #expect(Slug.make("tids og handleplan", limit: 10) == "tids-og") }
}
