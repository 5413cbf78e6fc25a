import Foundation
import GRDB
import Model
import Testing

@testable import Publishing

/// Documents that mean harm, or are merely odd.
@Suite struct HostileInputTests {
  @Test(arguments: ["=1+1", "+45 12", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r=1"])
  func formulasAreGuarded(_ text: String) {
    #expect(FormulaGuard.isRisky(text))
  }

  @Test(arguments: ["", "1+1", "a=b", "Indsats – mål", "§ 11", "90 %"])
  func plainTextIsNot(_ text: String) {
    #expect(!FormulaGuard.isRisky(text))
  }

  @Test func marksThatTurnTextRoundAndControlSignsAreTakenOut() {
    #expect(ShownText.clean("a\u{202E}b\u{2066}c\u{200F}") == "abc")
    #expect(ShownText.clean("a\u{0}b\u{8}") == "a\u{FFFD}b\u{FFFD}")
    #expect(ShownText.clean("linje\nlinje\tæøå") == "linje\nlinje\tæøå")
  }

  @Test func longTextIsCutAtTheLimitOfASpreadsheet() {
    let cut = PeopleText.cut(String(repeating: "å", count: 40_000), to: WorkbookFile.textLimit)
    #expect(cut.count == WorkbookFile.textLimit)
    #expect(cut.hasSuffix("å…"))
    #expect(PeopleText.cut("kort", to: 10) == "kort")
  }

  @Test func aMegabyteInACellAndNullCharactersArePublished() throws {
    var dataset = SampleDataset().dataset
    let long = String(repeating: "Ord og <b>tegn</b>; ", count: 50_000)
    dataset.documents[0].initiatives[0].description = long
    dataset.documents[0].initiatives[1].title = "før\u{0}efter"
    dataset.documents[0].tables[0].cells[0].text = StyledText(long)
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(dataset, to: folder.url.appendingPathComponent("output"))
    let rows = DelimitedText.parse(try folder.text("output/initiatives.csv"), delimiter: ",")
    #expect(rows.contains { $0.contains(long) })
    let queue = try DatabaseQueue(path: folder.url.path + "/output/indsats.sqlite")
    try queue.read { (database) throws in
      let length = try Int.fetchOne(database, sql: "SELECT max(length(description)) FROM initiatives")
      #expect(length == long.count)
      let title = try String.fetchOne(database, sql: "SELECT title FROM initiatives WHERE title LIKE 'før%'")
      #expect(title == "før\u{FFFD}efter")
    }
  }

  @Test func documentsOfNoMunicipalityArePublished() throws {
    var dataset = SampleDataset().dataset
    dataset.documents[0].document.municipalityCode = nil
    dataset.documents[0].document.sha256 = ""
    dataset.documents[0].initiatives[0].municipalityCode = nil
    dataset.comparison.coverage[0].municipalityCode = ""
    dataset.comparison.themes[0].municipalityCode = ""
    dataset.comparison.themes[0].municipalityName = ""
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(dataset, to: folder.url.appendingPathComponent("output"))
    #expect(try folder.text("output/report/coverage.html").contains("(kommune ikke oplyst)"))
    #expect(try folder.text("output/comparison_themes.csv").contains("styring_og_faglig_ledelse,,,4"))
  }

  @Test func anInitiativeIsPlacedWhereItsDocumentIs() throws {
    var dataset = SampleDataset().dataset
    dataset.documents[0].initiatives[0].municipalityCode = nil
    let document = try #require(try Edition(dataset.dataset).documents.block(0).first)
    #expect(document.initiatives[0].initiative.municipalityCode == "0101")
  }

  @Test func idsLeadToNoOtherFolder() {
    #expect(FileName.safe("../../etc/passwd") == "______etc_passwd")
    #expect(AddressText.escape("a b/../\"æ") == "a%20b%2F..%2F%22%C3%A6")
  }

  @Test func aRunThatFailsLeavesTheOneBefore() throws {
    let folder = try TemporaryFolder()
    let output = folder.url.appendingPathComponent("output")
    try Publisher.forTests().publish(SampleDataset().dataset, to: output)
    let before = try folder.text("output/initiatives.jsonl")
    try FileManager.default.copyItem(
      at: Project.root.appendingPathComponent("Sources/Publishing/Resources"),
      to: folder.url.appendingPathComponent("resources"))
    try folder.write("{{#never}}", to: "resources/templates/index.mustache")
    var settings = PublishingSettings()
    settings.resourceFolder = folder.url.path + "/resources"
    var larger = SampleDataset()
    larger.documentsEach = 3
    let error = #expect(throws: PublishingError.self) {
      try Publisher.forTests(settings).publish(larger.dataset, to: output)
    }
    #expect(error?.code == .template)
    #expect(try folder.text("output/initiatives.jsonl") == before)
    #expect(try folder.names() == ["output", "resources"])
  }
}
