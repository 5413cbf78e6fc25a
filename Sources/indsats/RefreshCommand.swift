import ArgumentParser
import Corpus
import Foundation
import Pipeline

struct RefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh", abstract: "Fetch what changed at the sources of the corpus, then run. For cron.",
    discussion: """
      Sources stand in corpus.yaml. A document that vanished or cannot be fetched stays as it last was. Nothing is printed \
      unless something changed or failed.
      """)

  @OptionGroup var folders: FolderOptions
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var messages: MessageOptions

  @Flag(help: "Print what would be fetched and do nothing.")
  var dryRun = false

  @Flag(help: "Only fetch; do not run.")
  var noRun = false

  @OptionGroup var hook: HookOptions

  func run() throws {
    var options = try folders.runOptions()
    publication.apply(to: &options)
    let stop = StopFlag()
    let items = try fetch(options, stop)
    if dryRun { return try show(items) }
    if messages.json { try Console.print(json: items) }
    let news = items.filter(\.isNews)
    if !messages.quiet { for item in items { Self.log(item) } }
    let lines = news.map(Self.line)
    if noRun {
      if !lines.isEmpty { hook.call(options, lines) }
    } else {
      try hook.tell(options, runMessages(isNews: !news.isEmpty), heading: lines) {
        try RunAction(options: options, messages: runMessages(isNews: !news.isEmpty)).perform()
      }
    }
    try end(items)
  }

  /// The run after fetching is silent when nothing came of fetching.
  private func runMessages(isNews: Bool) -> MessageOptions {
    var result = messages
    result.json = false
    if !isNews && !messages.verbose && messages.logFormat == .text { result.quiet = true }
    return result
  }

  private func fetch(_ options: RunOptions, _ stop: StopFlag) throws -> [RefreshItem] {
    let signals = SignalWatch(stop)
    defer { signals.end() }
    let items = try RefreshRunner(options).run(dryRun: dryRun, stop: stop)
    try stop.check()
    return items
  }

  private func show(_ items: [RefreshItem]) throws {
    if messages.json { return try Console.print(json: items) }
    for item in items { Console.print(item.path.isEmpty ? item.url : "\(item.url)\t\(item.path)") }
  }

  private static func line(_ item: RefreshItem) -> String {
    "\(item.url): \(item.outcome.rawValue)" + (item.reason.map { ": \($0)" } ?? "")
      + (item.path.isEmpty ? "" : " (\(item.path))")
  }

  private static func log(_ item: RefreshItem) {
    let isBad = item.outcome == .failed || item.outcome == .gone
    let entry = LogEntry(
      level: isBad ? .warning : .info, event: "source", file: item.url, code: isBad ? "source_\(item.outcome)" : nil,
      message: item.outcome.rawValue + (item.reason.map { ": \($0)" } ?? "")
        + (item.goneSince.map { " since \($0)" } ?? ""))
    Console.log(entry, text: item.isNews ? line(item) : nil)
  }

  /// A source that failed is a document that may be out of date.
  private func end(_ items: [RefreshItem]) throws {
    if items.contains(where: { $0.outcome == .failed }) { throw CommandEnd(status: .someFailed) }
  }
}
