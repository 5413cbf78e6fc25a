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
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var messages: MessageOptions

  @Flag(help: "Print what would be done and do nothing.")
  var dryRun = false

  @Flag(help: "Read documents again that failed before.")
  var retryFailed = false

  @OptionGroup var hook: HookOptions

  @Flag(help: "Read documents in this process, to look for a fault; a damaged file may end the run.")
  var inProcess = false

  func run() throws {
    var options = try folders.runOptions()
    publication.apply(to: &options)
    options.retriesFailed = retryFailed
    options.showsLibraryMessages = messages.verbose
    options.isolatesReading = !inProcess
    let action = RunAction(options: options, messages: messages)
    if dryRun { return try action.show() }
    try hook.tell(options, messages) { try action.perform() }
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
