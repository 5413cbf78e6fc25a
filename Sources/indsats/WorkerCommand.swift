import ArgumentParser
import Pipeline

/// What the runner starts to read documents in; not for people.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Read documents for a run.", shouldDisplay: false)

  @Option(help: "Pipeline file.")
  var pipeline: String?

  @Option(help: "Folder that documents may be read from.")
  var readable: [String] = []

  @Flag(help: "Only draw pages; such a worker needs no word lists.")
  var onlyDraws = false

  @Flag(help: "Only say what a worker can still do once it is confined.")
  var checkIsolation = false

  func run() throws {
    if checkIsolation { return try WorkerMain.checkIsolation() }
    WorkerMain.run(pipeline: try ResourceLocator.pipeline(named: pipeline), readable: readable, onlyDraws: onlyDraws)
  }
}
