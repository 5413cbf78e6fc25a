import Model

/// What table finding may be told. Lengths are in points unless a field says otherwise.
public struct TableSettings: Sendable, Hashable, Codable {
  /// Whether a table that goes on over the page becomes one table.
  public var stitches = true
  /// Rulings closer than this are one drawn line. Double lines of office programs lie 1 to 3 points apart, and no row
  /// of text fits in between; at 6 rows of small print would collapse.
  public var snapDistance = 3.0
  /// Largest break in a drawn line that still counts as one line (dotted lines, corners left open).
  public var joinGap = 4.0
  /// Furthest a ruling may stop short of the one it meets.
  public var crossingReach = 3.0
  /// Shorter rulings are ticks and underlines of a character.
  public var minimumRulingLength = 5.0
  /// A column without a word that is narrower than this is the padding of its neighbour.
  public var paddingWidth = 8.0
  /// A column without cells of its own between columns of other rows is a padding up to this width, in points: the
  /// narrowest column of words seen is wider.
  public var widestStrip = 24.0
  /// A row without a word that is lower than this is the padding of its neighbour.
  public var paddingHeight = 4.5
  /// Share of a side of a cell that must be drawn for the side to part two cells.
  public var drawnShare = 0.88
  /// Least share that must be drawn where words hide the rest of the line.
  public var leastDrawnShare = 0.1
  /// Rulings on one page beyond which it is a drawing rather than a table: the finding of crossings is quadratic.
  public var rulingLimit = 6000
  /// Furthest that a table may stand to the side of its first part on the next page: left and right pages have unlike
  /// margins.
  public var pageShift = 18.0
  /// Furthest that a drawn column edge may lie from the same edge on the page before.
  public var columnShift = 8.0
  /// The same for columns that only the alignment of text shows.
  public var looseColumnShift = 25.0
  /// Places of one grid beyond which it is a drawing: hatching and maps make grids of millions. The largest table of
  /// a plan seen so far has 5,600 cells on many pages.
  public var placeLimit = 40_000
  /// Words for a page in running lines.
  public var pageWords: Set<String> = ["side", "s", "page", "p"]
  /// Words between a page's number and the number of pages.
  public var pageCountWords: Set<String> = ["af", "of", "ud"]
  /// Words that say over a table or under it that it goes on: "Tabel 2 (fortsat)".
  public var continuationWords: Set<String> = [
    "fortsat", "fortsættes", "forts", "continued", "cont", "contd", "cont'd", "fortsetzung", "fortsatt",
  ]
  /// Words that a numbered name of a table begins with.
  public var titleWords: Set<String> = [
    "tabel", "table", "tab", "tabell", "tabelle", "oversigt", "skema", "exhibit", "figur", "figure", "chart",
  ]
  /// Words after which a hyphen at a line end belongs to the word: the hyphen stands for a part that comes later.
  public var hangingHyphenFollowers: Set<String> = HangingHyphen.followers
  /// Share of lines ending in a hyphen from which on a document is taken to break words at line ends by itself.
  public var hyphenatingShare = 0.02
  /// Tables less sure than this are listed as problems. Grids without any ruling have 0.7, those between rulings 0.85.
  public var certainConfidence = 0.75

  public init() {}
}
