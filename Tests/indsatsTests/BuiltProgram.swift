import Foundation
import TestSupport

/// The program as people run it, in a folder of its own.
struct BuiltProgram {
  struct Outcome {
    var status: Int32
    var output: String
    var messages: String
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A program whose folder holds the corpus `plans` with one plan.
  static func withPlan() throws -> BuiltProgram {
    let program = try BuiltProgram()
    try program.folder.write(plan, to: "plans/a.html")
    return program
  }

  /// Runs over the corpus `plans` into `out`.
  @discardableResult
  func publish(_ extra: [String] = []) throws -> Outcome {
    try start(["run", "--corpus", "plans", "--output", "out"] + extra).finish()
  }

  /// The program lies beside the one that runs the tests.
  static let path: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/indsats"
  }()

  static let pipelines = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../pipelines").standardizedFileURL.path

  /// Runs the program and waits for its end.
  func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
    let process = try start(arguments, environment: environment)
    process.input.fileHandleForWriting.write(Data(input.utf8))
    try process.input.fileHandleForWriting.close()
    return try process.finish()
  }

  /// - Parameter script: of a shell that starts the program, which is its `$0`, with the arguments, which are its `$@`.
  func start(
    _ arguments: [String], within script: String? = nil, environment: [String: String] = [:]
  ) throws -> Running {
    let running = Running(folder: try TemporaryFolder())
    running.process.executableURL = URL(fileURLWithPath: script == nil ? Self.path : "/bin/sh")
    running.process.arguments = (script.map { ["-c", $0, Self.path] } ?? []) + arguments
    running.process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    // What the address sanitizer is told counts for the program too.
    let passed = ProcessInfo.processInfo.environment.filter { $0.key == "ASAN_OPTIONS" }
    running.process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(passed) { $1 }
      .merging(environment) { $1 }
    running.process.standardInput = running.input
    running.process.standardOutput = try running.handle("out")
    running.process.standardError = try running.handle("err")
    try running.process.run()
    return running
  }

  /// A run that has been started. What it prints goes to files, so that it never waits for a reader.
  struct Running {
    let process = Process()
    let input = Pipe()
    let folder: TemporaryFolder

    fileprivate func handle(_ name: String) throws -> FileHandle {
      try folder.write("", to: name)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path + "/" + name))
    }

    func finish() throws -> Outcome {
      try process.waitUntilExit(within: 300)
      let status = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
      return Outcome(status: status, output: try folder.read("out"), messages: try folder.read("err"))
    }
  }

  // MARK: Plans

  static let plan = """
    <!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Handleplan for børn og unge</title></head><body>
    <h1>Handleplan for børn og unge</h1><p>Roskilde Kommune, 14. marts 2023</p>
    <table><tr><th>Indsats</th><th>Formål</th><th>Ansvarlig</th><th>Frist</th><th>Status</th></tr>
    <tr><td>Bedre ledelsestilsyn</td><td>Sagerne gennemgås hvert kvartal</td><td>Centerchefen</td><td>1. maj 2023</td><td>I gang</td></tr>
    <tr><td>Fælles kurser i børnesamtaler</td><td>Barnets stemme høres i alle sager</td><td>Afdelingslederen</td><td>3. kvartal 2023</td><td>Planlagt</td></tr>
    </table></body></html>
    """

  /// All files of a folder with their content, by path.
  func files(below name: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    let root = folder.path + "/" + name
    for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue { found[path] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)) }
    }
    return found
  }
}
