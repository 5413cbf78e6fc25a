import Foundation
public import Model

/// What a refresh did or would do with one address.
public struct RefreshItem: Codable, Sendable, Hashable {
  public enum Outcome: String, Codable, Sendable {
    case new, changed, unchanged, gone, failed
    /// Only looked at what there is to fetch.
    case planned
  }

  public var url: String
  public var outcome: Outcome
  /// Below the corpus; empty when there is no file.
  public var path: String
  /// Why it failed.
  public var reason: String?
}

/// Fetches the sources of a corpus. A document that vanished or cannot be fetched stays as it is; one that changed takes the
/// place of its earlier version, which is kept under `earlier/`.
public struct CorpusRefresh {
  /// Below the corpus; not interpreted.
  static let earlierFolder = "earlier"

  public private(set) var ledger: SourceLedger
  public private(set) var items: [RefreshItem] = []

  private let root: String
  private let sources: [CorpusSource]
  private let fetcher: Fetcher
  private let folderOf: (DeclaredMetadata) -> String
  private let today: String

  /// - Parameters:
  ///   - folder: of the corpus.
  ///   - ledger: what the last refresh knew.
  ///   - today: day, ISO 8601.
  ///   - folderOf: folder below the corpus for a document of which this is declared.
  public init(
    folder: String, ledger: SourceLedger, today: String, settings: FetchSettings = FetchSettings(),
    folderOf: @escaping (DeclaredMetadata) -> String
  ) throws(CorpusError) {
    do { sources = try CorpusManifest.load(folder: folder).sources } catch { throw .manifest(error) }
    root = folder
    self.ledger = ledger
    self.today = today
    self.folderOf = folderOf
    fetcher = Fetcher(settings: settings)
  }

  /// What would be fetched.
  public mutating func plan() {
    items = sources.map { source in
      let path = ledger.entries[source.url]?.path ?? ""
      return RefreshItem(url: source.url, outcome: .planned, path: path, reason: nil)
    }
  }

  /// Fetches all sources, one after the other.
  ///
  /// - Parameter isStopped: asked before each request.
  public mutating func run(isStopped: () -> Bool = { false }) throws(CorpusError) {
    for source in sources where !isStopped() {
      guard let pattern = source.linkPattern else {
        try refresh(source.url, source, isStopped)
        continue
      }
      for address in links(of: source, pattern: pattern) where !isStopped() {
        try refresh(address.text, source, isStopped)
      }
    }
  }

  /// The documents that an index page links to.
  private mutating func links(of source: CorpusSource, pattern: String) -> [WebAddress] {
    guard let base = WebAddress(source.url) else { return [] }
    let reason: String
    switch fetcher.fetch(source.url, allowsPrivate: source.allowsPrivateAddresses) {
    case .document(let page):
      ledger.entries[source.url] = nil
      return LinkFinder.links(in: page.bytes, at: base, pattern: pattern)
    case .unchanged: return []
    case .gone(let status): reason = "the site answers \(status)"
    case .failed(let text): reason = text
    }
    ledger.entries[source.url, default: .init()].failure = reason
    items.append(RefreshItem(url: source.url, outcome: .failed, path: "", reason: reason))
    return []
  }

  private mutating func refresh(_ url: String, _ source: CorpusSource, _ isStopped: () -> Bool) throws(CorpusError) {
    var entry = ledger.entries[url] ?? SourceLedger.Entry()
    let isHere = !entry.path.isEmpty && FileManager.default.fileExists(atPath: root + "/" + entry.path)
    // Without the file an answer that it is unchanged would be of no use.
    let known = isHere ? Fetcher.Known(etag: entry.etag, lastModified: entry.lastModified) : Fetcher.Known()
    var item = RefreshItem(url: url, outcome: .unchanged, path: entry.path, reason: nil)
    switch fetcher.fetch(url, known: known, allowsPrivate: source.allowsPrivateAddresses) {
    case .document(let document): item.outcome = try keep(document, of: url, source, in: &entry, isHere: isHere)
    case .unchanged: entry.resolved()
    case .gone(let status):
      item.outcome = .gone
      item.reason = "the site answers \(status)"
      entry.goneSince = entry.goneSince ?? today
    case .failed(let reason):
      item.outcome = .failed
      item.reason = reason
      entry.failure = reason
    }
    item.path = entry.path
    ledger.entries[url] = entry
    items.append(item)
  }

  // MARK: Files

  /// Puts a fetched document into the corpus. The digest of its bytes has the last word on whether it changed.
  private func keep(
    _ document: FetchResult.Document, of url: String, _ source: CorpusSource, in entry: inout SourceLedger.Entry,
    isHere: Bool
  ) throws(CorpusError) -> RefreshItem.Outcome {
    let finding = MediaTypeSniffer.sniff(Array(document.bytes.prefix(MediaTypeSniffer.sampleSize)))
    guard finding.mediaType != .unknown, !document.bytes.isEmpty else {
      entry.failure = "the answer is \(document.bytes.isEmpty ? "empty" : finding.description)"
      return .failed
    }
    let digest = ContentDigest.sha256(document.bytes)
    entry.resolved()
    entry.etag = document.etag
    entry.lastModified = document.lastModified
    if digest == entry.sha256 && isHere { return .unchanged }
    if isHere { try setAside(entry) }
    let isNew = entry.path.isEmpty
    if isNew { entry.path = folderOf(source.declared) + "/" + name(of: url, finding.mediaType) }
    entry.sha256 = digest
    try write(document.bytes, to: entry.path)
    if isNew {
      var declared = source.declared
      declared.url = url
      try CorpusPlacement(folder: root).declare(entry.path, declared)
    }
    return isNew ? .new : .changed
  }

  /// A name that says nothing but which address it is: nothing of the address itself is to be trusted.
  private func name(of url: String, _ type: MediaType) -> String {
    let endings: [MediaType: String] = [.pdf: "pdf", .html: "html", .text: "txt"]
    return ContentDigest.sha256(url.utf8).prefix(16) + "." + (endings[type] ?? "bin")
  }

  private func setAside(_ entry: SourceLedger.Entry) throws(CorpusError) {
    let name = entry.path.split(separator: "/").last.map(String.init) ?? entry.path
    let target = Self.earlierFolder + "/" + entry.sha256.prefix(16) + "-" + name
    do {
      try FileManager.default.createDirectory(
        atPath: root + "/" + Self.earlierFolder, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(atPath: root + "/" + target)
      try FileManager.default.copyItem(atPath: root + "/" + entry.path, toPath: root + "/" + target)
    } catch {
      throw .cannotWrite(root + "/" + target, reason: error.localizedDescription)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(CorpusError) {
    let location = root + "/" + path
    do {
      try FileManager.default.createDirectory(
        atPath: (location as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try Data(bytes).write(to: URL(fileURLWithPath: location), options: .atomic)
    } catch {
      throw .cannotWrite(location, reason: error.localizedDescription)
    }
  }
}

extension SourceLedger.Entry {
  /// The site has the document again, or still.
  fileprivate mutating func resolved() {
    goneSince = nil
    failure = nil
  }
}
