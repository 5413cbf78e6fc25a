import ArgumentParser
import Foundation
import Pipeline

/// What is run when something changed or failed.
struct HookOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Program to run when something changed or failed, with its arguments, parted by spaces; no shell reads them. What changed \
      is on its standard input. (default: on_change of the pipeline file)
      """, valueName: "command"))
  var onChange: String?

  /// Does a run and tells the command what became of it.
  ///
  /// - Parameters:
  ///   - heading: lines to be told before what the run did; if there are any, the command is told in any case.
  ///   - work: the run.
  func tell(
    _ options: RunOptions, _ messages: MessageOptions, heading: [String] = [], _ work: () throws -> RunReport
  ) throws {
    let report: RunReport
    do {
      report = try work()
    } catch {
      // Another run at work, or an operator's own stop, is no news.
      if let error = error as? PipelineError, error.isNews { call(options, heading + ["\(error)", error.remedy]) }
      throw error
    }
    if report.isNews || !heading.isEmpty { call(options, heading + [report.text]) }
    if report.status != .done { throw CommandEnd(status: report.status) }
  }

  /// Tells the command. What it does wrong is said and changes nothing else.
  func call(_ options: RunOptions, _ lines: [String]) {
    guard var settings = try? PipelineDefinition.load(options.pipeline).onChange else { return }
    if let onChange { settings.command = onChange.split(separator: " ").map(String.init) }
    let text = lines.map { $0 + "\n" }.joined()
    guard let fault = ChangeHook(settings).run(telling: text, output: options.output) else { return }
    let message = "the command for changes: \(fault)"
    Console.log(LogEntry(level: .error, event: "hook", message: message), text: "error: " + message)
  }
}

extension PipelineError {
  fileprivate var isNews: Bool {
    switch self {
    case .locked, .interrupted: false
    default: true
    }
  }
}
