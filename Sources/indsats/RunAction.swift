import Foundation
import Model
import Pipeline

/// A run with what is said about it.
struct RunAction {
  let options: RunOptions
  let messages: MessageOptions

  /// Prints what a run would do.
  func show() throws {
    let plan = try PipelineRunner(options).plan()
    if messages.json { return try Console.print(json: plan) }
    for item in plan.items {
      Console.print("\(item.state.rawValue)\t\(item.work.rawValue)\t\(item.path)")
    }
  }

  /// - Returns: what the run did, in words.
  @discardableResult
  func perform() throws -> RunReport {
    let stop = StopFlag()
    let runner = try PipelineRunner(options, stop: stop)
    let signals = SignalWatch(stop)
    defer { signals.end() }
    let progress = ProgressReporter(messages)
    let outcome: RunOutcome
    do {
      defer { progress.end() }
      outcome = try runner.run { progress.show($0) }
    }
    let report = RunReport(outcome: outcome, folder: options.output.relativePath)
    if messages.json { try Console.print(json: outcome.summary) }
    report.print(quietly: messages.quiet)
    return report
  }
}

/// What a run did, in words.
struct RunReport {
  let summary: RunSummary
  private let folder: String
  private let wasPublished: Bool

  init(outcome: RunOutcome, folder: String) {
    summary = outcome.summary
    wasPublished = outcome.wasPublished
    self.folder = folder
  }

  var status: ExitStatus { summary.failed > 0 ? .someFailed : .done }

  /// Whether there is something that an operator wants to hear of.
  var isNews: Bool { wasPublished && summary.new + summary.changed + summary.gone > 0 }

  /// Names of one kind that are listed; the rest is in `run.json`.
  private static let listed = 20

  /// The counters, then, where there was a run before this one, the names.
  var text: String { ([counters] + (summary.since.map(names) ?? []) + [ending]).joined(separator: "\n") }

  func print(quietly isQuiet: Bool) {
    for failure in summary.failedDocuments {
      let entry = LogEntry(
        level: .error, event: "document", file: failure.source, code: failure.code.rawValue, message: failure.message,
        help: failure.code.remedy)
      Console.log(
        entry, text: "\(failure.source): \(failure.code.rawValue): \(failure.message)\nhelp: \(failure.code.remedy)")
    }
    guard !isQuiet else { return }
    Console.log(LogEntry(event: "summary", message: counters, counts: counts), text: text)
    Console.log(LogEntry(event: wasPublished ? "published" : "unchanged", file: folder, message: ending), text: nil)
  }

  private var counters: String {
    """
    \(summary.documents) documents (\(summary.new) new, \(summary.changed) changed, \(summary.unchanged) unchanged, \
    \(summary.gone) gone, \(summary.failed) failed), \(summary.initiatives) initiatives, \(summary.tables) tables, \
    \(summary.needsReview) documents to look at
    """
  }

  private var counts: [String: Int] {
    [
      "documents": summary.documents, "new": summary.new, "changed": summary.changed, "unchanged": summary.unchanged,
      "gone": summary.gone, "failed": summary.failed, "needs_review": summary.needsReview,
    ]
  }

  private var ending: String { wasPublished ? "Written to \(folder)" : "Nothing changed; \(folder) is as it was" }

  private func names(since moment: String) -> [String] {
    let groups = [
      ("new", summary.newDocuments), ("changed", summary.changedDocuments), ("gone", summary.goneDocuments),
    ]
    let lines = groups.flatMap { Self.lines($0.0, $0.1) }
    return lines.isEmpty ? [] : ["Since \(moment):"] + lines
  }

  private static func lines(_ kind: String, _ names: [String]) -> [String] {
    let rest = names.count - listed
    return names.prefix(listed).map { "  \(kind)  \($0)" } + (rest > 0 ? ["  \(kind)  … and \(rest) more"] : [])
  }
}
