import Comparison
public import Foundation
public import Model

/// The rows of the last run, with everything they were made from, for looking at.
public struct RunArchive: Sendable {
  /// By id.
  public let documents: [DocumentResult]
  /// By file.
  public let problems: [Problem]

  /// - Returns: `nil` when there was no run, or its working state was deleted.
  public static func load(output: URL, state: String?) throws(PipelineError) -> RunArchive? {
    let folder = StateFolder(path: state, output: output)
    let journal = Journal.load(folder.journal)
    guard !journal.current.documents.isEmpty else { return nil }
    let content = try journal.current.content(from: ResultCache(folder: folder.cache))
    return RunArchive(documents: content.documents, problems: content.problems)
  }
}

extension Journal.Snapshot {
  /// The rows of all documents in the order of their ids, with corrections applied and later versions of a plan under the
  /// initiative ids of the first, and all problems.
  ///
  /// - Throws: when rows are missing from the cache.
  func content(from cache: ResultCache) throws(PipelineError) -> (documents: [DocumentResult], problems: [Problem]) {
    var results: [DocumentResult] = []
    for (path, entry) in documents.sorted(by: { $0.key < $1.key }) {
      results.append(try entry.result(from: cache, path: path))
    }
    results.makeIdentifiersUnique()
    var applier = CorrectionApplier(corrections)
    applier.apply(to: &results)
    results.sort { $0.document.documentId < $1.document.documentId }
    results = PlanVersions().continued(results)
    return (results, (results.flatMap(\.problems) + otherProblems + applier.problems).inOrder)
  }
}

extension Journal.Entry {
  fileprivate func result(from cache: ResultCache, path: String) throws(PipelineError) -> DocumentResult {
    guard var result = cache.result(resultKey) else {
      cache.drop(.result, resultKey)
      throw .state(path, reason: "its rows are missing from the working state; run again to make them anew")
    }
    result.document.source = path
    result.document.firstSeen = firstSeen
    result.document.lastChanged = lastChanged
    for index in result.problems.indices { result.problems[index].file = path }
    return result
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
