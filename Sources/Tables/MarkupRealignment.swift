import Model

/// Puts rows right whose leading field was lost when a table was copied out as text, so that all fields stand too far left.
///
/// What the cells *are* (a single letter, a date, a title, running text) is compared with what the columns hold in the rows
/// that are complete. A row moves only if as it stands a cell fits its column in no way, and moved it fits clearly better;
/// a row with fewer fields than the table has columns moves also when all its cells together fit far better elsewhere.
struct MarkupRealignment {
  typealias Cell = MarkupTable.Cell

  private let profiles: [MarkupColumnProfile]

  /// How much better a row must fit to be moved, in natural logarithms: 20 times as likely.
  private static let leastGain = 3.0
  /// The same for a row none of whose cells is out of place by itself: 400 times as likely.
  private static let leastGainOfShortRow = 6.0
  /// Rows with a field for every column from which on they alone tell what the columns hold.
  private static let leastWholeRows = 3

  /// - Parameters:
  ///   - rows: the rows below the header.
  ///   - width: number of columns.
  init(rows: [[Cell]], width: Int) {
    let first = MarkupRealignment.profiles(of: MarkupRealignment.completest(rows, width: width), width: width)
    let fitting = rows.filter { row in
      row.count <= width && !MarkupRealignment.hasMisfit(row.map(\.text.plain), first)
    }
    let whole = fitting.filter { $0.count == width }
    let telling = whole.count >= MarkupRealignment.leastWholeRows ? whole : fitting
    profiles = telling.isEmpty ? first : MarkupRealignment.profiles(of: telling, width: width)
  }

  /// Columns that hardly a row leaves empty.
  var requiredColumns: [Int] { profiles.indices.filter { profiles[$0].isRequired } }

  /// The row with its fields where they belong; `nil` when it stands right or no place is clearly better.
  func realigned(_ row: [Cell]) -> [Cell]? {
    let width = profiles.count
    let filled = row.filter { !$0.text.isEmpty }
    let texts = filled.map(\.text.plain)
    // A text alone at the start of a row that has all its fields is a heading over the next rows.
    if row.count == width, filled.count == 1, row.first?.text.isEmpty == false { return nil }
    // What runs over several columns has lost none.
    if row.contains(where: { $0.columnSpan > 1 }) { return nil }
    guard !filled.isEmpty, filled.count < width || row.count > width, filled.count <= width else { return nil }
    let standing = row.map(\.text.plain)
    let overflows = row.dropFirst(width).contains { !$0.text.isEmpty }
    let isMisfit = overflows || MarkupRealignment.hasMisfit(standing, profiles)
    guard isMisfit || row.count < width, let columns = bestColumns(for: texts) else { return nil }
    var moved = Array(repeating: Cell(StyledText()), count: width)
    for (cell, column) in zip(filled, columns) { moved[column] = cell }
    let result = moved.map(\.text.plain)
    let least = isMisfit ? MarkupRealignment.leastGain : MarkupRealignment.leastGainOfShortRow
    guard overflows || gain(from: standing, to: result) >= least else { return nil }
    guard
      overflows || !isMisfit
        || MarkupRealignment.misfits(result, profiles) < MarkupRealignment.misfits(standing, profiles)
    else { return nil }
    return moved
  }

  private func gain(from standing: [String], to moved: [String]) -> Double { score(moved) - score(standing) }

  private func score(_ texts: [String]) -> Double {
    profiles.indices.reduce(0) { $0 + profiles[$1].score($1 < texts.count ? texts[$1] : "") }
  }

  /// The columns, in order, that the texts fit best together.
  ///
  /// - Complexity: O(texts × columns), by dynamic programming from the left.
  private func bestColumns(for texts: [String]) -> [Int]? {
    let (count, width) = (texts.count, profiles.count)
    guard count <= width else { return nil }
    // best[c][k]: best score of the first c columns when they hold the first k texts.
    var best = Array(repeating: Array(repeating: -Double.infinity, count: count + 1), count: width + 1)
    var isPlaced = Array(repeating: Array(repeating: false, count: count + 1), count: width + 1)
    best[0][0] = 0
    for column in 0..<width {
      let empty = profiles[column].score("")
      for placed in 0...min(count, column + 1) {
        best[column + 1][placed] = best[column][placed] + empty
        guard placed > 0 else { continue }
        let taken = best[column][placed - 1] + profiles[column].score(texts[placed - 1])
        if taken > best[column + 1][placed] {
          best[column + 1][placed] = taken
          isPlaced[column + 1][placed] = true
        }
      }
    }
    return columns(count: count, isPlaced)
  }

  private func columns(count: Int, _ isPlaced: [[Bool]]) -> [Int]? {
    var columns: [Int] = []
    var left = count
    for column in profiles.indices.reversed() where left > 0 && isPlaced[column + 1][left] {
      columns.append(column)
      left -= 1
    }
    return left == 0 ? columns.reversed() : nil
  }

  // MARK: Profiles

  private static func profiles(of rows: [[Cell]], width: Int) -> [MarkupColumnProfile] {
    var profiles = Array(repeating: MarkupColumnProfile(), count: width)
    for row in rows {
      for column in 0..<width { profiles[column].add(column < row.count ? row[column].text.plain : "") }
    }
    return profiles
  }

  /// The rows with the most fields filled: these cannot have lost one.
  private static func completest(_ rows: [[Cell]], width: Int) -> [[Cell]] {
    let counts = rows.map { row in row.count > width ? 0 : row.filter { !$0.text.isEmpty }.count }
    guard let most = counts.max(), most > 0 else { return [] }
    return zip(rows, counts).filter { $1 == most }.map(\.0)
  }

  private static func misfits(_ texts: [String], _ profiles: [MarkupColumnProfile]) -> Int {
    zip(texts, profiles).filter { $1.isMisfit($0) }.count
  }

  private static func hasMisfit(_ texts: [String], _ profiles: [MarkupColumnProfile]) -> Bool {
    zip(texts, profiles).contains { $1.isMisfit($0) }
  }
}
