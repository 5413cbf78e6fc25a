public import Comparison
public import Corpus
public import Initiatives
public import Normalisation
public import Reading
public import Tables

/// The settings of all stages, one value a stage.
public struct StageSettings: Sendable {
  public var collect = CorpusSettings()
  public var read = ReadingSettings()
  public var tabulate = TableSettings()
  public var interpret = InterpretationSettings()
  public var normalise = NormalisationSettings()
  public var compare = ComparisonSettings()
  public var publish = PublicationSettings()

  public init() {}

  mutating func assign(_ values: YAMLValue, to stage: StageName) throws(YAMLError) {
    switch stage {
    case .collect: try SettingsOverlay.apply(values, to: &collect)
    case .read: try SettingsOverlay.apply(values, to: &read)
    case .tabulate: try SettingsOverlay.apply(values, to: &tabulate)
    case .interpret: try SettingsOverlay.apply(values, to: &interpret)
    case .normalise: try SettingsOverlay.apply(values, to: &normalise)
    case .compare: try SettingsOverlay.apply(values, to: &compare)
    case .publish: try SettingsOverlay.apply(values, to: &publish)
    }
  }

  /// The settings of a stage as text, the same for equal settings: part of the key of its results.
  func text(of stage: StageName) -> String {
    switch stage {
    case .collect: SettingsOverlay.text(collect)
    case .read: SettingsOverlay.text(read)
    case .tabulate: SettingsOverlay.text(tabulate)
    case .interpret: SettingsOverlay.text(interpret)
    case .normalise: SettingsOverlay.text(normalise)
    case .compare: SettingsOverlay.text(compare)
    case .publish: SettingsOverlay.text(publish)
    }
  }
}
