import Foundation
import Testing

@testable import Publishing

/// How a run takes the place of the one before.
@Suite struct StagedFolderTests {
  private func publish(_ files: [String: String], to path: String) throws {
    let staged = try StagedFolder(for: path)
    for (name, text) in files {
      let full = staged.path + "/" + name
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: full).deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: full))
    }
    try staged.commit(isDurable: false)
  }

  @Test func makesTheFolderAndThoseAboveIt() throws {
    let folder = try TemporaryFolder()
    try publish(["a.csv": "1", "excel/a.csv": "2"], to: folder.url.path + "/far/away/output")
    #expect(try folder.text("far/away/output/excel/a.csv") == "2")
    #expect(try folder.names("far/away") == ["output"])
  }

  @Test func replacesTheRunBeforeWithoutLeavingAnything() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path + "/output"
    try publish(["a.csv": "old", "gone.csv": "old"], to: path)
    try publish(["a.csv": "new"], to: path)
    #expect(try folder.text("output/a.csv") == "new")
    #expect(try folder.names("output") == [".indsats-output", "a.csv"])
    #expect(try folder.names() == ["output"])
  }

  @Test func refusesAFolderWithFilesOfSomebodyElse() throws {
    let folder = try TemporaryFolder()
    try folder.write("dear diary", to: "home/diary.txt")
    let error = #expect(throws: PublishingError.self) { try publish(["a.csv": "1"], to: folder.url.path + "/home") }
    #expect(error?.code == .foreignFiles)
    #expect(try folder.names("home") == ["diary.txt"])
    #expect(try folder.names() == ["home"])
  }

  @Test func takesAFolderThatHoldsOnlyAKeepFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "output/.gitkeep")
    try publish(["a.csv": "1"], to: folder.url.path + "/output")
    #expect(try folder.names("output") == [".gitkeep", ".indsats-output", "a.csv"])
  }

  @Test func carriesOverWhatNoRunWrote() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path + "/output"
    try publish(["a.csv": "1", "report/index.html": "1"], to: path)
    try folder.write("mine", to: "output/report/notes.txt")
    try folder.write("mine", to: "output/own/deep/list.txt")
    try publish(["a.csv": "2", "report/index.html": "2"], to: path)
    #expect(try folder.text("output/report/notes.txt") == "mine")
    #expect(try folder.text("output/own/deep/list.txt") == "mine")
    #expect(try folder.text("output/report/index.html") == "2")
    #expect(try folder.names() == ["output"])
  }

  @Test func refusesToOverwriteAFileThatNoRunWrote() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path + "/output"
    try publish(["a.csv": "1"], to: path)
    try folder.write("mine", to: "output/b.csv")
    let error = #expect(throws: PublishingError.self) { try publish(["b.csv": "2"], to: path) }
    #expect(error?.code == .foreignFiles)
    #expect(try folder.text("output/b.csv") == "mine")
    #expect(try folder.text("output/a.csv") == "1")
  }

  @Test func refusesAFileInPlaceOfAFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "output")
    let error = #expect(throws: PublishingError.self) { try publish([:], to: folder.url.path + "/output") }
    #expect(error?.code == .notAFolder)
    #expect(try folder.text("output") == "text")
  }

  @Test func followsALinkToTheFolderItLeadsTo() throws {
    let folder = try TemporaryFolder()
    try publish(["a.csv": "1"], to: folder.url.path + "/real")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path + "/output", withDestinationPath: folder.url.path + "/real")
    try publish(["a.csv": "2"], to: folder.url.path + "/output")
    #expect(try folder.text("real/a.csv") == "2")
    #expect(try folder.names() == ["output", "real"])
  }

  @Test func oneRunAtATime() throws {
    let folder = try TemporaryFolder()
    let first = try StagedFolder(for: folder.url.path + "/output")
    let error = #expect(throws: PublishingError.self) { try publish([:], to: folder.url.path + "/output") }
    #expect(error?.code == .busy)
    first.abandon()
    #expect(try folder.names() == [])
  }

  @Test func cleansAHalfWrittenRunOfAKilledProgram() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".output.indsats-new/.indsats-incomplete")
    try folder.write("half", to: ".output.indsats-new/excel/a.csv")
    try publish(["b.csv": "1"], to: folder.url.path + "/output")
    #expect(try folder.names("output") == [".indsats-output", "b.csv"])
    #expect(try folder.names() == ["output"])
  }

  @Test func goesOnWithTheRemovalThatAKillBroke() throws {
    let folder = try TemporaryFolder()
    try publish(["excel/a.csv": "new"], to: folder.url.path + "/output")
    // The files of the old run are gone, the folder that held them and the list are not.
    try folder.write("excel/a.csv\n", to: ".output.indsats-new/.indsats-output")
    try FileManager.default.createDirectory(
      atPath: folder.url.path + "/.output.indsats-new/excel", withIntermediateDirectories: false)
    try publish(["excel/a.csv": "newer"], to: folder.url.path + "/output")
    #expect(try folder.text("output/excel/a.csv") == "newer")
    #expect(try folder.names() == ["output"])
  }

  @Test func rescuesForeignFilesFromARunThatWasKilledAfterTheExchange() throws {
    let folder = try TemporaryFolder()
    try publish(["a.csv": "new"], to: folder.url.path + "/output")
    try folder.write("a.csv\n", to: ".output.indsats-new/.indsats-output")
    try folder.write("old", to: ".output.indsats-new/a.csv")
    try folder.write("mine", to: ".output.indsats-new/notes.txt")
    try publish(["a.csv": "newer"], to: folder.url.path + "/output")
    #expect(try folder.text("output/notes.txt") == "mine")
    #expect(try folder.text("output/a.csv") == "newer")
    #expect(try folder.names() == ["output"])
  }

  @Test func bringsBackTheOldRunWhenAKillLeftNone() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.csv\n", to: ".output.indsats-old/.indsats-output")
    try folder.write("old", to: ".output.indsats-old/a.csv")
    let staged = try StagedFolder(for: folder.url.path + "/output")
    #expect(try folder.text("output/a.csv") == "old")
    staged.abandon()
  }

  @Test func leavesLinksInTheFolderAlone() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "elsewhere/file.txt")
    let path = folder.url.path + "/output"
    try publish(["a.csv": "1"], to: path)
    try FileManager.default.createSymbolicLink(
      atPath: path + "/link", withDestinationPath: folder.url.path + "/elsewhere")
    try publish(["a.csv": "2"], to: path)
    #expect(try folder.text("elsewhere/file.txt") == "precious")
    #expect(try folder.text("output/link/file.txt") == "precious")
  }
}
