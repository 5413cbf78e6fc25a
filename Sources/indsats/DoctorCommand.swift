import ArgumentParser
import Foundation
import Pipeline

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Say what is installed, what is missing and the command that mends it.")

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  func run() throws {
    let findings = Doctor(
      output: URL(fileURLWithPath: folders.output).standardizedFileURL, corpus: folders.corpus,
      pipeline: folders.pipeline
    ).examine()
    if messages.json {
      try Console.print(json: findings)
    } else {
      for finding in findings {
        Console.print("\(finding.isFine ? "ok     " : "missing") \(finding.name): \(finding.state)")
        if !finding.mend.isEmpty { Console.print("        help: \(finding.mend)") }
      }
    }
    if findings.contains(where: { !$0.isFine }) { throw CommandEnd(status: .someFailed) }
  }
}
