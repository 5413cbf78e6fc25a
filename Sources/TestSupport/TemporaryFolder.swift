import Foundation

/// A folder of its own for one test, removed with everything in it afterwards.
public final class TemporaryFolder: Sendable {
  /// Absolute path without symbolic links.
  public let path: String

  public init() throws {
    let base = URL(fileURLWithPath: NSTemporaryDirectory()).resolvingSymlinksInPath()
    path = base.appendingPathComponent("indsats-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it.
  ///
  /// - Parameter age: seconds that the file is to look old.
  /// - Returns: its absolute path.
  @discardableResult
  public func write(_ content: some Sequence<UInt8>, to name: String, age: Double = 0) throws -> String {
    let location = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (location as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(content).write(to: URL(fileURLWithPath: location))
    if age > 0 {
      let moment = Date(timeIntervalSinceNow: -age)
      try FileManager.default.setAttributes([.modificationDate: moment], ofItemAtPath: location)
    }
    return location
  }

  @discardableResult
  public func write(_ text: String, to name: String, age: Double = 0) throws -> String {
    try write(text.utf8, to: name, age: age)
  }

  public func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  public func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
}
