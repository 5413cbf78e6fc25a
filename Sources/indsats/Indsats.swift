import ArgumentParser
import Foundation
import Pipeline

/// The program: reads the command line, calls the pipeline, prints.
@main
struct Indsats: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indsats",
    abstract: "Turn plans that municipalities publish about vulnerable children into data that can be compared.",
    discussion: """
      Exit status: 0 done; 1 some documents failed, the rest is published; 2 wrong usage; 3 nothing could be published; \
      75 another run is at work.
      """,
    version: PipelineRunner.version,
    subcommands: [
      RunCommand.self, AddCommand.self, RefreshCommand.self, TablesCommand.self, ShowCommand.self, ProblemsCommand.self,
      EvaluateCommand.self,
      CorrectCommand.self, VocabularyCommand.self, ExplainCommand.self, DoctorCommand.self, PlanCommand.self,
      WorkCommand.self, MergeCommand.self, WorkerCommand.self,
    ])

  static func main() {
    // A reader that closes the pipe early, such as head, is no error of ours, and a worker that died must not end the run.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow further is an error of the write, as on a full disk, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    ExitStatus.of {
      var command = try parseAsRoot()
      try command.run()
    }.leave()
  }
}
