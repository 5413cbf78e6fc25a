import HTMLReading
import Model
import TestSupport
import Testing

/// The blocks of a page with `body` as its content.
func blocks(_ body: String, head: String = "<meta charset=utf-8>") throws -> [Block] {
  try read(body, head: head).blocks
}

func read(_ body: String, head: String = "<meta charset=utf-8>") throws -> ReadDocument {
  try HTMLReader().read(
    bytes: Array("<!DOCTYPE html><html lang=da><head>\(head)</head><body>\(body)</body></html>".utf8))
}

/// The tables of a page, each cell as its text.
func tables(_ body: String, head: String = "<meta charset=utf-8>") throws -> [MarkupTable] {
  try blocks(body, head: head).markupTables
}

@Suite("A page becomes blocks in reading order")
struct HTMLReaderTests {
  @Test func headingsParagraphsAndLists() throws {
    let found = try blocks(
      "<h1>Handleplan <em>2023</em></h1><p>Første   linje<br>anden&nbsp;linje</p><h2>Mål</h2>"
        + "<ul><li>Børn høres<ol type=a><li>tidligt<li>ofte</ol></ul><dl><dt>Frist<dd>1. maj 2023</dl>")
    #expect(
      found.summary == [
        "h1 Handleplan 2023", "p Første linje\nanden linje", "h2 Mål", "li0  Børn høres", "li1 a. tidligt",
        "li1 b. ofte",
        "dt Frist", "dd 1. maj 2023",
      ])
  }

  @Test func menusSearchesAndFootersAreFurnitureTheLetterheadIsNot() throws {
    let found = try blocks(
      "<header><nav><a href=/a>Borger</a> <a href=/b>Politik</a></nav><p>Sagsnr. 12-2020</p></header>"
        + "<main><h1>Plan</h1><p>Kommunen vil styrke arbejdet med børn og unge.</p></main>"
        + "<aside><p>Se også andre planer</p></aside><footer><p>Rådhuset</p></footer>")
    #expect(
      found.summary == [
        "furniture Borger Politik", "p Sagsnr. 12-2020", "h1 Plan", "p Kommunen vil styrke arbejdet med børn og unge.",
        "furniture Se også andre planer", "furniture Rådhuset",
      ])
  }

  @Test func listsOfLinksToOtherDocumentsAreFurniture() throws {
    let found = try blocks(
      "<section><h2>Andre planer</h2><p><a href=/1>Handleplan for Nabokommune</a></p>"
        + "<p><a href=/2>Udviklingsplan for en helt anden kommune</a></p></section><p>Planen gælder i to år.</p>")
    #expect(found.last?.content == .paragraph)
    #expect(found.dropLast().allSatisfy { $0.content == .furniture })
  }

  @Test func stylesOfTagsAttributesAndClassesAreKept() throws {
    let found = try blocks(
      "<p>a<b>b</b><span style='font-style:italic'>c</span><span class=u>d</span><s>e</s><sup>1</sup></p>",
      head: "<meta charset=utf-8><style>.u{text-decoration:underline}</style>")
    #expect(found[0].text.runs.map(\.text) == ["a", "b", "c", "d", "e", "1"])
    #expect(
      found[0].text.runs.map(\.style) == [[], .bold, .italic, .underlined, .struckOut, .superscript])
  }

  @Test func scriptsAndTemplatesAreNoText() throws {
    let found = try blocks(
      "<script>var t='<table><tr><td>x</td></tr></table>'</script><template><p>y</p></template><p>Tekst</p>")
    #expect(found.summary == ["p Tekst"])
  }

  @Test func hiddenCopiesGoAndFoldedPanelsStay() throws {
    let found = try blocks(
      "<table><tr><th>Indsats<th>Frist<tr><td>Bedre opfølgning i alle sager<td>1. juni 2022</table>"
        + "<div style='display:none'><p>Indsats: Bedre opfølgning i alle sager</p><p>Frist: 1. juni 2022</p></div>"
        + "<h3><button aria-expanded=false aria-controls=p1>Flere mål</button></h3>"
        + "<div id=p1 hidden><p>Forældre inddrages fra første møde.</p></div>"
        + "<details><summary>Økonomi</summary><p>Ingen udgifter i perioden.</p></details>")
    #expect(
      found.summary == [
        "table 2", "h3 Flere mål", "p Forældre inddrages fra første møde.", "h4 Økonomi",
        "p Ingen udgifter i perioden.",
      ])
  }

  @Test func footnotesAreFoundByTheirLinks() throws {
    let found = try blocks(
      "<p>Efter reglerne<sup><a id=r1 href='#n1'>1</a></sup> i loven</p>"
        + "<ol><li id=n1>Loven er ændret siden. <a href='#r1'>↩</a></li></ol>")
    #expect(found.summary == ["p Efter reglerne1 i loven", "note1 Loven er ændret siden."])
    #expect(found[0].text.runs[1].style == .superscript)
  }

  @Test func metadataComesFromTheHead() throws {
    let metadata = try read(
      "<p>x</p>",
      head: "<meta charset=utf-8><title>Plan | By</title><meta property=og:site_name content='By Kommune'>"
        + "<meta name=dcterms.created content='2021-03-05T10:00'>"
    ).metadata
    #expect(metadata.title == "Plan | By")
    #expect(metadata.site == "By Kommune")
    #expect(metadata.language == "da")
    #expect(metadata.created?.iso == "2021-03-05")
  }

  @Test func labelsOfPanelsStandOnOneLevelAndHeadingsWithinUnderThem() throws {
    let panel = { (name: String) in "<details><summary>\(name)</summary><h3>Mål</h3><p>Nå det.</p></details>" }
    let found = try blocks("<h2>Styring</h2>\(panel("Tilsyn"))\(panel("Tavler"))<h2>Tal</h2><p>Ingen.</p>")
    #expect(
      found.summary == [
        "h2 Styring", "h3 Tilsyn", "h4 Mål", "p Nå det.", "h3 Tavler", "h4 Mål", "p Nå det.", "h2 Tal", "p Ingen.",
      ])
  }

  @Test func aHiddenTableOfWhatIsShownIsACopy() throws {
    let names = ["Nyt ledelsestilsyn hvert kvartal", "Data til lederne", "Fast rådgiver på skoler"]
    let shown = names.map { "<h3>\($0) <span>I gang</span></h3><p>Det arbejder vi med i år.</p>" }.joined()
    let rows = names.map { "<tr><td>\($0)</td><td>I gang</td></tr>" }.joined()
    let found = try blocks(
      "\(shown)<div aria-hidden=true style='display:none'><table><tr><th>Tiltag</th><th>Status</th></tr>\(rows)</table></div>"
    )
    #expect(found.markupTables.isEmpty)
    #expect(found.count == 6)
  }

  @Test func pairsOfLabelAndValueThatReturnAreTermsAndDefinitions() throws {
    func row(_ label: String, _ value: String) -> String {
      "<div class=r><div class=a>\(label)</div> <div class=b>\(value)</div></div>"
    }
    let rows = row("Formål", "Børn høres.") + row("Ansvarlig", "Teamleder") + row("Proces", "<ol><li>Maj</ol>")
    #expect(
      try blocks(rows).summary == [
        "dt Formål", "dd Børn høres.", "dt Ansvarlig", "dd Teamleder", "dt Proces", "li0 1. Maj",
      ])
    // A pair that stands once, cards with figures, headings and links are none.
    #expect(try blocks(row("Formål", "Børn høres.")).summary == ["p Formål", "p Børn høres."])
    let cards = ["11", "1.206", "4,2"].map { "<div class=c><p class=n>\($0)</p><p>sager</p></div>" }.joined()
    #expect(try !blocks(cards).summary.contains { $0.hasPrefix("dt") })
    let themes = ["A", "B", "C"].map { "<div class=t><p class=no>Tema \($0)</p><h2>Skole \($0)</h2></div>" }.joined()
    #expect(try blocks(themes).summary.filter { $0.hasPrefix("h2") }.count == 3)
  }
}
