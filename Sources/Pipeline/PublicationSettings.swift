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
  /// Pages drawn for the report at most; the initiatives of further documents show their table instead. At 1,000 the pictures
  /// take some 60 MB and, on a first run, a minute or two of two cores. 0 for none.
  public var pagePictures = 1000

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
