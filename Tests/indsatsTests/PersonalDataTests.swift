import Foundation
import TestSupport
import Testing

@testable import indsats

/// No name, number or address of a case officer reaches a published file.
@Suite struct PersonalDataTests {
  @Test func nobodyIsNamedInAnyPublishedFile() throws {
    let program = try BuiltProgram()
    try program.folder.write(
      """
      <!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Handleplan ved Gudrun Pilegaard-Jensen</title></head><body>
      <p>Roskilde Kommune, 14. marts 2023</p><p>Sagsbehandler Gudrun Pilegaard-Jensen<br>Telefon 23 45 67 89<br>gupi@example.org</p>
      <h1>Handleplan for børn og unge v/ Gudrun Jensen</h1>
      <table><caption>Kontakt: Aslaug Krogh, tlf. +45 23456789</caption>
      <tr><th>Indsats</th><th>Formål</th><th>Ansvarlig</th><th>Kontaktperson</th><th>Frist</th><th>Status</th></tr>
      <tr><td>Bedre ledelsestilsyn</td><td>Sager gennemgås af <b>Gudrun</b> Jensen</td><td>Centerchef Aslaug Krogh Hansen</td><td>GUPI</td><td>1. maj 2023</td>
      <td>I gang, tlf. 2345-6789</td></tr>
      <tr><td>Kurser v/ Aslaug Hansen</td><td>Skriv til aslaug.krogh@example.org</td><td>Børne- og Ungeudvalget</td><td>Aslaug Qvirin</td><td>Aftales med Aslaug Hansen</td>
      <td>Gudrun Jensen venter</td></tr></table></body></html>
      """, to: "plans/a.html")
    var pdf = PDFBuilder(title: "Handleplan Gudrun Jensen")
    var page = PDFBuilder.Page()
    page.text("Vejle Kommune", x: 50, y: 40, size: 12)
    page.text("Kontaktperson: Gudrun Jensen, tlf. 23456789", x: 50, y: 60)
    page.text("Handleplan for børneområdet", x: 50, y: 90, size: 18, face: .bold)
    page.grid(columns: [50, 300, 545], rows: [110, 130, 150, 170])
    let texts = [
      "Indsats", "Ansvarlig", "Fælles tilsyn", "Teamleder Gudrun Jensen", "Flere kurser", "Aslaug Krogh Hansen",
    ]
    for (number, text) in texts.enumerated() {
      page.text(
        text, x: number % 2 == 0 ? 55 : 305, y: 124 + 20 * Double(number / 2), face: number < 2 ? .bold : .regular)
    }
    pdf.add(page)
    try Data(pdf.bytes()).write(to: URL(fileURLWithPath: program.folder.path + "/plans/b.pdf"))
    let outcome = try program.start(["run", "--corpus", "plans", "--output", "out", "--verbose"]).finish()
    #expect(outcome.status == 0)
    var files = try program.files(below: "out").mapValues { String(decoding: $0, as: UTF8.self) }
    files["log"] = outcome.output + outcome.messages
    for (path, text) in files {
      for word in ["Gudrun", "gudrun", "Aslaug", "aslaug", "Pilegaard", "Qvirin", "GUPI", "@example.org", "2345"] {
        #expect(!text.contains(word), "\(path) holds \(word)")
      }
    }
    let rows = try program.folder.read("out/initiatives.jsonl")
    for word in ["Centerchef", "Børne- og Ungeudvalget", "Teamleder", "Fælles tilsyn"] {
      #expect(rows.contains(word), "\(word)")
    }
  }
}
