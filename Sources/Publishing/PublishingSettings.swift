public import Model

/// A picture of a page, for marking what was read from it.
public struct PageImage: Sendable {
  public let png: [UInt8]
  /// Size of the page in points, the measure of `PageRegion`.
  public let width: Double
  public let height: Double

  public init(png: [UInt8], width: Double, height: Double) {
    self.png = png
    self.width = width
    self.height = height
  }
}

/// How a run is published.
public struct PublishingSettings: Sendable {
  /// Terms under which the files may be used.
  public struct Licence: Sendable, Hashable {
    public var name: String
    public var title: String
    public var address: String

    public init(name: String, title: String, address: String) {
      self.name = name
      self.title = title
      self.address = address
    }
  }

  /// Language of the report and of the spreadsheet's headings: `da` or `en`.
  public var language = "da"
  public var title = "Indsats: plans for vulnerable children in Danish municipalities, made comparable"
  public var description =
    "Initiatives that Danish municipalities have decided for vulnerable children, read from their published plans, each with the place it was read from."
  /// Who publishes the files, for data catalogues.
  public var publisher = "indsats"
  /// The usual licence of Danish public data; the texts themselves are the municipalities'.
  public var licence = Licence(
    name: "CC-BY-4.0", title: "Creative Commons Attribution 4.0",
    address: "https://creativecommons.org/licenses/by/4.0/")
  /// Folder with templates, texts and styles; `nil` for those that come with the program.
  public var resourceFolder: String?
  /// Gives the picture of a page (from 1) of a document; `nil` leaves the pictures out.
  public var pageImage: (@Sendable (DocumentRecord, Int) -> PageImage?)?
  /// Whether the web page is written. It is the slowest part.
  public var writesReport = true
  /// Whether the files are on the disk, not only in the memory of the system, before they take the place of the old ones, so
  /// that they outlive a loss of power. It waits for everything that the file system has still to write.
  public var isDurable = true

  public init() {}
}
