import Foundation
import Model

/// The files of fetched documents in a corpus. Each is written whole or not at all.
struct FetchedFiles {
  /// Below the corpus; not interpreted.
  static let earlierFolder = "earlier"

  let root: String

  /// A name that says nothing but which address it is: nothing of the address itself is to be trusted.
  static func name(of url: String, _ type: MediaType) -> String {
    let endings: [MediaType: String] = [.pdf: "pdf", .html: "html", .text: "txt"]
    return ContentDigest.sha256(url.utf8).prefix(16) + "." + (endings[type] ?? "bin")
  }

  /// Of the bytes of a file; `nil` when there is none.
  func digest(of path: String) -> String? {
    guard !path.isEmpty, let content = FileManager.default.contents(atPath: root + "/" + path) else { return nil }
    return ContentDigest.sha256(content)
  }

  /// Keeps a copy of a file under a name with its digest, so that doing it twice changes nothing.
  func setAside(_ path: String, digest: String) throws(CorpusError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let target = Self.earlierFolder + "/" + digest.prefix(16) + "-" + name
    guard !FileManager.default.fileExists(atPath: root + "/" + target) else { return }
    guard let content = FileManager.default.contents(atPath: root + "/" + path) else {
      throw .cannotWrite(root + "/" + target, reason: "\(path) cannot be read")
    }
    try write(content, to: target)
  }

  /// Writes beside the target and then puts the file in its place. What a kill leaves half written has a name of its own, which
  /// the next try takes again.
  func write(_ bytes: some DataProtocol, to path: String) throws(CorpusError) {
    let location = root + "/" + path
    let folder = (location as NSString).deletingLastPathComponent
    let part = folder + "/." + (location as NSString).lastPathComponent + ".part"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: part))
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: part))
      try handle.synchronize()
      try handle.close()
    } catch {
      throw .cannotWrite(location, reason: error.localizedDescription)
    }
    guard rename(part, location) == 0 else {
      throw .cannotWrite(location, reason: String(cString: strerror(errno)))
    }
  }

  /// Writes into the manifest what is declared of a document, unless it stands there.
  func declare(_ path: String, _ declared: DeclaredMetadata) throws(CorpusError) {
    do {
      guard try CorpusManifest.load(folder: root).documents[path] == nil else { return }
    } catch {
      throw .manifest(error)
    }
    try CorpusPlacement(folder: root).declare(path, declared)
  }
}
