import Foundation
import Model
import Testing
import Vocabulary

@testable import Publishing

/// The web pages, without a browser.
@Suite struct ReportTests {
  private let resources = Project.root.appendingPathComponent("Sources/Publishing/Resources")

  private func published(_ settings: PublishingSettings = .init()) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Publisher.forTests(settings).publish(SampleDataset().dataset, to: folder.url.appendingPathComponent("output"))
    return folder
  }

  private func texts(_ language: String) throws -> [String: String] {
    let data = try Data(contentsOf: resources.appendingPathComponent("language/\(language).json"))
    return try JSONDecoder().decode([String: String].self, from: data)
  }

  @Test func everyPageIsThereInBothLanguages() throws {
    for (language, heading) in [("da", "Hvad planerne oplyser"), ("en", "What plans state")] {
      var settings = PublishingSettings()
      settings.language = language
      let folder = try published(settings)
      for page in ReportPage.allCases {
        let html = try folder.text("output/report/\(page.rawValue).html")
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(html.contains("<html lang=\"\(language)\">"))
        #expect(!html.contains("{{"))
      }
      #expect(try folder.text("output/report/coverage.html").contains("<h1 id=\"heading\">\(heading)</h1>"))
    }
  }

  @Test func languagesSayTheSameThings() throws {
    let (danish, english) = (try texts("da"), try texts("en"))
    // Problems carry their own English sentences.
    let shared = danish.keys.filter { !$0.hasPrefix("problem.") && !$0.hasPrefix("remedy.") }
    #expect(shared.sorted() == english.keys.sorted())
    #expect(danish.values.allSatisfy { !$0.isEmpty } && english.values.allSatisfy { !$0.isEmpty })
  }

  @Test func everyWordThatTemplatesAndScriptsAskForIsThere() throws {
    let texts = try texts("da")
    for (folder, beginnings) in [("templates", ["{{t."]), ("assets", ["text(\""])] {
      let prefix = folder == "templates" ? "page." : "ui."
      for name in try FileManager.default.contentsOfDirectory(atPath: resources.path + "/" + folder).sorted() {
        let source = try String(contentsOf: resources.appendingPathComponent(folder + "/" + name), encoding: .utf8)
        for beginning in beginnings {
          for rest in source.components(separatedBy: beginning).dropFirst() {
            let key = String(rest.prefix { $0.isLetter || $0 == "_" })
            #expect(texts[prefix + key] != nil, "\(name) asks for \(prefix)\(key)")
          }
        }
      }
    }
  }

  @Test func pagesAllowNoScriptOfTheirOwnAndNothingFromElsewhere() throws {
    let folder = try published()
    for page in ReportPage.allCases {
      let html = try folder.text("output/report/\(page.rawValue).html")
      #expect(html.contains("default-src 'none'; script-src 'self'"))
      #expect(html.components(separatedBy: "<script").dropFirst().allSatisfy { $0.hasPrefix(" src=\"") })
      #expect(!html.contains(" style=") && !html.contains("javascript:"))
      for address in html.components(separatedBy: "src=\"").dropFirst() { #expect(!address.hasPrefix("http")) }
    }
  }

  @Test func textOfDocumentsIsEscaped() throws {
    var dataset = SampleDataset().dataset
    let hostile = "</title><script>alert(1)</script><img src=x onerror=alert(1)>"
    dataset.documents = dataset.documents.map { result in
      var copy = result
      copy.document.municipalityName = hostile
      return copy
    }
    dataset.comparison.changes = [
      ChangeRow(entity: "initiative", entityId: hostile, kind: .changed, field: "title", old: hostile, new: hostile)
    ]
    dataset.comparison.coverage = dataset.comparison.coverage.map { row in
      var copy = row
      copy.municipalityName = hostile
      return copy
    }
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(dataset, to: folder.url.appendingPathComponent("output"))
    for page in ["index", "coverage", "themes", "initiatives"] {
      let html = try folder.text("output/report/\(page).html")
      #expect(!html.contains("<img") && !html.contains("<script>"))
    }
    #expect(try folder.text("output/report/index.html").contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func everyInitiativeStandsInThePartThatItsIdSays() throws {
    var sample = SampleDataset()
    sample.initiativesEach = 60
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(sample.dataset, to: folder.url.appendingPathComponent("output"))
    let parts = DataParts(entries: 4 * 2 * 60)
    #expect(parts.count == 4)
    #expect(parts.part(of: "0101-d0-i0") == Int(fnv("0101-d0-i0") % 4))
    let content = try folder.text("output/report/data/initiatives/\(parts.part(of: "0265-d1-i59")).js")
    #expect(content.contains("\"id\":\"0265-d1-i59\""))
  }

  /// The hash once more, written after its definition.
  private func fnv(_ text: String) -> UInt32 {
    var hash: UInt32 = 0x811c_9dc5
    for byte in text.utf8 {
      hash ^= UInt32(byte)
      hash = hash &* 0x0100_0193
    }
    return hash
  }

  @Test func picturesOfPagesAreWrittenWhereMarksNeedThem() throws {
    var settings = PublishingSettings()
    settings.pageImage = { document, page in
      document.mediaType == .pdf && page == 1 ? PageImage(png: [1, 2, 3], width: 595, height: 842) : nil
    }
    let folder = try published(settings)
    #expect(try folder.names("output/report/images/0101-handleplan-0-0a1b2c3d") == ["1.png"])
    #expect(!folder.exists("output/report/images/0101-handleplan-1-0a1b2c3d"))
    let part = try folder.text("output/report/data/initiatives/0.js")
    #expect(part.contains("\"path\":\"images/0101-handleplan-0-0a1b2c3d/1.png\""))
  }

  @Test func aWebPageGivesItsTableWithTheFieldsOfItsColumns() throws {
    let part = try published().text("output/report/data/initiatives/0.js")
    #expect(part.contains("[1,2,1,1,\"Række 1, celle 2\",\"deadline\"]"))
    #expect(part.contains("[0,2,1,1,\"Kolonne 2\",\"\"]"))
  }

  @Test func everyProblemIsToldInDanish() throws {
    let resources = try PublishingResources(folder: nil)
    let text = try ReportText(language: "da", resources: resources)
    for code in ProblemCode.allCases {
      #expect(text.text("problem.\(code.rawValue)") != nil && text.text("remedy.\(code.rawValue)") != nil, "\(code)")
    }
    let vocabulary = try Vocabulary.load(folder: Project.root.appendingPathComponent("pipelines/vocabulary"))
    let words = ProblemText(text: text, labels: Labels(vocabulary: vocabulary, text: text))
    #expect(
      words.message(of: Problem(.fileTooLarge, "The file has 450 MB; the limit is 400 MB."))
        == "Filen fylder 450 MB; grænsen er 400 MB.")
    #expect(words.message(of: Problem(.fileTooLarge, "Too large.")) == "Filen er for stor.")
    #expect(
      words.message(of: Problem(.dateUnparsed, "the deadline \"medio\" names no date"))
        == "En dato er skrevet, så den ikke giver en dato. \"medio\"")
    let english = try ReportText(language: "en", resources: resources)
    let plain = ProblemText(text: english, labels: Labels(vocabulary: vocabulary, text: english))
    #expect(plain.message(of: Problem(.fileEmpty, "The file is empty.")) == "The file is empty.")
  }
}
