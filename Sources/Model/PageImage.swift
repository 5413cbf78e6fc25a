/// A page as a picture in memory.
public struct PageImage: Sendable, Hashable {
  public var width: Int
  public var height: Int
  public var dotsPerInch: Double
  /// `0xRRGGBB` (the highest byte means nothing), row by row from the top.
  public var pixels: [UInt32]

  public init(width: Int, height: Int, dotsPerInch: Double, pixels: [UInt32]) {
    self.width = width
    self.height = height
    self.dotsPerInch = dotsPerInch
    self.pixels = pixels
  }
}

/// What text recognition finds in the picture of a page. Positions are in points on the page after it was turned upright
/// and straightened.
public struct RecognisedPage: Sendable, Hashable {
  public var words: [Word]
  /// Straight dark lines: rulings and underlines alike.
  public var lines: [Ruling]
  /// Quarter turns clockwise by which the picture had to be turned to stand upright.
  public var turn: Int
  /// Degrees clockwise by which it was then turned about its middle.
  public var skewDegrees: Double
  /// The page turned and straightened, at a low resolution, for its colours.
  public var image: PageImage
  /// Mean confidence of the words weighted by their length, 0 to 1; 0 without words.
  public var confidence: Double

  public init(
    words: [Word], lines: [Ruling], turn: Int = 0, skewDegrees: Double = 0, image: PageImage, confidence: Double
  ) {
    self.words = words
    self.lines = lines
    self.turn = turn
    self.skewDegrees = skewDegrees
    self.image = image
    self.confidence = confidence
  }
}
