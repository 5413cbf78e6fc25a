import Model
import Testing

@testable import indsats

@Suite struct TableListingTests {
  private var listing: TableListing {
    let box = Rect(x0: 10, y0: 20.456, x1: 110, y1: 40)
    let cells = [
      TableCell(
        row: 0, column: 0, columnSpan: 2, text: StyledText("Mål | \"A\""), regions: [PageRegion(page: 2, box: box)]),
      TableCell(row: 1, column: 0, text: StyledText("a,b\nc")), TableCell(row: 1, column: 1, text: StyledText("<2>")),
    ]
    let table = Table(
      id: TableID(rawValue: "t1"), rowCount: 2, columnCount: 2, headerRows: 1, cells: cells,
      regions: [PageRegion(page: 2, box: box)], method: .ruled, confidence: 0.97)
    let document = TabulatedDocument(
      reader: .pdfText, pageCount: 3, blocks: [], tables: [table], metadata: DocumentMetadata(), problems: [])
    return TableListing(path: "a.pdf", document: document)
  }

  @Test func jsonHasTheAgreedShape() {
    #expect(
      listing.jsonLine
        == """
        {"document":{"path":"a.pdf","pages":3},"tables":[{"id":"t1","page_from":2,"page_to":2,"bbox":[10,20.46,110,40],\
        "rows":2,"columns":2,"header_rows":1,"method":"ruled","confidence":0.97,"cells":[\
        {"row":0,"column":0,"row_span":1,"column_span":2,"page":2,"bbox":[10,20.46,110,40],"text":"Mål | \\"A\\""},\
        {"row":1,"column":0,"row_span":1,"column_span":1,"page":2,"bbox":null,"text":"a,b\\nc"},\
        {"row":1,"column":1,"row_span":1,"column_span":1,"page":2,"bbox":null,"text":"<2>"}]}]}
        """)
  }

  @Test func csvQuotesWhatItMust() { #expect(listing.csv == "\"Mål | \"\"A\"\"\",\r\n\"a,b\nc\",<2>") }

  @Test func markdownEscapes() {
    #expect(listing.markdown == "| Mål \\| \"A\" |  |\n| --- | --- |\n| a,b<br>c | &lt;2> |")
  }

  @Test func htmlEscapesAndSpans() {
    #expect(listing.html.contains("<tr><th colspan=\"2\">Mål | &quot;A&quot;</th></tr>"))
    #expect(listing.html.contains("<td>a,b<br>c</td><td>&lt;2&gt;</td>"))
  }

  @Test func textStandsInColumns() {
    #expect(
      listing.text
        == """
        t1: 2 rows, 2 columns, page 2
        +-----------+-----+
        | Mål | "A" |     |
        +-----------+-----+
        | a,b       | <2> |
        | c         |     |
        +-----------+-----+
        """)
  }

  @Test func controlCharactersAreEscaped() { #expect(JSONText.quoted("a\u{1}\u{1F}\t") == #""a\u0001\u001f\t""#) }
}

@Suite struct ProgressTextTests {
  private let text = ProgressText(stage: "read", done: 12, total: 24, seconds: 3.5, width: 60)

  @Test func barFitsTheTerminal() {
    #expect(text.bar == "read [##############...............] 12/24  3.4/s  4 s left")
    #expect(text.bar.count < 60)
  }

  @Test func lineSaysTheSame() { #expect(text.line == "read: 12 of 24 documents, 3.4/s, 4 s left") }
}

@Suite struct PageSelectionTests {
  @Test func readsRanges() { #expect(PageSelection(argument: "2-4,7")?.ranges == [2...4, 7...7]) }

  @Test(arguments: ["", "0", "4-2", "a", "1-", "1-2-3", "-1"])
  func refusesWhatIsNone(argument: String) { #expect(PageSelection(argument: argument) == nil) }
}
