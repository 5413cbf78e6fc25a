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
      abstract:
        "Read the pipeline file and its word lists and say what is wrong in them: entries in conflict, shadowed, or unused in the last run."
    )

    @OptionGroup var folders: FolderOptions
    @OptionGroup var messages: MessageOptions

    private struct Report: Encodable {
      var lists: [String]
      var findings: [String]
      var unused: [VocabularyUse]?
    }

    func run() throws {
      let file = try ResourceLocator.pipeline(named: folders.pipeline)
      let lists = try PipelineRunner.checkWordLists(pipeline: file)
      let findings =
        try PipelineRunner.wordListFindings(pipeline: file)
        + PipelineRunner.shadowedPhrases(pipeline: file).map(\.description)
      let unused = try folders.archiveIfAny()?.unusedEntries(pipeline: file)
      if messages.json { return try Console.print(json: Report(lists: lists, findings: findings, unused: unused)) }
      for finding in findings + (unused ?? []).map(\.description) { Console.print(finding) }
      messages.note("\(lists.count) word lists can be read, \(findings.count) entries are hardly meant")
      messages.note(
        unused.map { "\($0.count) entries are unused in the last run" }
          ?? "No run is recorded for \(folders.output), so unused entries are not listed.")
    }
  }

  struct Unmapped: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "List headings, statuses, dates and roles of the last run that the word lists do not know, most frequent first, with where."
    )

    @OptionGroup var folders: FolderOptions
    @OptionGroup var messages: MessageOptions

    /// Places shown of one phrase.
    private static let mostPlaces = 3

    func run() throws {
      let gaps = try folders.archive().vocabularyGaps(pipeline: try ResourceLocator.pipeline(named: folders.pipeline))
      if messages.json { return try Console.print(json: gaps) }
      for gap in gaps {
        let more = gap.places.count > Self.mostPlaces ? " and \(gap.places.count - Self.mostPlaces) more" : ""
        let places = gap.places.prefix(Self.mostPlaces).joined(separator: ", ") + more
        Console.print("\(gap.count)\t\(gap.kind.rawValue)\t\(gap.text)\t\(places)")
      }
      if gaps.isEmpty { messages.note("The word lists know all headings, statuses, dates and roles of the last run.") }
    }
  }
}
