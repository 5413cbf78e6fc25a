public import Corpus
public import Foundation

/// A pipeline as declared in `pipelines/NAME.yaml`: its stages with their settings, its word lists, the limits of its workers.
public struct PipelineDefinition: Sendable {
  public var name: String
  /// The file it was read from.
  public var file: URL
  /// Folder of the word lists.
  public var vocabulary: URL
  /// In order.
  public var stages: [StageName]
  public var settings: StageSettings
  public var limits: WorkerLimits
  /// How sources are fetched.
  public var fetching = FetchSettings()
  /// How long results are kept for later runs.
  public var cache = CacheSettings()
  /// What is run when something changed or failed.
  public var onChange = ChangeHookSettings()

  /// - Throws: `PipelineError.definition` with file, line and what was expected.
  public static func load(_ file: URL) throws(PipelineError) -> PipelineDefinition {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw .definition(YAMLError(file: file.path, line: 0, message: "cannot be read"))
    }
    do {
      return try parse(String(decoding: data, as: UTF8.self), file: file)
    } catch {
      throw .definition(error)
    }
  }

  /// The same with the report in another language; unchanged when none is named.
  func publishing(in language: ReportLanguage?) -> PipelineDefinition {
    var definition = self
    if let language { definition.settings.publish.language = language.rawValue }
    return definition
  }

  static func parse(_ text: String, file: URL) throws(YAMLError) -> PipelineDefinition {
    guard let root = try YAMLValue.parse(text, file: file.path) else {
      throw YAMLError(file: file.path, line: 1, message: "expected the keys name, vocabulary and stages")
    }
    let fields = try root.fields(["name", "vocabulary", "stages", "workers", "fetching", "cache", "on_change"])
    guard let name = try fields["name"]?.text() else { throw root.error("a pipeline needs a name") }
    guard let stages = fields["stages"] else { throw root.error("a pipeline needs stages") }
    let folder = try fields["vocabulary"]?.text() ?? "vocabulary"
    var definition = PipelineDefinition(
      name: name, file: file, vocabulary: URL(fileURLWithPath: folder, relativeTo: file.deletingLastPathComponent()),
      stages: [], settings: StageSettings(), limits: WorkerLimits())
    for item in try stages.items() { try definition.add(stage: item) }
    try definition.checkOrder(at: stages)
    if let workers = fields["workers"] { try SettingsOverlay.apply(workers, to: &definition.limits) }
    if let fetching = fields["fetching"] { try SettingsOverlay.apply(fetching, to: &definition.fetching) }
    if let cache = fields["cache"] { try SettingsOverlay.apply(cache, to: &definition.cache) }
    if let hook = fields["on_change"] { try SettingsOverlay.apply(hook, to: &definition.onChange) }
    return definition
  }

  private mutating func add(stage item: YAMLValue) throws(YAMLError) {
    let fields = try item.fields(["stage", "settings"])
    let known = StageName.allCases.map(\.rawValue).joined(separator: ", ")
    guard let value = fields["stage"], let text = try value.text() else {
      throw item.error("expected stage: one of \(known)")
    }
    guard let stage = StageName(rawValue: text) else {
      throw value.error("unknown stage '\(text)'; expected one of: \(known)")
    }
    if let last = stages.last, let before = Self.position(last), let here = Self.position(stage), here <= before {
      throw value.error("stage '\(stage.rawValue)' cannot stand after '\(last.rawValue)'; the order is \(known)")
    }
    stages.append(stage)
    if let values = fields["settings"] { try settings.assign(values, to: stage) }
  }

  private static func position(_ stage: StageName) -> Int? { StageName.allCases.firstIndex(of: stage) }

  private func checkOrder(at place: YAMLValue) throws(YAMLError) {
    for stage in StageName.allCases where !stage.isOptional && !stages.contains(stage) {
      throw place.error("stage '\(stage.rawValue)' is missing; the stages after it need what it gives")
    }
  }
}
