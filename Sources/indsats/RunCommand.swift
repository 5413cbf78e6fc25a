import ArgumentParser
import Foundation
import Model
import Pipeline

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read the plans of a corpus and write the datasets.",
    discussion:
      "Only what is new or changed is read. Readers of the output see the last run or this one, never half of each.")

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  @Flag(help: "Print what would be done and do nothing.")
  var dryRun = false

  @Flag(help: "Read documents again that failed before.")
  var retryFailed = false

  @Option(help: ArgumentHelp("Day the timeline is drawn for. (default: today)", valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  func run() throws {
    var options = try folders.runOptions()
    options.asOf = asOf
    options.retriesFailed = retryFailed
    options.showsLibraryMessages = messages.verbose
    try RunAction(options: options, messages: messages).perform(dryRun: dryRun)
  }
}

/// A run with what is said about it.
struct RunAction {
  let options: RunOptions
  let messages: MessageOptions

  func perform(dryRun: Bool = false) throws {
    let stop = StopFlag()
    let runner = try PipelineRunner(options, stop: stop)
    if dryRun { return try show(try runner.plan()) }
    let signals = SignalWatch(stop)
    defer { signals.end() }
    let progress = ProgressReporter(messages)
    let outcome: RunOutcome
    do {
      defer { progress.end() }
      outcome = try runner.run { progress.show($0) }
    }
    try report(outcome)
    if outcome.summary.failed > 0 { throw CommandEnd(status: .someFailed) }
  }

  private func show(_ plan: RunPlan) throws {
    if messages.json { return try Console.print(json: plan) }
    for item in plan.items {
      Console.print("\(item.state.rawValue)\t\(item.work.rawValue)\t\(item.path)")
    }
  }

  private func report(_ outcome: RunOutcome) throws {
    let summary = outcome.summary
    if messages.json { try Console.print(json: summary) }
    for failure in summary.failedDocuments {
      Console.note("\(failure.source): \(failure.code.rawValue): \(failure.message)\nhelp: \(failure.code.remedy)")
    }
    messages.note(
      """
      \(summary.documents) documents (\(summary.new) new, \(summary.changed) changed, \(summary.unchanged) unchanged, \
      \(summary.gone) gone, \(summary.failed) failed), \(summary.initiatives) initiatives, \(summary.tables) tables, \
      \(summary.needsReview) documents to look at
      """)
    let folder = options.output.relativePath
    messages.note(outcome.wasPublished ? "Written to \(folder)" : "Nothing changed; \(folder) is as it was")
  }
}

/// Passes the signals that ask for an end on to the run.
struct SignalWatch {
  private let sources: [any DispatchSourceSignal]

  init(_ stop: StopFlag) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { stop.raise(number) }
      source.resume()
      return source
    }
  }

  func end() { for source in sources { source.cancel() } }
}
