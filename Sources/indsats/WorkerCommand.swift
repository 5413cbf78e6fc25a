import ArgumentParser
import Foundation
import Pipeline

/// What the runner starts to read documents in; not for people.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Read documents for a run.", shouldDisplay: false)

  @Option(help: "Pipeline file.")
  var pipeline: String

  func run() throws { WorkerMain.run(pipeline: URL(fileURLWithPath: pipeline)) }
}
