import Glibc

/// Where a run is published, with the names used beside it while it is being replaced.
struct OutputLocation: Sendable {
  /// Absolute path of the output folder, symbolic links resolved.
  let target: String
  /// The folder that holds it.
  let parent: String
  /// The new run while it is written; the old run for the moment until it is removed.
  let staging: String
  /// The old run, on file systems that cannot exchange two folders at once.
  let previous: String

  /// The list of files that belong to a published run, one a line.
  static let manifestName = ".indsats-output"
  /// Stands in a staging folder that is not complete.
  static let incompleteName = ".indsats-incomplete"
  /// Files that an output folder may hold before its first run.
  static let harmlessNames: Set<String> = [".gitkeep", ".gitignore"]

  /// - Throws: when the path leads to something other than a folder.
  init(_ path: String) throws(PublishingError) {
    let target = try OutputLocation.resolve(path)
    guard let slash = target.lastIndex(of: "/"), target != "/" else {
      throw PublishingError(.foreignFiles, path: path, cause: "the root of the file system cannot be an output folder")
    }
    let name = target[target.index(after: slash)...]
    parent = slash == target.startIndex ? "/" : String(target[..<slash])
    let beside = parent == "/" ? "/" : parent + "/"
    self.target = target
    staging = "\(beside).\(name).indsats-new"
    previous = "\(beside).\(name).indsats-old"
  }

  private static func resolve(_ path: String) throws(PublishingError) -> String {
    var trimmed = path
    while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
    if FolderTree.kind(of: trimmed) != nil {
      guard let real = realPath(trimmed), FolderTree.kind(of: real) == .folder else {
        throw PublishingError(.notAFolder, path: path, cause: "there is something of that name that is not a folder")
      }
      return real
    }
    let parts = trimmed.lastIndex(of: "/").map { (trimmed[..<$0], trimmed[trimmed.index(after: $0)...]) }
    let (folder, name) = parts ?? (".", trimmed[...])
    let parent = folder.isEmpty ? "/" : String(folder)
    try FolderTree.make(parent)
    guard let real = realPath(parent) else { throw PublishingError.system(errno, path: parent) }
    return (real == "/" ? "" : real) + "/" + name
  }

  private static func realPath(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
