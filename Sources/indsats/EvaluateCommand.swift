import ArgumentParser
import Foundation
import Pipeline

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Compare the datasets with documents that people coded by hand.",
    discussion: "Documents are found by the name of their file. Differences are printed below each document.")

  @Argument(help: ArgumentHelp("Folder with NAME.gold.json files.", valueName: "gold-dir"))
  var gold: String

  @Option(help: ArgumentHelp("Only files with this in their name.", valueName: "text"))
  var only: String?

  @Flag(help: "Print the figures alone.")
  var noDetail = false

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  private struct Figures: Encodable {
    var precision: Double
    var recall: Double
    var f1: Double

    init(_ tally: Tally) {
      func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
      precision = rounded(tally.precision)
      recall = rounded(tally.recall)
      f1 = rounded(tally.f1)
    }
  }

  func run() throws {
    let evaluation: Evaluation
    do {
      evaluation = try Evaluation(
        output: URL(fileURLWithPath: folders.output), gold: URL(fileURLWithPath: gold), only: only)
    } catch {
      Console.error("\(error)", help: "Run indsats run first and name its --output, and the folder of the gold files.")
      throw CommandEnd(status: .failed)
    }
    if messages.json { return try print(json: evaluation.pooled) }
    for row in evaluation.rows { print(row) }
    Console.print(Self.pooled(evaluation.pooled))
  }

  private func print(json scores: Scores) throws {
    let figures = [
      "initiatives": scores.initiatives, "fields": scores.fields, "milestones": scores.milestones,
      "document": scores.document,
    ]
    try Console.print(json: figures.mapValues(Figures.init))
  }

  private func print(_ row: Evaluation.Row) {
    let scores = row.scores
    let name = row.file + String(repeating: " ", count: max(0, 48 - row.file.count))
    Console.print(
      """
      \(name) \(row.isIngested ? "" : "NOT INGESTED ")init P \(Self.decimals(scores.initiatives.precision, 2)) \
      R \(Self.decimals(scores.initiatives.recall, 2)) (\(scores.initiatives.right)/\(scores.initiatives.gold), \
      \(scores.initiatives.predicted) out)  fields F1 \(Self.decimals(scores.fields.f1, 3))  \
      milestones F1 \(Self.decimals(scores.milestones.f1, 3)) (\(scores.milestones.right)/\(scores.milestones.gold))  \
      document \(Self.decimals(scores.document.recall, 2))
      """)
    guard !noDetail else { return }
    for difference in row.differences {
      let field = difference.field + String(repeating: " ", count: max(0, 24 - difference.field.count))
      Console.print(
        "    \(field) \(difference.place)\n        gold: \(difference.gold)\n        got:  \(difference.found)")
    }
  }

  private static func pooled(_ scores: Scores) -> String {
    """
    POOLED initiatives F1 \(decimals(scores.initiatives.f1, 4))  fields F1 \(decimals(scores.fields.f1, 4))  \
    milestones F1 \(decimals(scores.milestones.f1, 4))  document \(decimals(scores.document.recall, 4))
    """
  }

  private static func decimals(_ value: Double, _ places: Int) -> String { String(format: "%.\(places)f", value) }
}
