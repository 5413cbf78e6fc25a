import Foundation

/// How much of what was made before is kept, for runs that may need it again.
public struct CacheSettings: Codable, Sendable, Hashable {
  /// Days that an entry is kept which no published state needs: a word list or a document that is changed back within them
  /// costs nothing.
  public var keepDays = 30.0
  /// Size beyond which such entries go earlier, the oldest first. A document takes about a tenth of its file.
  public var largestMegabytes = 4000

  public init() {}
}

/// Removes old entries from the cache. An entry that another run wants all the same is made anew by it.
struct CachePruning {
  private struct Entry {
    var path: String
    var bytes: Int
    /// Seconds since the epoch.
    var modified: Int
  }

  private let settings: CacheSettings
  private let now: Int

  init(_ settings: CacheSettings, now: Int = time(nil)) {
    self.settings = settings
    self.now = now
  }

  /// - Parameters:
  ///   - folder: of the cache.
  ///   - used: keys that stay however old they are.
  func prune(_ folder: String, keeping used: Set<String>) {
    var total = 0
    var spare: [Entry] = []
    for entry in entries(of: folder) {
      total += entry.bytes
      if !used.contains((entry.path as NSString).lastPathComponent) { spare.append(entry) }
    }
    let oldest = now - Int(settings.keepDays * 86_400)
    for entry in spare.sorted(by: { ($0.modified, $0.path) < ($1.modified, $1.path) }) {
      guard entry.modified < oldest || total > settings.largestMegabytes << 20 else { break }
      if unlink(entry.path) == 0 { total -= entry.bytes }
    }
  }

  private func entries(of folder: String) -> [Entry] {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    return names.compactMap { name in
      var status = stat()
      guard let name = name as? String, lstat(folder + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG
      else { return nil }
      return Entry(path: folder + "/" + name, bytes: Int(status.st_size), modified: status.st_mtim.tv_sec)
    }
  }
}
