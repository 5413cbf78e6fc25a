import Model
import TestSupport
import Testing

@testable import Corpus

@Suite struct CorpusManifestTests {
  @Test func readsDocumentsAndSources() throws {
    let manifest = try CorpusManifest.parse(
      """
      documents:
        - path: documents/0265-roskilde/plan.pdf
          municipality: "0265"
          type: handleplan
          date: 2021-04-30
      sources:
        - url: https://www.example.dk/plan.pdf
          municipality: 0265
          link_pattern: "*.pdf"
      """, file: "corpus.yaml")
    let declared = try #require(manifest.documents["documents/0265-roskilde/plan.pdf"])
    #expect(declared.municipalityCode == "0265")
    #expect(declared.documentType == .handleplan)
    #expect(declared.date == CalendarDate(iso: "2021-04-30"))
    #expect(manifest.sources.first?.declared.municipalityCode == "0265")
    #expect(manifest.sources.first?.linkPattern == "*.pdf")
  }

  @Test(arguments: [
    ("documents:\n  - municipality: \"0265\"\n", 2, "a document needs a path"),
    (
      "documents:\n  - path: a\n    municipality: 265\n", 3,
      "expected a municipality code of four digits such as \"0265\", found '265'"
    ),
    ("documents:\n  - path: a\n    date: 30.4.2021\n", 3, "expected a date such as 2021-04-30, found '30.4.2021'"),
    (
      "documents:\n  - path: a\n    colour: red\n", 3,
      "unknown key 'colour'; expected one of: path, municipality, type, title, date, url"
    ),
    ("documents:\n  - path: a\n  - path: a\n", 3, "'a' is declared twice"),
    ("documents: plan.pdf\n", 1, "expected a list, each item after a dash"),
    ("sources:\n  - url: ftp://example.dk/a\n", 2, "expected an address that begins with http:// or https://"),
  ])
  func saysWhereAndWhat(text: String, line: Int, message: String) {
    #expect(throws: YAMLError(file: "corpus.yaml", line: line, message: message)) {
      try CorpusManifest.parse(text, file: "corpus.yaml")
    }
  }

  @Test func brokenYAMLHasItsLine() {
    let error = #expect(throws: YAMLError.self) {
      try CorpusManifest.parse("documents:\n  - path: [a\n", file: "corpus.yaml")
    }
    #expect((error?.line ?? 0) > 0)
  }
}

@Suite struct CorpusPlacementTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func takesAFileInUnderItsMunicipality() throws {
    try folder.write("documents:\n  # kept\n  - path: inbox/plan.pdf\n    type: notat\n", to: "corpus.yaml")
    try folder.write("old", to: "documents/0265-roskilde/plan.pdf")
    try folder.write("new", to: "inbox/plan.pdf")
    let path = try CorpusPlacement(folder: folder.path).takeIn(
      "inbox/plan.pdf", municipalityCode: "0265", name: "Roskilde")
    #expect(path == "documents/0265-roskilde/plan-2.pdf")
    #expect(try folder.read(path) == "new")
    #expect(!folder.exists("inbox/plan.pdf"))
    #expect(
      try folder.read("corpus.yaml")
        == "documents:\n  # kept\n  - path: \"documents/0265-roskilde/plan-2.pdf\"\n    type: notat\n")
  }

  @Test func declaresBesideWhatPeopleWrote() throws {
    try folder.write(
      "# ours\ndocuments:\n    - path: a.pdf\n      type: notat # sure\nsources: []\n", to: "corpus.yaml")
    let declared = DeclaredMetadata(municipalityCode: "0101", title: "Plan \"A\"\n2")
    try CorpusPlacement(folder: folder.path).declare("b.pdf", declared)
    let manifest = try CorpusManifest.load(folder: folder.path)
    #expect(manifest.documents["b.pdf"] == declared)
    #expect(manifest.documents["a.pdf"]?.documentType == .notat)
    #expect(try folder.read("corpus.yaml").contains("type: notat # sure"))
  }

  @Test func declaresWhereThereIsNoManifest() throws {
    try CorpusPlacement(folder: folder.path).declare("b.pdf", DeclaredMetadata(documentType: .strategi))
    #expect(try CorpusManifest.load(folder: folder.path).documents["b.pdf"]?.documentType == .strategi)
  }
}

@Suite struct CorrectionsTests {
  @Test func whatIsWrittenReadsBack() throws {
    let folder = try TemporaryFolder()
    let writer = CorrectionWriter(corpus: folder.path)
    let initiative = InitiativeID(rawValue: "i-1")
    _ = try writer.add(
      Correction(document: "plan-0a1b2c3d", initiative: initiative, field: "title", old: "Gl: \"x\"", new: "Ny\nlinje"),
      title: "T")
    let path = try writer.add(
      Correction(document: "plan-0a1b2c3d", initiative: nil, field: "document_date", old: "", new: "2021-04-30"),
      title: nil)
    #expect(path == folder.path + "/corrections/plan-0a1b2c3d.yaml")
    let set = CorrectionSet.load(folder: folder.path)
    #expect(set.problems.isEmpty)
    #expect(set.corrections.map(\.old) == ["Gl: \"x\"", ""])
    #expect(set.corrections.map(\.new) == ["Ny\nlinje", "2021-04-30"])
    #expect(set.corrections.map(\.initiative) == [initiative, nil])
    #expect(set.corrections.map(\.line) == [3, 8])
  }

  @Test func aBrokenFileIsAProblemAndTheOthersCount() throws {
    let folder = try TemporaryFolder()
    try folder.write("document: a\ncorrections:\n  - new: x\n", to: "corrections/a.yaml")
    try folder.write("document: b\ncorrections:\n  - field: title\n    new: x\n", to: "corrections/b.yaml")
    let set = CorrectionSet.load(folder: folder.path)
    #expect(set.corrections.map(\.document) == ["b"])
    #expect(
      set.problems.map(\.diagnostic) == ["corrections/a.yaml: correction_invalid: line 3: a correction needs a field"])
  }
}
