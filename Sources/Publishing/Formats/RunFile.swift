public import Foundation
public import Model

extension Publisher {
  /// Replaces `run.json` alone, for a run that found nothing to change. Readers see the old one or the new one.
  public static func renew(_ summary: RunSummary, in folder: URL) throws(PublishingError) {
    // Beside the folder, so that readers never see it. A run that was killed may have left one.
    let part = try OutputLocation(folder.path).staging + "-run.json"
    unlink(part)
    do throws(PublishingError) {
      try OutputFile.write(summary.document.document, to: part)
      guard rename(part, folder.path + "/run.json") == 0 else {
        throw PublishingError.system(errno, path: folder.path + "/run.json")
      }
    } catch {
      unlink(part)
      throw error
    }
  }
}

extension RunSummary {
  /// The content of `run.json`.
  var document: JSONValue {
    let head: [(String, JSONValue)] = [("version", .string(version)), ("as_of", .string(asOf.iso))]
    let tail: [(String, JSONValue)] = [
      ("failed_documents", .list(failedDocuments.map(\.document))),
      ("stages", .object(stages.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
    ]
    return .object(head + counters + names + tail)
  }

  private var counters: [(String, JSONValue)] {
    let values = [
      ("new", new), ("changed", changed), ("unchanged", unchanged), ("gone", gone), ("failed", failed),
      ("needs_review", needsReview), ("documents", documents), ("initiatives", initiatives), ("tables", tables),
    ]
    return values.map { ($0.0, .integer($0.1)) }
  }

  /// What the counters count, by path, and since when.
  private var names: [(String, JSONValue)] {
    let lists = [
      ("new_documents", newDocuments), ("changed_documents", changedDocuments), ("gone_documents", goneDocuments),
      ("review_documents", reviewDocuments),
    ]
    let moment = since.map { [("since", JSONValue.string($0))] } ?? []
    return moment + lists.map { ($0.0, .texts($0.1)) }
  }
}

extension RunSummary.FailedDocument {
  fileprivate var document: JSONValue {
    .object([("source", .string(source)), ("code", .string(code.rawValue)), ("message", .string(message))])
  }
}
