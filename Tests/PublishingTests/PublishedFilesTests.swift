import Foundation
import GRDB
import Model
import Testing

@testable import Publishing

/// The files of a whole run.
@Suite struct PublishedFilesTests {
  private func published(_ sample: SampleDataset = SampleDataset()) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(sample.dataset, to: folder.url.appendingPathComponent("output"))
    return folder
  }

  @Test func theSameDatasetGivesTheSameBytes() throws {
    let (one, two) = (try published(), try published())
    let names = try FileManager.default.subpathsOfDirectory(atPath: one.url.path).sorted()
    let others = try FileManager.default.subpathsOfDirectory(atPath: two.url.path).sorted()
    #expect(names == others)
    #expect(names.contains("output/indsats.sqlite"))
    for name in names {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: one.url.appendingPathComponent(name).path, isDirectory: &isFolder)
      if isFolder.boolValue { continue }
      let same =
        try Data(contentsOf: one.url.appendingPathComponent(name))
        == Data(contentsOf: two.url.appendingPathComponent(name))
      #expect(same, "\(name) differs")
    }
  }

  @Test func csvGivesBackWhatItWasGiven() throws {
    let folder = try published()
    let rows = DelimitedText.parse(try folder.text("output/initiatives.csv"), delimiter: ",")
    let initiatives = try Edition(SampleDataset().dataset.dataset).documents.all().flatMap(\.initiatives)
    #expect(rows.first == InitiativeColumns.all.map(\.shape.name))
    #expect(rows.count == initiatives.count + 1)
    for (written, row) in zip(rows.dropFirst(), initiatives) {
      #expect(written == InitiativeColumns.all.map { $0.value(row).lexical ?? "" })
    }
  }

  @Test func excelFilesHaveMarkSemicolonAndNoFormula() throws {
    let folder = try published()
    let text = try folder.text("output/excel/initiatives.csv")
    #expect(text.hasPrefix("\u{FEFF}initiative_id;document_id;"))
    #expect(text.contains("\r\n"))
    let fields = DelimitedText.parse(text, delimiter: ";").flatMap(\.self)
    #expect(fields.contains { $0.hasPrefix("'=HYPERLINK") })
    #expect(!fields.contains { $0.hasPrefix("=") || $0.hasPrefix("@") || $0.hasPrefix("+") })
    #expect(fields.contains("0,875"))
  }

  @Test func objectLinesAreNestedSortedAndWithoutEmptyMembers() throws {
    let folder = try published()
    let line = try #require(try folder.text("output/initiatives.jsonl").split(separator: "\n").first)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    let milestones = try #require(object["milestones"] as? [[String: Any]])
    #expect(milestones.first?["date_start"] as? String == "2021-03-01")
    #expect(milestones.first?["initiative_id"] == nil)
    #expect(object["follow_up"] == nil)
    #expect(object["table_id"] as? String == "0101-handleplan-0-0a1b2c3d-t1")
    let table = try #require(try folder.text("output/tables.jsonl").split(separator: "\n").first)
    #expect(table.hasPrefix("{\"bars\":[{\"colour\""))
    #expect(
      table.contains(
        "\"cells\":[{\"column\":0,\"column_span\":1,\"page\":1,\"row\":0,\"row_span\":1,\"text\":\"Kolonne 0\""))
  }

  @Test func databaseIsSoundAndAnswersTheUsualQuestions() throws {
    let folder = try published()
    let queue = try DatabaseQueue(path: folder.url.path + "/output/indsats.sqlite")
    try queue.read { database throws in
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM latest_initiatives") == 40)
      let found = try String.fetchAll(
        database,
        sql: """
          SELECT title FROM initiatives WHERE rowid IN
            (SELECT rowid FROM initiatives_search WHERE initiatives_search MATCH 'ledelsestilsyn')
          """)
      #expect(Set(found) == ["Koncept for ledelsestilsyn"])
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM overdue_initiatives") ?? 0 > 0)
      let views = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'view'")
      for view in views { _ = try Row.fetchAll(database, sql: "SELECT * FROM \(view)") }
    }
  }

  @Test func referencesToWhatIsNotThereAreLeftOut() throws {
    var dataset = SampleDataset().dataset
    dataset.comparison.clusters.removeAll()
    dataset.documents[1].initiatives[0].tableId = TableID(rawValue: "t99")
    dataset.documents.append(dataset.documents[0])
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(dataset, to: folder.url.appendingPathComponent("output"))
    let queue = try DatabaseQueue(path: folder.url.path + "/output/indsats.sqlite")
    try queue.read { database throws in
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM documents") == 9)
      #expect(
        try Int.fetchOne(database, sql: "SELECT count(*) FROM comparison_links WHERE cluster_id IS NOT NULL") == 0)
    }
  }

  @Test func aRunWithoutDocumentsIsPublished() throws {
    let empty = SampleRun(
      documents: [], comparison: ComparisonResult(), problems: [],
      summary: RunSummary(version: "1", asOf: SampleDataset().day(2021, 1, 1)))
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(empty, to: folder.url.appendingPathComponent("output"))
    #expect(try folder.text("output/initiatives.jsonl").isEmpty)
    #expect(try folder.text("output/documents.csv").hasPrefix("document_id,source,"))
  }

  @Test func dataPackageNamesEveryFileAndColumn() throws {
    let folder = try published()
    let object = try JSONSerialization.jsonObject(with: Data(try folder.text("output/datapackage.json").utf8))
    let resources = try #require((object as? [String: Any])?["resources"] as? [[String: Any]])
    #expect(resources.compactMap { $0["name"] as? String }.sorted() == DatasetName.allCases.map(\.rawValue).sorted())
    for resource in resources {
      let path = try #require(resource["path"] as? String)
      let fields = try #require((resource["schema"] as? [String: Any])?["fields"] as? [[String: Any]])
      let header = DelimitedText.parse(try folder.text("output/" + path), delimiter: ",").first
      #expect(fields.compactMap { $0["name"] as? String } == header)
      #expect(fields.allSatisfy { ($0["description"] as? String)?.isEmpty == false })
    }
  }

  @Test func runFileCountsAndGivesReasons() throws {
    let folder = try published()
    let text = try folder.text("output/run.json")
    #expect(text.contains("\"failed\": 1"))
    #expect(text.contains("\"code\": \"pdf_damaged\""))
  }

  @Test func problemsStandOnceWorstFirst() throws {
    let rows = DelimitedText.parse(try published().text("output/problems.csv"), delimiter: ",")
    #expect(rows.dropFirst().map { $0[0] } == ["failure", "warning", "warning", "warning", "warning", "warning"])
    #expect(rows.dropFirst().first?[3] == "documents/0101/broken.pdf")
    #expect(rows.contains { $0[5] == "0101-handleplan-0-0a1b2c3d-t1" && $0[1] == "header_unmapped" })
  }
}
