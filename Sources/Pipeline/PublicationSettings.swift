import Publishing

/// The settings of publishing that a pipeline file may change.
public struct PublicationSettings: Codable, Sendable, Hashable {
  /// Language of the report and of the spreadsheet's headings: `da` or `en`.
  public var language: String
  /// Of the data package.
  public var title: String
  public var publisher: String
  /// Whether the web page is written.
  public var writesReport: Bool

  public init() {
    let standard = PublishingSettings()
    language = standard.language
    title = standard.title
    publisher = standard.publisher
    writesReport = standard.writesReport
  }

  var publishing: PublishingSettings {
    var settings = PublishingSettings()
    settings.language = language
    settings.title = title
    settings.publisher = publisher
    settings.writesReport = writesReport
    return settings
  }
}
