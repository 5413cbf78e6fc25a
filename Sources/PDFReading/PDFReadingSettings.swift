/// What the PDF reader may spend on a document, and how finely it looks at a page.
public struct PDFReadingSettings: Codable, Sendable, Hashable {
  /// Pages beyond this are left out with a `reader_limit` problem. Plans run to some hundred pages at most.
  public var maximumPages = 2_000
  /// Characters of a page beyond this are left out; a page packed with 5-point text has about 20,000.
  public var maximumCharactersPerPage = 200_000
  /// Strokes, fills, pictures and pieces of text that a page may draw; the drawing of one with more is not looked at. The
  /// fullest page of a plan seen draws 3,000; a page of a few KB can ask for ten million, which takes minutes.
  public var maximumPathsPerPage = 50_000
  /// Resolution at which drawn lines are looked for. At 144 one pixel is half a point: hairlines stay one pixel
  /// wide and two rulings 1.5 points apart stay two. Half as many dots lose double lines; twice as many cost four times.
  public var rulingDotsPerInch = 144.0
  /// Pixels of a page drawn for its rulings; a larger page is drawn coarser. 8 million is an A2 page at 144 dots.
  public var maximumPixelsPerPage = 8_000_000
  /// Resolution of pages given to text recognition; Tesseract is trained on letters of about 30 pixels.
  public var recognitionDotsPerInch = 300.0
  /// Pixels of a page given to recognition; a larger page is drawn coarser. 12 million is an A3 page at 200 dots.
  public var maximumRecognitionPixels = 12_000_000
  /// Mean confidence of recognised words (0 to 1) below which a person should look: 0.75 is where one word in ten is wrong.
  public var sureRecognition = 0.75
  /// Which pictures inside a page with text are read by recognition.
  public var pictures = PictureSettings()
  /// How rulings and painted areas are found.
  public var drawing = DrawingSettings()

  public init() {}
}

/// How rulings and painted areas are told apart in a rendered page. Lengths in points.
public struct DrawingSettings: Codable, Sendable, Hashable {
  /// A painted strip up to this thick is a ruling, a thicker one a fill. Borders of plans are up to 3 points wide, the
  /// thinnest Gantt bars seen are 4 points high.
  public var maximumRulingThickness = 3.0
  /// Shortest stretch of one colour that can be part of a ruling; lower and the bars of letters flood the search.
  public var minimumRulingLength = 5.0
  /// Ends of two pieces on one line up to this apart are one ruling (a crossing line of another colour lies between).
  public var joinGap = 1.0
  /// The same for scans, where lines break up.
  public var scanJoinGap = 6.0
  /// Largest gap within a dashed or dotted line.
  public var maximumDashGap = 4.0
  /// Longest dash that is not already a ruling of its own.
  public var maximumDash = 6.0
  /// Shortest dashed or dotted line.
  public var minimumDashedLength = 15.0
  /// Difference in a colour channel (0 to 255) from which a line stands out from what lies beside it.
  public var minimumContrast = 10
  /// Smallest painted area that counts, in points each way.
  public var minimumFillSize = 3.0
  /// The same for scans, where specks and blurred strokes are larger.
  public var minimumScanFillSize = 6.0

  public init() {}
}
