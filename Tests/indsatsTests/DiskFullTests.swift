import Foundation
import TestSupport
import Testing

/// A disk that is full or cannot be written: the last good output stays as it is, the message says what to do, and the next
/// run needs no help.
@Suite(.serialized) struct DiskFullTests {
  private let program: BuiltProgram
  private let folders = ["--corpus", "plans", "--output", "disk/out"]

  init() throws {
    program = try BuiltProgram()
    try program.folder.write(BuiltProgram.plan, to: "plans/a.html")
    try program.folder.write("", to: "disk/.keep")
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
  func aFullDiskLeavesTheLastRun() throws {
    let disk = try SmallDisk(at: program.folder.path + "/disk", megabytes: 16)
    defer { disk.remove() }
    try expectDone(run())
    for (number, free) in [0, 8, 64, 200, 500].enumerated() {
      let before = try program.files(below: "disk/out")
      try change(to: number)
      try disk.fill(leavingKilobytes: free)
      let outcome = try run()
      #expect(outcome.status == 3, "\(free) KB free: \(outcome.messages)")
      #expect(outcome.messages.contains("help: Free space"), "\(outcome.messages)")
      #expect(try program.files(below: "disk/out") == before, "\(free) KB free")
      try disk.empty()
      try expectDone(run())
      #expect(try program.folder.read("disk/out/initiatives.csv").contains("Bedre (\(number))"))
      #expect(try beside() == [".indsats", "out"])
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "needs the right to mount a small file system"))
  func aDiskThatCannotBeWrittenLeavesTheLastRun() throws {
    let disk = try SmallDisk(at: program.folder.path + "/disk", megabytes: 16)
    defer { disk.remove() }
    try expectDone(run())
    let before = try program.files(below: "disk/out")
    try change(to: 1)
    try disk.setReadOnly(true)
    let outcome = try run()
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("disk/.indsats"))
    #expect(outcome.messages.contains("help: "))
    #expect(try program.files(below: "disk/out") == before)
    try disk.setReadOnly(false)
    try expectDone(run())
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func aFolderThatCannotBeWrittenLeavesTheLastRun() throws {
    try expectDone(run("--state", "state"))
    let before = try program.files(below: "disk/out")
    try change(to: 1)
    chmod(program.folder.path + "/disk", 0o555)
    defer { chmod(program.folder.path + "/disk", 0o755) }
    let outcome = try run("--state", "state")
    #expect(outcome.status == 3)
    #expect(outcome.messages.contains("not_writable"))
    #expect(try program.files(below: "disk/out") == before)
  }

  /// A limit on the size of files does what a full disk does, and needs no rights.
  @Test func aFileThatMayNotGrowLeavesTheLastRun() throws {
    try expectDone(run())
    let before = try program.files(below: "disk/out")
    try change(to: 1)
    // In units of 512 bytes: less than the database needs.
    let outcome = try program.start(["run"] + folders, within: "ulimit -f 64; exec \"$0\" \"$@\"").finish()
    #expect(outcome.status == 3, "\(outcome.messages)")
    #expect(outcome.messages.contains("help: Free space"))
    #expect(try program.files(below: "disk/out") == before)
    #expect(try beside() == [".indsats", ".keep", "out"])
    try expectDone(run())
  }

  private func run(_ extra: String...) throws -> BuiltProgram.Outcome {
    try program.start(["run"] + folders + extra).finish()
  }

  private func expectDone(_ outcome: BuiltProgram.Outcome) { #expect(outcome.status == 0, "\(outcome.messages)") }

  private func change(to number: Int) throws {
    try program.folder.write(
      BuiltProgram.plan.replacingOccurrences(of: "Bedre", with: "Bedre (\(number))"), to: "plans/a.html")
  }

  private func beside() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: program.folder.path + "/disk").sorted()
  }
}

/// A file system in memory that is quickly full.
struct SmallDisk {
  struct CannotMount: Error {}

  private let path: String
  private let megabytes: Int

  /// Whether this account may mount.
  static let isPossible: Bool = {
    guard getuid() == 0, let folder = try? TemporaryFolder(), let disk = try? SmallDisk(at: folder.path, megabytes: 1)
    else { return false }
    disk.remove()
    return true
  }()

  init(at path: String, megabytes: Int) throws {
    self.path = path
    self.megabytes = megabytes
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(megabytes)m") == 0 else { throw CannotMount() }
  }

  func remove() { umount2(path, Int32(MNT_DETACH)) }

  func setReadOnly(_ isReadOnly: Bool) throws {
    let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
    guard mount("tmpfs", path, "tmpfs", flags, "size=\(megabytes)m") == 0 else { throw CannotMount() }
  }

  /// Writes one file until no more than some space is left.
  func fill(leavingKilobytes left: Int) throws {
    var status = statvfs()
    statvfs(path, &status)
    let free = Int(status.f_bavail) * Int(status.f_frsize)
    try Data(count: max(0, free - left << 10)).write(to: URL(fileURLWithPath: path + "/ballast"))
  }

  func empty() throws { try FileManager.default.removeItem(atPath: path + "/ballast") }
}
