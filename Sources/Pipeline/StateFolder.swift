import Comparison
import Corpus
import Foundation

/// The working state of runs: cache, journal, lock, memory of links. Safe to delete; never published.
struct StateFolder: Sendable {
  /// Name of the folder, beside the output.
  static let name = ".indsats"

  let path: String
  /// Name of the output whose journal and lock these are: several outputs may share a folder and its cache.
  private let outputName: String

  /// - Parameter path: `nil` for the default, beside the output.
  init(path: String?, output: URL) {
    let standard = output.standardizedFileURL
    self.path = path ?? standard.deletingLastPathComponent().appendingPathComponent(StateFolder.name).path
    outputName = standard.lastPathComponent
  }

  /// Makes the folder where it is missing.
  func make() throws(PipelineError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .state(path, reason: "the folder cannot be made: \(error.localizedDescription)")
    }
  }

  var lock: String { path + "/" + outputName + ".lock" }
  var journal: String { path + "/" + outputName + ".journal.json" }
  var stamps: String { path + "/stamps.json" }
  var sources: String { path + "/" + outputName + ".sources.json" }
  var links: String { path + "/" + outputName + ".links" }
  var cache: String { path + "/cache" }

  /// The journals of all outputs that share this folder.
  var allJournals: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".journal.json") }.map { path + "/" + $0 }
  }
}

extension StateFolder {
  /// What is known of the sources; nothing when nothing was fetched.
  func loadSources() -> SourceLedger { StateFile.load(SourceLedger.self, from: sources) ?? SourceLedger() }
}

/// Values kept as JSON in a file, written whole or not at all.
enum StateFile {
  /// - Returns: `nil` when the file is missing or does not hold such a value; then the work is done anew.
  static func load<Value: Decodable>(_ type: Value.Type, from path: String) -> Value? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try? JSONDecoder().decode(type, from: data)
  }

  static func save(_ value: some Encodable, to path: String) throws(PipelineError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      try encoder.encode(value).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .state(path, reason: "cannot be written: \(error.localizedDescription)")
    }
  }
}

/// What is remembered of comparing, in a file that begins with the key of what it depends on.
struct LinkMemoryFile: LinkMemoryStore {
  let path: String
  let key: String

  func load() -> LinkMemory {
    guard let file = fopen(path, "rb") else { return LinkMemory() }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else { return LinkMemory() }
    func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Bool {
      fread(buffer.baseAddress, 1, buffer.count, file) == buffer.count
    }
    var start = [UInt8](repeating: 0, count: key.utf8.count)
    guard start.withUnsafeMutableBytes(fill), start.elementsEqual(key.utf8) else { return LinkMemory() }
    return LinkMemory(byteCount: Int(status.st_size) - start.count, fill: fill) ?? LinkMemory()
  }

  func save(_ memory: LinkMemory) throws {
    let unfinished = path + ".new"
    func failure() -> PipelineError { .state(path, reason: "cannot be written: \(String(cString: strerror(errno)))") }
    guard let file = fopen(unfinished, "wb") else { throw failure() }
    do {
      func write(_ part: UnsafeRawBufferPointer) throws {
        guard fwrite(part.baseAddress, 1, part.count, file) == part.count else { throw failure() }
      }
      try Array(key.utf8).withUnsafeBytes(write)
      try memory.write(write)
    } catch {
      fclose(file)
      unlink(unfinished)
      throw error
    }
    guard fclose(file) == 0, rename(unfinished, path) == 0 else { throw failure() }
  }
}
