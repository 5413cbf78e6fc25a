/// How pages are recognised.
public struct RecognitionSettings: Codable, Sendable, Hashable {
  /// Language data of Tesseract, several joined with `+`.
  public var languages = "dan"
  /// Folder of the language data; empty to look where Debian and others put it.
  public var dataFolder = ""
  /// Words below this confidence (0 to 1) are specks and strokes rather than text. On a clean scan 99 of 100 words
  /// are above 0.6, and what stands below 0.2 is dirt.
  public var minimumConfidence = 0.2
  /// The same for single letters and short words that were passed over at first. Without context even clear letters
  /// reach only 0.45; specks give less or nothing.
  public var minimumLetterConfidence = 0.4
  /// Mean confidence below which a page is looked at for text that stands on its head or side.
  public var uprightConfidence = 0.65
  /// Shortest line in points that counts as drawn; the widest letters of plans' running text are 12 points.
  public var minimumLineLength = 14.0
  /// Thickest line in points.
  public var maximumLineThickness = 4.0
  /// Largest skew in degrees that is straightened. Feeders skew by up to 3.
  public var maximumSkewDegrees = 6.0

  public init() {}
}
