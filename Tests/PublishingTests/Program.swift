import Foundation
import TestSupport

/// A program of the system that a test looks at a result with.
struct Program {
  let path: String

  static let unzip = Program(path: "/usr/bin/unzip")
  static let chromium = Program(path: "/usr/bin/chromium")

  var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

  /// Runs to the end; gives what it wrote.
  func run(_ arguments: [String]) throws -> (output: String, messages: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    let folder = try TemporaryFolder()
    let (output, messages) = (folder.url.appendingPathComponent("out"), folder.url.appendingPathComponent("err"))
    for file in [output, messages] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    try process.waitUntilExit(within: 120)
    return (try folder.text("out"), try folder.text("err"))
  }
}
