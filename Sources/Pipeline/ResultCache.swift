import Foundation

/// Results by the key of everything they depend on. An entry is written once and never changed, so runs may share it.
struct ResultCache: Sendable {
  enum Kind: String, Sendable {
    /// A document read and tabulated.
    case tabulated
    /// A document's rows.
    case result
    /// A drawn page.
    case picture
  }

  private let folder: String

  init(folder: String) { self.folder = folder }

  func load(_ kind: Kind, _ key: String) -> Data? {
    FileManager.default.contents(atPath: path(kind, key)).flatMap { $0.isEmpty ? nil : $0 }
  }

  func contains(_ kind: Kind, _ key: String) -> Bool {
    var status = stat()
    // A file cut to nothing is what a loss of power can leave.
    return stat(path(kind, key), &status) == 0 && status.st_size > 0
  }

  func save(_ data: Data, _ kind: Kind, _ key: String) throws(PipelineError) {
    let target = path(kind, key)
    let location = URL(fileURLWithPath: target)
    do {
      // Most often the folder is there.
      if (try? data.write(to: location, options: .atomic)) != nil { return }
      try FileManager.default.createDirectory(
        at: location.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: location, options: .atomic)
    } catch {
      throw .state(target, reason: "cannot be written: \(error.localizedDescription)")
    }
  }

  /// Removes an entry that cannot be read, so that it is made anew.
  func drop(_ kind: Kind, _ key: String) { unlink(path(kind, key)) }

  private func path(_ kind: Kind, _ key: String) -> String {
    "\(folder)/\(kind.rawValue)/\(key.prefix(2))/\(key)"
  }
}
