import Foundation
public import Model

/// What bounds the files of a corpus.
public struct CorpusSettings: Codable, Sendable, Hashable {
  /// The largest plan seen has 40 MB (scanned in colour); ten times that is a mistake or an attack.
  public var largestFileMegabytes = 400

  public init() {}
}

/// A corpus folder cannot be used at all.
public enum CorpusError: Error, Sendable, CustomStringConvertible {
  case notAFolder(String)
  case manifest(YAMLError)
  /// A file could not be put in its place; path and reason.
  case cannotWrite(String, reason: String)

  public var description: String {
    switch self {
    case .notAFolder(let path): "\(path): is not a folder that can be read"
    case .manifest(let error): "\(error)"
    case .cannotWrite(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}

/// A file that was found, with what keeps it from being interpreted, if anything does.
public struct CorpusEntry: Sendable, Hashable {
  public var file: SourceFile
  /// Why the file is not to be read.
  public var problem: Problem?
  /// Whether it still lies in the inbox.
  public var isInInbox: Bool
}

/// All files of a corpus at one moment.
public struct CorpusScan: Sendable {
  /// By path.
  public var entries: [CorpusEntry]
  public var manifest: CorpusManifest
  public var corrections: CorrectionSet
  /// To be kept for the next scan.
  public var stamps: StampTable
  /// Files that were read through, because they are new or their stamp changed.
  public var inspected: Int

  /// A scan that found nothing.
  public init() {
    self.init(entries: [], manifest: CorpusManifest(), corrections: CorrectionSet())
  }

  init(entries: [CorpusEntry], manifest: CorpusManifest, corrections: CorrectionSet) {
    self.entries = entries
    self.manifest = manifest
    self.corrections = corrections
    stamps = StampTable()
    inspected = 0
  }
}

/// Finds the files of a corpus: a folder with `documents/` and `inbox/`, or any folder of files.
public struct CorpusScanner: Sendable {
  /// Folders of a corpus that is laid out as one.
  public static let documentsFolder = "documents"
  public static let inboxFolder = "inbox"

  private let root: String
  private let settings: CorpusSettings
  private let excluded: Set<String>

  /// - Parameters:
  ///   - folder: of the corpus; only read.
  ///   - excluded: folders that are no part of it although they may lie in it, such as the output.
  public init(folder: String, settings: CorpusSettings = CorpusSettings(), excluded: [String] = [])
    throws(CorpusError)
  {
    var status = stat()
    guard let root = FolderWalk.absolutePath(folder), stat(root, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
      access(root, R_OK | X_OK) == 0
    else { throw .notAFolder(folder) }
    self.root = root
    self.settings = settings
    self.excluded = Set(excluded.compactMap(FolderWalk.absolutePath))
  }

  /// Whether the folder is laid out as a corpus rather than a plain folder of files.
  public var isManaged: Bool {
    [Self.documentsFolder, Self.inboxFolder, CorpusManifest.fileName].contains {
      FileManager.default.fileExists(atPath: root + "/" + $0)
    }
  }

  /// - Parameter stamps: what the last scan gave; empty for the first.
  public func scan(stamps: StampTable = StampTable()) throws(CorpusError) -> CorpusScan {
    let manifest: CorpusManifest
    do { manifest = try CorpusManifest.load(folder: root) } catch { throw .manifest(error) }
    var scan = CorpusScan(entries: [], manifest: manifest, corrections: CorrectionSet.load(folder: root))
    for item in items() { scan.add(entry(item, manifest: manifest, stamps: stamps)) }
    scan.entries.markDuplicates()
    return scan
  }

  private func items() -> [FolderWalk.Item] {
    guard isManaged else {
      return FolderWalk.files(root: root, excluded: excluded).filter { !isOwnFile($0.path) }
    }
    return [Self.documentsFolder, Self.inboxFolder]
      .flatMap { FolderWalk.files(root: root, start: $0, excluded: excluded) }.filter { !isOwnFile($0.path) }
  }

  /// Files that tell of a folder and are no plans.
  private func isOwnFile(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let isCorrection = path.hasPrefix(CorrectionSet.folderName + "/") && path.hasSuffix(".yaml")
    return name == CorpusManifest.fileName || name.uppercased().hasPrefix("README") || isCorrection
  }

  private func entry(_ item: FolderWalk.Item, manifest: CorpusManifest, stamps: StampTable) -> FoundFile {
    let stamp = FileStamp(item.status)
    var file = SourceFile(
      path: item.path, location: item.location, sha256: "", bytes: stamp.size, mediaType: .unknown,
      declared: manifest.documents[item.path] ?? DeclaredMetadata())
    let isInInbox = item.path.hasPrefix(Self.inboxFolder + "/") && isManaged
    func failed(_ code: ProblemCode, _ message: String) -> FoundFile {
      let problem = Problem(code, message, file: item.path)
      return FoundFile(entry: CorpusEntry(file: file, problem: problem, isInInbox: isInInbox))
    }
    if item.isStrayLink {
      return failed(.fileUnreadable, "The symbolic link leads out of the corpus folder or nowhere.")
    }
    guard item.status.st_mode & S_IFMT == S_IFREG else {
      return failed(.fileTypeUnknown, "It is a device, a pipe or a socket, not a file.")
    }
    // The superuser may read any file; one that grants reading to nobody is still meant to be left alone.
    guard item.status.st_mode & 0o444 != 0, access(item.location, R_OK) == 0 else {
      return failed(.fileUnreadable, "The file may not be read.")
    }
    let known = stamps.content(of: item.location, stamp: stamp)
    guard let content = known ?? FileInspector.inspect(item.location) else {
      return failed(.fileUnreadable, "The file could not be read to its end.")
    }
    file.sha256 = content.sha256
    file.mediaType = content.mediaType
    let entry = CorpusEntry(file: file, problem: content.problem(of: file, settings: settings), isInInbox: isInInbox)
    return FoundFile(entry: entry, stamp: stamp, content: content, wasInspected: known == nil)
  }
}

/// An entry with what the next scan needs to know of it.
private struct FoundFile {
  var entry: CorpusEntry
  var stamp: FileStamp?
  var content: FileContent?
  var wasInspected = false
}

extension CorpusScan {
  fileprivate mutating func add(_ found: FoundFile) {
    entries.append(found.entry)
    inspected += found.wasInspected ? 1 : 0
    if let stamp = found.stamp, let content = found.content, stamp.isSettled {
      stamps.entries[found.entry.file.location] = StampTable.Entry(stamp: stamp, content: content)
    }
  }
}

extension FileStamp {
  /// Whether the file is old enough that a later write must show in its time of change. Clocks of file systems tick in
  /// steps of up to two seconds, so a younger file is read again at the next run.
  fileprivate var isSettled: Bool {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int(now.tv_sec) * 1_000_000_000 + Int(now.tv_nsec) - modified > 2_000_000_000
  }
}

extension [CorpusEntry] {
  /// Of files with equal content the first by path is interpreted, one outside the inbox before one in it.
  fileprivate mutating func markDuplicates() {
    var first: [String: Int] = [:]
    let order = indices.sorted { (self[$0].isInInbox ? 1 : 0, $0) < (self[$1].isInInbox ? 1 : 0, $1) }
    for index in order where self[index].problem == nil {
      let digest = self[index].file.sha256
      if let original = first[digest] {
        let path = self[original].file.path
        self[index].problem = Problem(
          .fileDuplicate, "The content is that of \(path), which is interpreted.", file: self[index].file.path)
      } else {
        first[digest] = index
      }
    }
  }
}
