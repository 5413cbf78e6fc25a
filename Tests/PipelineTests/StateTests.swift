import Foundation
import TestSupport
import Testing

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

  @Test func theStateLiesBesideTheOutput() throws {
    let state = StateFolder(path: nil, output: URL(fileURLWithPath: folder.path + "/out"))
    #expect(state.path == folder.path + "/.indsats")
    #expect(state.lock == folder.path + "/.indsats/out.lock")
  }
}
