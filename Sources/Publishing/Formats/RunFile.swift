public import Foundation
public import Model

extension Publisher {
  /// Replaces `run.json` alone, for a run that found nothing to change. Readers see the old one or the new one.
  public static func renew(_ summary: RunSummary, in folder: URL) throws(PublishingError) {
    let part = folder.path + "/.run.json.part"
    try OutputFile.write(summary.document.document, to: part)
    guard rename(part, folder.path + "/run.json") == 0 else { throw PublishingError.system(errno, path: part) }
  }
}

extension RunSummary {
  /// The content of `run.json`.
  var document: JSONValue {
    .object([
      ("version", .string(version)),
      ("as_of", .string(asOf.iso)),
      ("new", .integer(new)),
      ("changed", .integer(changed)),
      ("unchanged", .integer(unchanged)),
      ("gone", .integer(gone)),
      ("failed", .integer(failed)),
      ("needs_review", .integer(needsReview)),
      ("documents", .integer(documents)),
      ("initiatives", .integer(initiatives)),
      ("tables", .integer(tables)),
      ("failed_documents", .list(failedDocuments.map(\.document))),
      ("stages", .object(stages.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
    ])
  }
}

extension RunSummary.FailedDocument {
  fileprivate var document: JSONValue {
    .object([("source", .string(source)), ("code", .string(code.rawValue)), ("message", .string(message))])
  }
}
