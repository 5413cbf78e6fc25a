import Glibc

/// Reading and removing folders without ever following a symbolic link.
enum FolderTree {
  enum Kind {
    case folder, file, link, other
  }

  /// What stands at a path itself; `nil` for nothing.
  static func kind(of path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Names in a folder, sorted; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Paths below a folder of everything that is not a folder with something in it, sorted by folder.
  static func leaves(in folder: String, prefix: String = "") -> [String] {
    names(in: folder).flatMap { name -> [String] in
      let path = folder + "/" + name
      guard kind(of: path) == .folder else { return [prefix + name] }
      let below = leaves(in: path, prefix: prefix + name + "/")
      return below.isEmpty ? [prefix + name] : below
    }
  }

  /// Removes a folder with all that is in it, or a file.
  static func remove(_ folder: String) {
    guard kind(of: folder) == .folder else {
      unlink(folder)
      return
    }
    for name in names(in: folder) {
      let path = folder + "/" + name
      if kind(of: path) == .folder { remove(path) } else { unlink(path) }
    }
    rmdir(folder)
  }

  /// Removes folders that hold nothing, from the innermost outwards.
  static func removeEmptyFolders(in folder: String) {
    for name in names(in: folder) where kind(of: folder + "/" + name) == .folder {
      removeEmptyFolders(in: folder + "/" + name)
    }
    rmdir(folder)
  }

  /// Makes a folder and those above it.
  static func make(_ folder: String) throws(PublishingError) {
    if kind(of: folder) == .folder || mkdir(folder, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = folder.lastIndex(of: "/"), slash != folder.startIndex else {
      throw PublishingError.system(errno, path: folder)
    }
    try make(String(folder[..<slash]))
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw PublishingError.system(errno, path: folder) }
  }

  /// Moves a file that stands below one folder to the same place below another one.
  ///
  /// - Throws: when something stands there already, or the move fails. The file then stays where it was.
  static func move(_ relativePath: String, from source: String, to destination: String) throws(PublishingError) {
    let goal = destination + "/" + relativePath
    if let slash = goal.lastIndex(of: "/") { try make(String(goal[..<slash])) }
    guard kind(of: goal) == nil else {
      throw PublishingError(.foreignFiles, path: source + "/" + relativePath, cause: "\(goal) exists already")
    }
    guard rename(source + "/" + relativePath, goal) == 0 else { throw PublishingError.system(errno, path: goal) }
  }
}
