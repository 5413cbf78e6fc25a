import Corpus
import Foundation
import Model

/// What doctor looks at in the folders that a run reads and writes.
extension Doctor {
  /// `corpus.yaml` with its sources, where there is one.
  func manifest() -> Finding {
    do throws(YAMLError) {
      let manifest = try CorpusManifest.load(folder: corpus)
      return Finding(
        name: "sources", isFine: true,
        state: "\(manifest.sources.count) sources, \(manifest.documents.count) declared documents", mend: "")
    } catch {
      return Finding(name: "sources", isFine: false, state: "\(error)", mend: "Mend the line and run again.")
    }
  }

  /// A new output is written beside the old one before it takes its place, so there must be room for both.
  func space() -> Finding {
    let folder = existingParent(of: output)
    var status = statvfs()
    guard statvfs(folder.path, &status) == 0 else {
      return Finding(name: "space", isFine: true, state: "unknown", mend: "")
    }
    let free = (Int(status.f_bavail) * Int(status.f_frsize)) >> 20
    let needed = Doctor.spareMegabytes + 2 * (size(of: output) >> 20)
    let isEnough = free >= needed
    return Finding(
      name: "space", isFine: isEnough,
      state: "\(free) MB free for \(output.lastPathComponent), a run needs \(needed) MB",
      mend: isEnough ? "" : "df -h \(folder.path)")
  }

  /// Room for the cache of a first run over some hundred documents.
  private static let spareMegabytes = 200

  func lastRun() -> Finding {
    let file = output.appendingPathComponent("run.json")
    guard let data = FileManager.default.contents(atPath: file.path) else {
      return Finding(name: "last run", isFine: true, state: "none published in \(output.path)", mend: "")
    }
    guard let fields = try? JSONDecoder().decode(Published.self, from: data) else {
      return Finding(
        name: "last run", isFine: false, state: "\(file.path) cannot be read",
        mend: "Run again: indsats run --output \(output.path)")
    }
    let time = (try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]) as? Date
    let when = time.map { " on " + ISO8601DateFormatter().string(from: $0) } ?? ""
    return Finding(
      name: "last run", isFine: true,
      state: "\(fields.documents) documents published\(when), \(fields.failed) of them failed", mend: "")
  }

  /// What of `run.json` is told.
  private struct Published: Decodable {
    var documents: Int
    var failed: Int
  }

  func existingParent(of folder: URL) -> URL {
    var parent = folder.deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: parent.path), parent.path != "/" { parent.deleteLastPathComponent() }
    return parent
  }

  /// Bytes of all files below a folder.
  private func size(of folder: URL) -> Int {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.reduce(0) { sum, name in
      var status = stat()
      return stat(folder.path + "/" + name, &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }
}
