import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct CachePruningTests {
  private let folder: TemporaryFolder
  private let day = 86_400.0

  init() throws {
    folder = try TemporaryFolder()
    for (name, age) in [("used", 90.0), ("old", 40.0), ("new", 1.0)] {
      try folder.write([UInt8](repeating: 7, count: 1 << 20), to: "result/xx/\(name)", age: age * day)
    }
  }

  private var left: [String] { ["new", "old", "used"].filter { folder.exists("result/xx/" + $0) } }

  @Test func whatNoStateNeedsGoesWithAge() {
    CachePruning(CacheSettings()).prune(folder.path, keeping: ["used"])
    #expect(left == ["new", "used"])
  }

  @Test func beyondTheSizeTheOldestGoFirst() {
    var settings = CacheSettings()
    settings.keepDays = 365
    settings.largestMegabytes = 2
    CachePruning(settings).prune(folder.path, keeping: ["used"])
    #expect(left == ["new", "used"])
    settings.largestMegabytes = 0
    CachePruning(settings).prune(folder.path, keeping: ["used"])
    #expect(left == ["used"])
  }
}
