import Foundation
import Model
import Testing
import Vocabulary

@testable import Pipeline

/// Which entries of the word lists the texts of a run need.
struct VocabularyUseTests {
  /// The shipped lists, one of them replaced.
  private func vocabulary(statuses: String) throws -> Vocabulary {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folder = root.appendingPathComponent("pipelines/vocabulary")
    return try Vocabulary { name throws(VocabularyError) in
      if name == "statuses.yaml" { return statuses }
      guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else {
        throw VocabularyError(file: name, message: "the file is missing", expected: "a readable file")
      }
      return text
    }
  }

  private let statuses = """
    entries:
      - code: in_progress
        label: { da: I gang, en: In progress }
        phrases: [igang*, "i drift"]
      - code: implemented
        label: { da: Gennemført, en: Implemented }
        phrases: [igangsat, igangværende*, "gennemført", "i drift nu"]
      - code: cancelled
        label: { da: Opgivet, en: Cancelled }
        phrases: [opgivet]
    future: [skal]
    stating: [er]
    """

  @Test func aPhraseUnderAnOpenOneBeforeItIsShadowed() throws {
    let finder = VocabularyUseFinder(vocabulary: try vocabulary(statuses: statuses))
    let found = finder.shadowed.filter { $0.list == "statuses" }
    #expect(
      found.map(\.description) == [
        "statuses.yaml:5: \"igangsat\" is shadowed by \"igang*\"",
        "statuses.yaml:5: \"igangværende*\" is shadowed by \"igang*\"",
      ])
  }

  @Test func anEntryThatNoTextNeedsIsUnused() throws {
    var finder = VocabularyUseFinder(vocabulary: try vocabulary(statuses: statuses))
    let record = DocumentRecord(
      documentId: DocumentID(rawValue: "a-00000000"), source: "a.html", sha256: "0", mediaType: .html, bytes: 1)
    let table = Table(
      id: TableID(rawValue: "t1"), rowCount: 1, columnCount: 1,
      cells: [TableCell(row: 0, column: 0, text: StyledText("Er nu i drift"))], method: .html)
    finder.add(DocumentResult(document: record, tables: [table]))
    let unused = finder.unused.filter { $0.list == "statuses" }
    #expect(unused.map(\.text) == ["implemented", "cancelled"])
    #expect(
      unused.last?.description
        == "statuses.yaml:8: \"cancelled\" is unused: no text of the last run has a phrase of it")
  }
}
