import Foundation
import Model
import TestSupport
import Testing

@testable import Corpus

@Suite struct CorpusScannerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func scan(stamps: StampTable = StampTable(), excluded: [String] = []) throws -> CorpusScan {
    try CorpusScanner(folder: folder.path, excluded: excluded).scan(stamps: stamps)
  }

  private func problem(_ path: String) throws -> ProblemCode? {
    try #require(try scan().entries.first { $0.file.path == path }).problem?.code
  }

  @Test func takesEveryFileOfAPlainFolder() throws {
    try folder.write("b", to: "b.txt")
    try folder.write("a", to: "sub/a.txt")
    try folder.write("x", to: ".hidden")
    try folder.write("x", to: "README.md")
    try folder.write("x", to: "out/old.csv")
    let scan = try scan(excluded: [folder.path + "/out"])
    #expect(scan.entries.map(\.file.path) == ["b.txt", "sub/a.txt"])
    #expect(scan.entries.allSatisfy { $0.problem == nil && !$0.isInInbox && $0.file.mediaType == .text })
  }

  @Test func takesDocumentsAndInboxOfACorpus() throws {
    try folder.write("documents:\n  - path: documents/0101-x/a.txt\n    municipality: \"0101\"\n", to: "corpus.yaml")
    try folder.write("a", to: "documents/0101-x/a.txt")
    try folder.write("b", to: "inbox/b.txt")
    try folder.write("c", to: "elsewhere/c.txt")
    let entries = try scan().entries
    #expect(entries.map(\.file.path) == ["documents/0101-x/a.txt", "inbox/b.txt"])
    #expect(entries.map(\.isInInbox) == [false, true])
    #expect(entries.first?.file.declared.municipalityCode == "0101")
  }

  @Test func readsAnUnchangedFileOnce() throws {
    try folder.write("one", to: "a.txt", age: 100)
    try folder.write("two", to: "b.txt", age: 100)
    let first = try scan()
    #expect(first.inspected == 2)
    #expect(try scan(stamps: first.stamps).inspected == 0)
    try folder.write("six", to: "a.txt", age: 50)
    let third = try scan(stamps: first.stamps)
    #expect(third.inspected == 1)
    #expect(third.entries[0].file.sha256 == ContentDigest.sha256("six".utf8))
  }

  @Test func readsAFreshFileAgain() throws {
    try folder.write("one", to: "a.txt")
    #expect(try scan(stamps: try scan().stamps).inspected == 1)
  }

  @Test func interpretsOneOfTwoEqualFiles() throws {
    try folder.write("same", to: "a.txt")
    try folder.write("same", to: "b.txt")
    #expect(try problem("a.txt") == nil)
    #expect(try problem("b.txt") == .fileDuplicate)
  }

  @Test func prefersADocumentToItsCopyInTheInbox() throws {
    try folder.write("same", to: "documents/z.txt")
    try folder.write("same", to: "inbox/a.txt")
    #expect(try problem("inbox/a.txt") == .fileDuplicate)
  }

  @Test func reportsWhatCannotBeRead() throws {
    try folder.write("", to: "empty.pdf")
    try folder.write("PK\u{3}\u{4}word/", to: "renamed.pdf")
    try folder.write("PK\u{3}\u{4}word/", to: "letter.docx")
    chmod(try folder.write("x", to: "closed.txt"), 0)
    symlink("/etc/passwd", folder.path + "/out.txt")
    symlink("nowhere", folder.path + "/broken.txt")
    mkfifo(folder.path + "/pipe.txt", 0o644)
    #expect(try problem("empty.pdf") == .fileEmpty)
    #expect(try problem("renamed.pdf") == .fileTypeMismatch)
    #expect(try problem("letter.docx") == .fileTypeUnknown)
    #expect(try problem("closed.txt") == .fileUnreadable)
    #expect(try problem("out.txt") == .fileUnreadable)
    #expect(try problem("broken.txt") == .fileUnreadable)
    #expect(try problem("pipe.txt") == .fileTypeUnknown)
  }

  @Test func followsALinkThatStaysInside() throws {
    try folder.write("a", to: "a.txt")
    symlink("a.txt", folder.path + "/b.txt")
    #expect(try problem("b.txt") == .fileDuplicate)
  }

  @Test func refusesWhatIsNoFolder() throws {
    let file = try folder.write("x", to: "a.txt")
    #expect(throws: CorpusError.self) { try CorpusScanner(folder: file) }
    #expect(throws: CorpusError.self) { try CorpusScanner(folder: folder.path + "/missing") }
  }
}
