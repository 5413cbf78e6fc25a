import ArgumentParser
import Foundation

/// Writes corpora of any size with known answers.
@main
struct GeneratorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "indsats-corpus-generator",
    abstract: "Writes plans in several layouts, PDF and HTML, with the rows a person would enter from them.",
    discussion: "The same seed gives the same files. Every fourth plan is a later version of the one before it.")

  @Option(help: "Number of documents.")
  var documents = 100

  @Option(help: "Seed of the random numbers.")
  var seed: UInt64 = 1

  @Option(help: "Folder for the plans (DIR/documents) and the answers (DIR/gold).")
  var output: String

  func run() throws {
    let maker = PlanMaker(phrases: try Phrases.load(), seed: seed)
    let root = URL(fileURLWithPath: output, isDirectory: true)
    let plans = root.appending(path: "documents", directoryHint: .isDirectory)
    let gold = root.appending(path: "gold", directoryHint: .isDirectory)
    for folder in [plans, gold] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    for number in 0..<documents {
      let plan = maker.plan(number)
      let layout = Layout.allCases[(number / 2) % Layout.allCases.count]
      let name = "plan-\(String(number + 1_000_000).dropFirst())"
      let file = "\(name).\(layout.fileExtension)"
      try Data(plan.file(layout, phrases: maker.phrases)).write(to: plans.appending(path: file))
      try encoder.encode(plan.answers(files: [file])).write(to: gold.appending(path: "\(name).gold.json"))
    }
    print("\(documents) documents in \(plans.path), answers in \(gold.path)")
  }
}
