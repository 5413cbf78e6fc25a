/// A word as it stands on a page.
public struct Word: Codable, Sendable, Hashable {
  public var text: String
  public var box: Rect
  /// Font size in points.
  public var size: Double
  public var style: TextStyle
  /// Colour of the letters as `#rrggbb`; `nil` for black.
  public var colour: String?
  /// Whether white space follows in the source before the next word of the same line.
  public var isFollowedBySpace: Bool
  /// How sure the recognition is, 0 to 1; `nil` for a text layer.
  public var confidence: Double?
  /// Quarter turns clockwise that set the word upright: 1 for one that runs upwards, 3 for one that runs downwards.
  public var turn: Int

  public init(
    text: String, box: Rect, size: Double, style: TextStyle = [], colour: String? = nil,
    isFollowedBySpace: Bool = true, confidence: Double? = nil, turn: Int = 0
  ) {
    self.text = text
    self.box = box
    self.size = size
    self.style = style
    self.colour = colour
    self.isFollowedBySpace = isFollowedBySpace
    self.confidence = confidence
    self.turn = turn
  }
}

/// A drawn straight line, horizontal or vertical.
public struct Ruling: Codable, Sendable, Hashable {
  public enum Orientation: String, Codable, Sendable {
    case horizontal, vertical
  }

  public var orientation: Orientation
  /// y of a horizontal ruling, x of a vertical one (the middle of its thickness).
  public var position: Double
  /// Smaller end: x of a horizontal ruling, y of a vertical one.
  public var start: Double
  /// Larger end.
  public var end: Double
  public var thickness: Double
  /// `#rrggbb` of a line that is thick enough to show its colour; `nil` for hairlines and on scans.
  public var colour: String?

  public init(
    orientation: Orientation, position: Double, start: Double, end: Double, thickness: Double = 0.5,
    colour: String? = nil
  ) {
    self.orientation = orientation
    self.position = position
    self.start = start
    self.end = end
    self.thickness = thickness
    self.colour = colour
  }

  public var length: Double { end - start }

  /// The line as a rectangle without thickness.
  public var box: Rect {
    orientation == .horizontal
      ? Rect(x0: start, y0: position, x1: end, y1: position) : Rect(x0: position, y0: start, x1: position, y1: end)
  }

  public func moved(x: Double, y: Double) -> Ruling {
    var moved = self
    moved.position += orientation == .horizontal ? y : x
    moved.start += orientation == .horizontal ? x : y
    moved.end += orientation == .horizontal ? x : y
    return moved
  }
}

/// An area painted in one colour other than the page's: a shaded cell, a bar of a Gantt chart, a traffic light.
public struct Fill: Codable, Sendable, Hashable {
  public enum Shape: String, Codable, Sendable {
    /// A box, a bar or an arrow.
    case area
    /// A dot of a traffic light.
    case disc
    /// A small diamond, triangle or star: a milestone of a chart, or the head of a thin arrow.
    case sign
  }

  public var box: Rect
  /// `#rrggbb`.
  public var colour: String
  public var shape: Shape

  public init(box: Rect, colour: String, shape: Shape = .area) {
    self.box = box
    self.colour = colour
    self.shape = shape
  }

  public var isRound: Bool { shape == .disc }
}

/// Words of one page.
public struct PageWords: Codable, Sendable, Hashable {
  /// Counted from 1.
  public var page: Int
  /// Indices into the words of the page.
  public var words: [Int]

  public init(page: Int, words: [Int]) {
    self.page = page
    self.words = words
  }
}

/// A table as the tags of a PDF tell it: rows and cells with the words they hold, as far as they could be found on their pages.
public struct TaggedTable: Codable, Sendable, Hashable {
  public struct Cell: Codable, Sendable, Hashable {
    public var rowSpan: Int
    public var columnSpan: Int
    public var isHeader: Bool
    /// The words, by page; empty for a blank cell.
    public var parts: [PageWords]

    public init(rowSpan: Int = 1, columnSpan: Int = 1, isHeader: Bool = false, parts: [PageWords]) {
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.isHeader = isHeader
      self.parts = parts
    }

    /// The words that stand on a page.
    public func words(page: Int) -> [Int] { parts.filter { $0.page == page }.flatMap(\.words) }
  }

  public var rows: [[Cell]]

  public init(rows: [[Cell]]) { self.rows = rows }
}

/// One page as a reader found it.
public struct PageContent: Codable, Sendable, Hashable {
  /// Counted from 1.
  public var number: Int
  /// Size in points as shown, after the page's own rotation.
  public var width: Double
  public var height: Double
  /// Words in the order of the text layer.
  public var words: [Word]
  public var rulings: [Ruling]
  public var fills: [Fill]
  /// Places of pictures.
  public var pictures: [Rect]
  /// Whether the words come from recognition rather than a text layer.
  public var isRecognised: Bool
  /// Quarter turns clockwise given to the page as shown so that its text stands upright. All positions and the size are
  /// those after the turn.
  public var turn: Int
  /// Degrees clockwise by which a scanned page was then turned about its middle so that its lines run level.
  public var skewDegrees: Double

  public init(
    number: Int, width: Double, height: Double, words: [Word] = [], rulings: [Ruling] = [], fills: [Fill] = [],
    pictures: [Rect] = [], isRecognised: Bool = false, turn: Int = 0, skewDegrees: Double = 0
  ) {
    self.number = number
    self.width = width
    self.height = height
    self.words = words
    self.rulings = rulings
    self.fills = fills
    self.pictures = pictures
    self.isRecognised = isRecognised
    self.turn = turn
    self.skewDegrees = skewDegrees
  }
}

/// How a page was turned before positions on it were taken; see `PageContent`.
public struct PageTurn: Codable, Sendable, Hashable {
  /// Counted from 1.
  public var page: Int
  /// Quarter turns clockwise.
  public var turn: Int
  /// Degrees clockwise, after the quarter turns.
  public var skewDegrees: Double

  public init(page: Int, turn: Int = 0, skewDegrees: Double = 0) {
    self.page = page
    self.turn = turn
    self.skewDegrees = skewDegrees
  }
}
