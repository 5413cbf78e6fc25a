import ArgumentParser
import Foundation
import Model
import Pipeline

struct VocabularyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary", abstract: "Check the word lists, or list what they lack.",
    subcommands: [Check.self, Unmapped.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read the pipeline file and its word lists and say what is wrong in them.")

    @Option(help: ArgumentHelp("Pipeline file.", valueName: "file"))
    var pipeline: String?

    @OptionGroup var messages: MessageOptions

    func run() throws {
      let lists = try PipelineRunner.checkWordLists(pipeline: try ResourceLocator.pipeline(named: pipeline))
      if messages.json { return try Console.print(json: lists) }
      messages.note("\(lists.count) word lists are in order: \(lists.joined(separator: ", "))")
    }
  }

  struct Unmapped: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "List headings, statuses and dates of the last run that the word lists do not know, most frequent first.")

    @OptionGroup var folders: FolderOptions
    @OptionGroup var messages: MessageOptions

    private struct Row: Encodable {
      var code: String
      var message: String
      var count: Int
    }

    func run() throws {
      let codes: Set<ProblemCode> = [.headerUnmapped, .statusUnmapped, .dateUnparsed]
      var counts: [[String]: Int] = [:]
      for problem in try folders.archive().problems where codes.contains(problem.code) {
        counts[[problem.code.rawValue, problem.message], default: 0] += 1
      }
      let rows = counts.map { Row(code: $0.key[0], message: $0.key[1], count: $0.value) }
        .sorted { ($1.count, $0.code, $0.message) < ($0.count, $1.code, $1.message) }
      if messages.json { return try Console.print(json: rows) }
      for row in rows { Console.print("\(row.count)\t\(row.code)\t\(row.message)") }
      if rows.isEmpty { messages.note("The word lists know all headings, statuses and dates of the last run.") }
    }
  }
}
