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
  @OptionGroup var messages: MessageOptions

  @Flag(help: "Print what would be fetched and do nothing.")
  var dryRun = false

  @Flag(help: "Only fetch; do not run.")
  var noRun = false

  @Option(
    help: ArgumentHelp(
      "Command to run when something changed or failed; the summary is on its standard input.", valueName: "command"))
  var onChange: String?

  func run() throws {
    let options = try folders.runOptions()
    let stop = StopFlag()
    let items = try fetch(options, stop)
    if dryRun { return try show(items) }
    let changed = items.filter { $0.outcome != .unchanged }
    if messages.json { try Console.print(json: items) }
    for item in changed { messages.note(Self.line(item)) }
    if noRun { return try end(items) }
    var quiet = messages
    quiet.json = false
    if changed.isEmpty && !messages.verbose { quiet.quiet = true }
    defer { if let onChange, !changed.isEmpty { notify(onChange, changed) } }
    try RunAction(options: options, messages: quiet).perform()
    try end(items)
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

  /// A source that failed is a document that may be out of date.
  private func end(_ items: [RefreshItem]) throws {
    if items.contains(where: { $0.outcome == .failed }) { throw CommandEnd(status: .someFailed) }
  }

  private func notify(_ command: String, _ changed: [RefreshItem]) {
    let process = Process()
    let input = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardInput = input
    do {
      try process.run()
      try? input.fileHandleForWriting.write(contentsOf: Data(changed.map { Self.line($0) + "\n" }.joined().utf8))
      try? input.fileHandleForWriting.close()
      process.waitUntilExit()
    } catch {
      Console.error("the command of --on-change could not be started: \(error.localizedDescription)")
    }
  }
}
