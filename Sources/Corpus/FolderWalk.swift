import Foundation

/// The files below a folder, in the order of their paths.
enum FolderWalk {
  struct Item {
    /// Below the folder walked, with `/`.
    var path: String
    var status: stat
    /// Whether it is a symbolic link that leads out of the corpus or nowhere.
    var isStrayLink: Bool
    /// Where the bytes are: the target of a link that stays inside, else the path itself.
    var location: String
  }

  /// Folders deeper than this are left alone; no corpus is arranged so.
  private static let deepest = 32

  /// Lists everything that is no folder, hidden files and folders aside. Links to folders are not followed.
  ///
  /// - Parameters:
  ///   - root: absolute path without symbolic links; links may lead anywhere below it.
  ///   - start: folder below `root` to begin at, empty for `root` itself.
  ///   - excluded: absolute paths of folders and files to leave out.
  static func files(root: String, start: String = "", excluded: Set<String> = []) -> [Item] {
    var items: [Item] = []
    collect(start, root: root, depth: 0, excluded: excluded, into: &items)
    return items.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func collect(
    _ folder: String, root: String, depth: Int, excluded: Set<String>, into items: inout [Item]
  ) {
    let absolute = folder.isEmpty ? root : root + "/" + folder
    for name in names(in: absolute) where !name.hasPrefix(".") {
      let path = folder.isEmpty ? name : folder + "/" + name
      let location = root + "/" + path
      var status = stat()
      guard !excluded.contains(location), lstat(location, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        if depth < deepest { collect(path, root: root, depth: depth + 1, excluded: excluded, into: &items) }
      case S_IFLNK:
        if let item = followed(path, location: location, root: root) { items.append(item) }
      default:
        items.append(Item(path: path, status: status, isStrayLink: false, location: location))
      }
    }
  }

  private static func names(in folder: String) -> [String] {
    // Closed with closedir.
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  /// A link to a file; `nil` for a link to a folder.
  private static func followed(_ path: String, location: String, root: String) -> Item? {
    var status = stat()
    guard stat(location, &status) == 0, let target = absolutePath(location) else {
      return Item(path: path, status: status, isStrayLink: true, location: location)
    }
    if status.st_mode & S_IFMT == S_IFDIR { return nil }
    return Item(path: path, status: status, isStrayLink: !target.hasPrefix(root + "/"), location: target)
  }

  /// The path without symbolic links and dots; `nil` when there is nothing there.
  static func absolutePath(_ path: String) -> String? {
    // Allocated by realpath, freed with free.
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
