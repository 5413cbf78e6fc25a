import Model

/// Finds pictures that hold a table: a scan of one pasted into a page that has a text layer of its own.
///
/// Told from logos by their size, and from photographs and diagrams by what they look like: paper in one light tone, row after
/// row of strokes that stand out from it, and thin lines that part columns. Diagrams have labels too, and what recognition
/// makes of them looks like a table without lines.
struct TablePictureFinder {
  let raster: PageRaster
  let settings: PictureSettings

  /// - Returns: places of such pictures in points, from the top, the pieces of one picture joined.
  func places(on page: PageContent) -> [Rect] {
    guard settings.recognises else { return [] }
    let places = joined(page.pictures).filter { box in
      box.width >= settings.minimumWidth && box.height >= settings.minimumHeight && isFree(box, page.words)
        && looksLikeTable(box)
    }
    return Array(places.sorted { ($0.y0, $0.x0) < ($1.y0, $1.x0) }.prefix(settings.maximumPerPage))
  }

  /// Office programs cut large pictures into strips that touch.
  private func joined(_ pictures: [Rect]) -> [Rect] {
    var result: [Rect] = []
    for picture in pictures.prefix(settings.maximumPieces) {
      var box = picture
      while let index = result.firstIndex(where: { $0.insetBy(-1).intersects(box) }) {
        box = box.union(result.remove(at: index))
      }
      result.append(box)
    }
    return result
  }

  /// A picture under words is the paper of a text layer, or a background.
  private func isFree(_ box: Rect, _ words: [Word]) -> Bool {
    words.count { box.contains(x: $0.box.midX, y: $0.box.midY) } < settings.wordsOver
  }

  // MARK: What it looks like

  /// Strokes of text in one row of pixels.
  private struct Row {
    var paper = 0
    var edges = 0
  }

  private func looksLikeTable(_ box: Rect) -> Bool {
    let range = raster.pixelRange(of: box)
    guard !range.x.isEmpty, !range.y.isEmpty, let paper = paperTone(range) else { return false }
    var onPaper = 0
    var written = 0
    for y in range.y {
      let row = look(y, range.x, paper: paper)
      onPaper += row.paper
      if Double(row.edges) >= settings.edgesPerPoint * box.width { written += 1 }
    }
    let share = Double(onPaper) / Double(range.x.count * range.y.count)
    return share >= settings.paperShare && Double(written) >= settings.writtenShare * Double(range.y.count)
      && lineCount(range, paper: paper) >= settings.leastLines
  }

  /// Upright lines that part columns: the number that a quarter of the strips of the picture have. A line of a skewed scan stays
  /// in place within a strip; margins, shaded heads and captions have none.
  private func lineCount(_ range: (x: Range<Int>, y: Range<Int>), paper: Int) -> Int {
    let height = max(1, Int(settings.stripHeight * raster.scale))
    let counts = stride(from: range.y.lowerBound, to: range.y.upperBound, by: height).map { top in
      lineCount(range.x, top..<min(top + height, range.y.upperBound), paper: paper)
    }.sorted()
    return counts[3 * counts.count / 4]
  }

  /// Thin upright lines of a strip, those that touch counted as one.
  private func lineCount(_ columns: Range<Int>, _ rows: Range<Int>, paper: Int) -> Int {
    let reach = max(2, Int(settings.lineThickness * raster.scale))
    var lines = 0
    var last = columns.lowerBound - 2 * reach
    for x in columns.dropFirst(reach).dropLast(reach) {
      let drawn = rows.count { y in
        tone(x, y) < paper - settings.paperNoise && abs(tone(x - reach, y) - paper) <= settings.paperNoise
          && abs(tone(x + reach, y) - paper) <= settings.paperNoise
      }
      guard Double(drawn) >= settings.lineShare * Double(rows.count) else { continue }
      if x - last > reach { lines += 1 }
      last = x
    }
    return lines
  }

  private func tone(_ x: Int, _ y: Int) -> Int { raster.colour(x: x, y: y).luminance }

  /// The light tone that most pixels of the picture have, of 0 to 255; `nil` when it is dark.
  private func paperTone(_ range: (x: Range<Int>, y: Range<Int>)) -> Int? {
    var counts = [Int](repeating: 0, count: 16)
    for y in stride(from: range.y.lowerBound, to: range.y.upperBound, by: 3) {
      for x in stride(from: range.x.lowerBound, to: range.x.upperBound, by: 3) { counts[tone(x, y) >> 4] += 1 }
    }
    guard let most = counts.indices.max(by: { counts[$0] < counts[$1] }), most << 4 >= settings.leastPaperTone else {
      return nil
    }
    return most << 4 + 8
  }

  private func look(_ y: Int, _ columns: Range<Int>, paper: Int) -> Row {
    var row = Row()
    var wasInk = false
    for x in columns {
      let tone = tone(x, y)
      if abs(tone - paper) <= settings.paperNoise { row.paper += 1 }
      let isInk = tone < paper - settings.inkContrast
      if isInk != wasInk { row.edges += 1 }
      wasInk = isInk
    }
    return row
  }
}

/// Which pictures inside a page are read by recognition: those of tables with lines. Lengths in points.
public struct PictureSettings: Codable, Sendable, Hashable {
  /// Whether they are. Off: maps and diagrams with grids still pass for tables, which costs more than scans pasted into plans give.
  public var recognises = false
  /// Logos and seals of letterheads stay under 180 by 70; a table of two rows and three columns is larger.
  public var minimumWidth = 180.0
  public var minimumHeight = 45.0
  /// Words of the text layer over a picture from which on it is the paper under them.
  public var wordsOver = 4
  /// Pictures of one page that are read; a page with more is a catalogue.
  public var maximumPerPage = 4
  /// Pieces of pictures that are looked at; drawings come in thousands.
  public var maximumPieces = 200
  /// Share of a picture that has the tone of its paper: 0.75 to 0.95 in scanned tables, below 0.35 in photographs.
  public var paperShare = 0.5
  /// Differences of tone, 0 to 255, that are the noise of a scanner and of its compression.
  public var paperNoise = 24
  /// Darkest paper.
  public var leastPaperTone = 160
  /// How much darker than the paper ink is, at least.
  public var inkContrast = 70
  /// Changes between paper and ink along a row of pixels, for each point of its width, in a row of text: words of 10 points
  /// have 0.4 where they stand, and a table's row is a quarter full. Outlines and charts have 0.01 to 0.03.
  public var edgesPerPoint = 0.05
  /// Share of the rows of pixels that must be so: a table of one-line rows has 0.3 and more, a chart with labels 0.1.
  public var writtenShare = 0.15

  /// Upright lines that a table has at least, its outer ones among them as far as the picture shows them.
  public var leastLines = 2
  /// Thickest such line.
  public var lineThickness = 2.5
  /// Height of the strips in which lines are looked for: in 40 points a line skewed by 2 degrees moves 1.4 aside.
  public var stripHeight = 40.0
  /// Share of a strip along which a line must stand free: crossing lines and shaded cells hide some of it, while strokes of
  /// letters in a strip of two lines of text reach 0.5. The axis of a diagram is one line.
  public var lineShare = 0.6

  public init() {}
}
