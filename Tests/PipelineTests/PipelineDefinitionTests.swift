import Corpus
import Foundation
import Tables
import Testing

@testable import Pipeline

@Suite struct PipelineDefinitionTests {
  private func parse(_ text: String) throws -> PipelineDefinition {
    try PipelineDefinition.parse(text, file: URL(fileURLWithPath: "/p/test.yaml"))
  }

  private static let allStages = StageName.allCases.map { "  - stage: \($0.rawValue)\n" }.joined()

  @Test func theShippedPipelineIsInOrder() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../pipelines/boern-og-unge.yaml").standardizedFileURL
    let definition = try PipelineDefinition.load(file)
    #expect(definition.name == "boern-og-unge")
    #expect(definition.stages == StageName.allCases)
    #expect(definition.vocabulary.path == file.deletingLastPathComponent().path + "/vocabulary")
    #expect(definition.limits == WorkerLimits())
    #expect(definition.settings.text(of: .collect) == StageSettings().text(of: .collect))
  }

  @Test func settingsGoToTheirStage() throws {
    let text = Self.allStages.replacingOccurrences(
      of: "- stage: tabulate\n", with: "- stage: tabulate\n    settings:\n      stitches: false\n      join_gap: 2.5\n")
    let definition = try parse("name: x\nstages:\n" + text + "workers:\n  wall_seconds: 7\n")
    #expect(definition.settings.tabulate.stitches == false)
    #expect(definition.settings.tabulate.joinGap == 2.5)
    #expect(definition.limits.wallSeconds == 7)
    #expect(definition.limits.count == WorkerLimits().count)
  }

  @Test func comparingMayBeLeftOut() throws {
    let text = Self.allStages.replacingOccurrences(of: "  - stage: compare\n", with: "")
    #expect(try !parse("name: x\nstages:\n" + text).stages.contains(.compare))
  }

  @Test(arguments: [
    ("stages: []\n", 1, "a pipeline needs a name"),
    ("name: x\n", 1, "a pipeline needs stages"),
    ("name: x\nstages:\n  - stage: guess\n", 3, "unknown stage 'guess'; expected one of: collect, read,"),
    ("name: x\nstages:\n  - stage: read\n  - stage: collect\n", 4, "stage 'collect' cannot stand after 'read'"),
    ("name: x\nstages:\n  - stage: collect\n", 3, "stage 'read' is missing"),
    (
      "name: x\nstages:\n  - stage: tabulate\n    settings:\n      stich: no\n", 5,
      "unknown setting 'stich'; expected one of:"
    ),
    ("name: x\nstages:\n  - stage: tabulate\n    settings:\n      stitches: maybe\n", 5, "expected true or false"),
    ("name: x\nstages:\n  - stage: tabulate\n    settings:\n      join_gap: wide\n", 5, "expected a number"),
    ("name: x\ncolour: red\n", 2, "unknown key 'colour'"),
    ("", 1, "expected the keys name, vocabulary and stages"),
  ])
  func saysWhereAndWhat(text: String, line: Int, message: String) {
    let error = #expect(throws: YAMLError.self) { try parse(text) }
    #expect(error?.line == line)
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }

  @Test func aChangedSettingChangesTheTextOfItsStageAlone() {
    var changed = StageSettings()
    changed.tabulate.joinGap = 9
    for stage in StageName.allCases {
      #expect((changed.text(of: stage) == StageSettings().text(of: stage)) == (stage != .tabulate))
    }
  }
}
