public import Foundation
public import Model

/// The rows of the last run, with everything they were made from, for looking at.
public struct RunArchive: Sendable {
  private let documents: RowSeries<DocumentResult>
  /// The folder that the rows are kept in.
  private let cache: String
  /// By file.
  public let problems: [Problem]

  /// - Returns: `nil` when there was no run, or its working state was deleted.
  public static func load(output: URL, state: String?) throws(PipelineError) -> RunArchive? {
    let folder = StateFolder(path: state, output: output)
    let journal = Journal.load(folder.journal)
    guard !journal.current.documents.isEmpty else { return nil }
    let content = try SnapshotContent(of: journal.current, from: ResultCache(folder: folder.cache))
    return RunArchive(documents: content.documents, cache: folder.cache, problems: content.problems)
  }

  /// Visits all documents by file. Each is read when it is visited.
  public func forEachDocument(_ body: (DocumentResult) -> Void) throws(PipelineError) {
    try reading { try documents.forEach(body) }
  }

  /// What is found in a document, of the first by file in which something is. Those after it are not read.
  public func first<Value>(_ find: (DocumentResult) -> Value?) throws(PipelineError) -> Value? {
    try reading { try documents.first(find) }
  }

  private func reading<Value>(_ read: () throws -> Value) throws(PipelineError) -> Value {
    do {
      return try read()
    } catch {
      throw error as? PipelineError ?? .state(cache, reason: "\(error)")
    }
  }
}

extension ResultCache {
  /// The rows of a document.
  func result(_ key: String) -> DocumentResult? {
    load(.result, key).flatMap { try? ResultCoding.decode(DocumentResult.self, from: $0) }
  }

  func save(_ rows: DocumentResult, as key: String) throws(PipelineError) {
    do {
      try save(try ResultCoding.encode(rows), .result, key)
    } catch let error as PipelineError {
      throw error
    } catch {
      throw .state(rows.document.source, reason: "its rows cannot be kept: \(error)")
    }
  }
}

extension [Problem] {
  /// By file, then by place, then by code; of equals, in the order found.
  var inOrder: [Problem] {
    enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      return (a.file, a.page ?? 0, a.table?.rawValue ?? "", a.row ?? -1, left.offset)
        < (b.file, b.page ?? 0, b.table?.rawValue ?? "", b.row ?? -1, right.offset)
    }.map(\.element)
  }
}
