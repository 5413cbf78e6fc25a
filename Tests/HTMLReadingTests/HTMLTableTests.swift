import HTMLReading
import Model
import TestSupport
import Testing

@Suite("Tables of a page as they are marked up")
struct HTMLTableTests {
  @Test func groupsSpansAndHeaders() throws {
    let table = try #require(
      try tables(
        "<table><tfoot><tr><td>sum</tfoot><thead><tr><th colspan=2>Tid</thead><tbody><tr><td rowspan=0>a<td>b</tbody></table>"
      ).first)
    #expect(table.texts == [["Tid"], ["a", "b"], ["sum"]])
    #expect(table.rows.map(\.group) == [.head, .body, .foot])
    #expect(table.rows[0].cells[0].columnSpan == 2)
    #expect(table.rows[0].cells[0].isHeader)
    #expect(table.rows[1].cells[0].rowSpan == 0)
  }

  @Test func paragraphsAndListsOfACellBecomeLines() throws {
    let table = try #require(
      try tables("<table><tr><td><p>Mål</p><ul><li>• ro</li><li>trivsel</ul><td>1<br>2<ol><li>x<li>y</ol></table>")
        .first)
    #expect(table.texts == [["Mål\nro\ntrivsel", "1\n2\n1. x\n2. y"]])
  }

  @Test func rolesMakeATableOfDivisions() throws {
    let table = try #require(
      try tables(
        "<div role=table><div role=rowgroup><div role=row><span role=columnheader>Indsats</span>"
          + "<span role=columnheader>Frist</span></div></div><div role=row><span role=cell aria-rowspan=2>Tilsyn</span>"
          + "<span role=cell>maj</span></div></div>"
      ).first)
    #expect(table.texts == [["Indsats", "Frist"], ["Tilsyn", "maj"]])
    #expect(table.rows[0].cells.map(\.isHeader) == [true, true])
    #expect(table.rows[1].cells[0].rowSpan == 2)
  }

  @Test func layoutTablesAreUnwrapped() throws {
    let found = try blocks(
      "<table><tr><td><h2>Plan</h2><table><tr><th>Indsats<th>Frist<tr><td>a<td>b</table></td></tr></table>")
    #expect(found.summary == ["h2 Plan", "table 2"])
    let menu = try blocks("<table role=presentation><tr><td>Forrige<td>Næste</table>")
    #expect(menu.summary == ["table 1 layout"])
  }

  @Test func coloursAndSignsOfCells() throws {
    let table = try #require(
      try tables(
        "<table><tr bgcolor=d9e2f3><td>a<td style='background:rgb(0,176,80)'>b<tr>"
          + "<td><span style='background:red;border-radius:50%'></span><td><img src=g.png alt='Grøn'></table>"
      ).first)
    #expect(table.rows[0].cells.map(\.fill) == ["#d9e2f3", "#00b050"])
    #expect(table.rows[1].cells[0].fill == "#ff0000")
    #expect(table.rows[1].cells[0].hasMark)
    #expect(table.rows[1].cells[1].text.plain == "Grøn")
  }

  @Test func captionsStandBeforeTheirTable() throws {
    #expect(
      try blocks("<table><caption>Tabel 1. Frister</caption><tr><th>a<th>b<tr><td>1<td>2</table>").summary == [
        "caption Tabel 1. Frister", "table 2",
      ])
  }
}
