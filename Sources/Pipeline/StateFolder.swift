import Corpus
import Foundation

/// The working state of runs: cache, journal, lock. Safe to delete; never published.
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
