import ArgumentParser
import Model
import Pipeline

struct ProblemsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "problems", abstract: "List what a person should look at, worst first.")

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  @Flag(help: "Also list notes: facts worth knowing that need no action.")
  var notes = false

  private struct Row: Encodable {
    var severity: String
    var problem: Problem
  }

  func run() throws {
    let problems = try folders.archive().problems.filter { notes || $0.severity != .note }
    let sorted = Problem.Severity.allCases.flatMap { severity in problems.filter { $0.severity == severity } }
    if messages.json { return try Console.print(json: sorted.map { Row(severity: $0.severity.rawValue, problem: $0) }) }
    for problem in sorted { Console.print("\(problem.diagnostic)\nhelp: \(problem.remedy)") }
    messages.note("\(sorted.count) to look at")
  }
}
