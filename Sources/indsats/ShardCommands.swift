import ArgumentParser
import Foundation
import Model
import Pipeline
import Synchronization

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Cut a run into parts for several machines.",
    discussion:
      "Prints a line of JSON for each document. Give lines to indsats work, on any machine that sees the files.")

  @Option(help: ArgumentHelp("Number of parts.", valueName: "n"))
  var shards = 1

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if shards < 1 { throw ValidationError("--shards must be 1 or more.") }
  }

  func run() throws {
    let items = try PipelineRunner(try folders.runOptions()).shards(shards)
    for item in items { try Console.print(json: item, pretty: false) }
    messages.note("\(items.count) documents in \(shards) parts")
  }
}

struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Do a part of a run.",
    discussion: """
      Takes lines of indsats plan from standard input, writes a bundle for each document, and prints a line of JSON for each. \
      A document that fails is a bundle too: the exit status is 0 whatever becomes of single documents.
      """)

  @Option(help: ArgumentHelp("Folder of the bundles.", valueName: "dir"))
  var bundles: String

  @Option(help: ArgumentHelp("Only documents of this part, counted from 0.", valueName: "n"))
  var shard: Int?

  @Option(help: ArgumentHelp("Pipeline file.", valueName: "file"))
  var pipeline: String?

  @OptionGroup var messages: MessageOptions

  func run() throws {
    let items = try input().filter { shard == nil || $0.shard == shard }
    let stop = StopFlag()
    let signals = SignalWatch(stop)
    defer { signals.end() }
    let printing = Mutex(0)
    let work = try ShardWork(
      pipeline: try ResourceLocator.pipeline(named: pipeline),
      bundles: URL(fileURLWithPath: bundles).standardizedFileURL)
    try work.work(on: items, stop: stop) { receipt in
      printing.withLock { count in
        count += 1
        try? Console.print(json: receipt, pretty: false)
      }
    }
    messages.note("\(items.count) documents done")
  }

  private func input() throws -> [ShardItem] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let text = String(decoding: try FileHandle.standardInput.readToEnd() ?? Data(), as: UTF8.self)
    return try text.split(separator: "\n").enumerated().map { number, line in
      do {
        return try decoder.decode(ShardItem.self, from: Data(line.utf8))
      } catch {
        throw ValidationError("Line \(number + 1) of standard input is no line of indsats plan.")
      }
    }
  }
}

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Put the parts of a run together and write the datasets.",
    discussion:
      "The order of the parts and doing it twice make no difference. Documents without a bundle are read here.")

  @Option(help: ArgumentHelp("Folder of the bundles.", valueName: "dir"))
  var bundles: String

  @OptionGroup var folders: FolderOptions
  @OptionGroup var publication: PublicationOptions
  @OptionGroup var messages: MessageOptions

  func run() throws {
    var options = try folders.runOptions()
    publication.apply(to: &options)
    options.bundles = URL(fileURLWithPath: bundles).standardizedFileURL.path
    let report = try RunAction(options: options, messages: messages).perform()
    if report.status != .done { throw CommandEnd(status: report.status) }
  }
}
