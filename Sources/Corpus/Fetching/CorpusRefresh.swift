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
  /// Day since when the site no longer has it.
  public var goneSince: String?
  /// Whether this was not so at the last refresh: what has been gone for long is news no more, what keeps failing is.
  public var isNews: Bool { outcome != .unchanged && outcome != .planned && !wasKnown }
  /// Whether the last refresh found it gone already.
  var wasKnown = false

  private enum CodingKeys: String, CodingKey {
    case url, outcome, path, reason, goneSince
  }
}

/// Fetches the sources of a corpus. A document that vanished or cannot be fetched stays as it is; one that changed takes the
/// place of its earlier version, which is kept under `earlier/`.
///
/// It may be killed at any moment: the next refresh goes on from the files and the manifest, whatever the ledger knows.
public struct CorpusRefresh {
  public private(set) var ledger: SourceLedger
  public private(set) var items: [RefreshItem] = []

  private let files: FetchedFiles
  private let sources: [CorpusSource]
  private let fetcher: Fetcher
  private let folderOf: (DeclaredMetadata) -> String
  private let today: String
  /// Where the documents lie that the manifest knows, by address: a run may have moved one since it was fetched.
  private var declaredPaths: [String: String] = [:]

  /// - Parameters:
  ///   - folder: of the corpus.
  ///   - ledger: what the last refresh knew.
  ///   - today: day, ISO 8601.
  ///   - folderOf: folder below the corpus for a document of which this is declared.
  public init(
    folder: String, ledger: SourceLedger, today: String, settings: FetchSettings = FetchSettings(),
    folderOf: @escaping (DeclaredMetadata) -> String
  ) throws(CorpusError) {
    do {
      let manifest = try CorpusManifest.load(folder: folder)
      sources = manifest.sources
      for (path, declared) in manifest.documents { if let url = declared.url { declaredPaths[url] = path } }
    } catch {
      throw .manifest(error)
    }
    files = FetchedFiles(root: folder)
    self.ledger = ledger
    self.today = today
    self.folderOf = folderOf
    fetcher = Fetcher(settings: settings)
  }

  /// What would be fetched.
  public mutating func plan() {
    items = sources.map { source in
      let path = declaredPaths[source.url] ?? ledger.entries[source.url]?.path ?? ""
      return RefreshItem(url: source.url, outcome: .planned, path: path, reason: nil)
    }
  }

  /// Fetches all sources, one after the other.
  ///
  /// - Parameters:
  ///   - isStopped: asked before each request.
  ///   - remember: given the ledger each time a document has come or changed.
  public mutating func run(
    isStopped: () -> Bool = { false }, remember: (SourceLedger) -> Void = { _ in }
  ) throws(CorpusError) {
    for source in sources where !isStopped() {
      guard let pattern = source.linkPattern else {
        try refresh(source.url, source, remember)
        continue
      }
      for address in links(of: source, pattern: pattern) where !isStopped() {
        try refresh(address.text, source, remember)
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

  private mutating func refresh(
    _ url: String, _ source: CorpusSource, _ remember: (SourceLedger) -> Void
  ) throws(CorpusError) {
    var entry = ledger.entries[url] ?? SourceLedger.Entry()
    if let path = declaredPaths[url] { entry.path = path }
    let present = files.digest(of: entry.path)
    // Without the file that they came with, an answer that it is unchanged would be of no use.
    let isWhole = present != nil && present == entry.sha256
    let known = isWhole ? Fetcher.Known(etag: entry.etag, lastModified: entry.lastModified) : Fetcher.Known()
    var item = RefreshItem(url: url, outcome: .unchanged, path: entry.path, reason: nil)
    switch fetcher.fetch(url, known: known, allowsPrivate: source.allowsPrivateAddresses) {
    case .document(let document): item.outcome = try keep(document, of: url, source, in: &entry)
    case .unchanged: entry.resolved()
    case .gone(let status):
      item.outcome = .gone
      item.reason = "the site answers \(status)"
      item.wasKnown = entry.goneSince != nil
      entry.goneSince = entry.goneSince ?? today
      item.goneSince = entry.goneSince
    case .failed(let reason):
      item.outcome = .failed
      item.reason = reason
      entry.failure = reason
    }
    if item.outcome == .failed { item.reason = entry.failure }
    item.path = entry.path
    ledger.entries[url] = entry
    items.append(item)
    if item.outcome == .new || item.outcome == .changed { remember(ledger) }
  }

  /// Puts a fetched document into the corpus. The digest of its bytes has the last word on whether it changed.
  ///
  /// The order of the steps matters: whichever was the last, the next refresh finds from the files which one comes next.
  private mutating func keep(
    _ document: FetchResult.Document, of url: String, _ source: CorpusSource, in entry: inout SourceLedger.Entry
  ) throws(CorpusError) -> RefreshItem.Outcome {
    let finding = MediaTypeSniffer.sniff(Array(document.bytes.prefix(MediaTypeSniffer.sampleSize)))
    guard finding.mediaType != .unknown, !document.bytes.isEmpty else {
      entry.failure = "the answer is \(document.bytes.isEmpty ? "empty" : finding.description)"
      return .failed
    }
    let isNew = entry.path.isEmpty
    if isNew { entry.path = folderOf(source.declared) + "/" + FetchedFiles.name(of: url, finding.mediaType) }
    let digest = ContentDigest.sha256(document.bytes)
    let present = files.digest(of: entry.path)
    let isChanged = digest != present || (digest != entry.sha256 && !entry.sha256.isEmpty)
    if digest != present {
      if let present { try files.setAside(entry.path, digest: present) }
      try files.write(document.bytes, to: entry.path)
    }
    if declaredPaths[url] == nil { try declare(entry.path, url, source) }
    entry.resolved()
    entry.etag = document.etag
    entry.lastModified = document.lastModified
    entry.sha256 = digest
    return isNew ? .new : isChanged ? .changed : .unchanged
  }

  private mutating func declare(_ path: String, _ url: String, _ source: CorpusSource) throws(CorpusError) {
    var declared = source.declared
    declared.url = url
    try files.declare(path, declared)
    declaredPaths[url] = path
  }
}

extension SourceLedger.Entry {
  /// The site has the document again, or still.
  fileprivate mutating func resolved() {
    goneSince = nil
    failure = nil
  }
}
