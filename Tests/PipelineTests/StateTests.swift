import Comparison
import Foundation
import Model
import TestSupport
import Testing
import Vocabulary

@testable import Pipeline

@Suite struct StateTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aSecondLockIsRefusedAndNamesItsOwner() throws {
    let path = folder.path + "/lock"
    do {
      let lock = try RunLock(path: path)
      let error = #expect(throws: PipelineError.self) { _ = try RunLock(path: path) }
      #expect(error?.description.contains("process \(getpid()) since ") == true)
      withExtendedLifetime(lock) {}
    }
    _ = try RunLock(path: path)
  }

  @Test func aLockFileWithoutAnOwnerIsNoObstacle() throws {
    try folder.write("process 1 since 2001-01-01T00:00:00Z\n", to: "lock")
    _ = try RunLock(path: folder.path + "/lock")
  }

  @Test func anEmptyCacheEntryCountsAsMissing() throws {
    let cache = ResultCache(folder: folder.path)
    try cache.save(Data("x".utf8), .result, "abcd")
    #expect(cache.contains(.result, "abcd"))
    #expect(!cache.contains(.tabulated, "abcd"))
    try folder.write("", to: "result/ab/abcd")
    #expect(!cache.contains(.result, "abcd"))
    #expect(cache.load(.result, "abcd") == nil)
  }

  @Test func aDamagedJournalStartsAnew() throws {
    try folder.write("{\"current\":", to: "journal.json")
    #expect(Journal.load(folder.path + "/journal.json") == Journal())
  }

  @Test func whatIsRememberedOfLinksServesOnlyItsKey() throws {
    func bytes(_ memory: LinkMemory) -> [UInt8] {
      var bytes: [UInt8] = []
      memory.write { bytes += $0 }
      return bytes
    }
    let path = folder.path + "/out.links"
    let nothing = bytes(LinkMemory())
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let vocabulary = try Vocabulary.load(folder: root.appendingPathComponent("pipelines/vocabulary"))
    let plans = ["0265", "0630"].map { code in
      var initiative = Initiative(
        initiativeId: InitiativeID(rawValue: code + "-1"), documentId: DocumentID(rawValue: code), title: "Netværk")
      initiative.municipalityCode = code
      let record = DocumentRecord(
        documentId: initiative.documentId, source: code, sha256: code, mediaType: .pdf, bytes: 1)
      return DocumentResult(document: record, initiatives: [initiative])
    }
    let one = LinkMemoryFile(path: path, key: "one")
    #expect(bytes(one.load()) == nothing)
    _ = try Comparer(vocabulary: vocabulary).compare(
      InitiativeVersions(plans), asOf: CalendarDate(dayNumber: 0), memory: one)
    let kept = bytes(one.load())
    #expect(kept != nothing)
    #expect(bytes(LinkMemoryFile(path: path, key: "two").load()) == nothing)
    try folder.write("one, and then nothing of use", to: "out.links")
    #expect(bytes(one.load()) == nothing)
    try folder.write("one", to: "out.links")
    #expect(bytes(one.load()) == nothing)
    #expect(throws: PipelineError.self) {
      try LinkMemoryFile(path: folder.path + "/missing/out.links", key: "one").save(LinkMemory())
    }
  }

  @Test func theStateLiesBesideTheOutput() throws {
    let state = StateFolder(path: nil, output: URL(fileURLWithPath: folder.path + "/out"))
    #expect(state.path == folder.path + "/.indsats")
    #expect(state.lock == folder.path + "/.indsats/out.lock")
  }
}
