public import ArgumentParser
import Foundation
public import Model
import Pipeline

/// How much is said, on every command.
struct MessageOptions: ParsableArguments {
  @Flag(name: .long, help: "Print results as JSON on standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say more, including what libraries report.")
  var verbose = false

  @Option(help: ArgumentHelp("Messages as text, or as a line of JSON each for log programs.", valueName: "format"))
  var logFormat = LogFormat.text

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  func note(_ text: @autoclosure () -> String) {
    if !quiet { Console.note(text()) }
  }
}

/// Where the plans, the datasets and the working state are.
struct FolderOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Folder of the plans.", valueName: "dir"))
  var corpus = "corpus"

  @Option(help: ArgumentHelp("Folder of the datasets.", valueName: "dir"))
  var output = "output"

  @Option(help: ArgumentHelp("Folder of the working state. (default: .indsats beside the output)", valueName: "dir"))
  var state: String?

  @Option(
    help: ArgumentHelp(
      "Pipeline file. (default: pipelines/boern-og-unge.yaml here or beside the program)", valueName: "file"))
  var pipeline: String?

  func runOptions() throws(PipelineError) -> RunOptions {
    var options = RunOptions(
      corpus: URL(fileURLWithPath: corpus).standardizedFileURL,
      output: URL(fileURLWithPath: output).standardizedFileURL,
      pipeline: try ResourceLocator.pipeline(named: pipeline))
    options.state = state.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    return options
  }

  /// The rows of the last run.
  func archive() throws -> RunArchive {
    guard let archive = try archiveIfAny() else {
      Console.error("no run is recorded for \(output)", help: "Run indsats run first, or name its --output.")
      throw CommandEnd(status: .failed)
    }
    return archive
  }

  /// The rows of the last run; `nil` when none is recorded.
  func archiveIfAny() throws(PipelineError) -> RunArchive? {
    try RunArchive.load(output: URL(fileURLWithPath: output).standardizedFileURL, state: state)
  }
}

/// How the datasets are published, on every command that publishes.
struct PublicationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Day the timeline is drawn for. (default: today)", valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @Option(help: "Language of the report and of the spreadsheet's headings. (default: that of the pipeline file)")
  var language: ReportLanguage?

  func apply(to options: inout RunOptions) {
    options.asOf = asOf
    options.language = language
  }
}

extension ReportLanguage: ExpressibleByArgument {}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(iso: argument) }
}

extension DocumentType: ExpressibleByArgument {}
