import CTesseract
import Model

/// Tells bold words of a scan by the width of their strokes.
enum StrokeWeight {
  /// Bold strokes are about 1.5 times as wide as regular ones of the same font; blur takes some of that.
  private static let boldRatio = 1.25

  /// Typical width of upright strokes in a box: the middle one of the runs of ink along its rows that are no longer than
  /// `limit`, in pixels; `nil` where there is none. Longer runs are bars and curves.
  static func strokeWidth(in binary: borrowing Bitmap, _ box: PixelBox, limit: Int) -> Double? {
    guard let data = pixGetData(binary.pix) else { return nil }
    let wordsPerLine = Int(pixGetWpl(binary.pix))
    let columns = max(0, box.x0)..<max(0, min(box.x1, binary.width))
    var counts = [Int](repeating: 0, count: max(1, limit + 1))
    for y in max(0, box.y0)..<max(0, min(box.y1, binary.height)) {
      var run = 0
      for x in columns {
        if data[y * wordsPerLine + x >> 5] >> UInt32(31 - x & 31) & 1 == 1 {
          run += 1
          continue
        }
        if run > 0, run <= limit { counts[run] += 1 }
        run = 0
      }
    }
    return middle(of: counts)
  }

  /// The middle value of a histogram, to a fraction within its bin.
  private static func middle(of counts: [Int]) -> Double? {
    let half = Double(counts.reduce(0, +)) / 2
    guard half > 0 else { return nil }
    var below = 0.0
    for (value, count) in counts.enumerated() where count > 0 {
      if below + Double(count) >= half { return Double(value) - 0.5 + (half - below) / Double(count) }
      below += Double(count)
    }
    return nil
  }

  /// Which words are bold: those whose strokes are wide for the page.
  ///
  /// - Parameters:
  ///   - widths: stroke widths of the words.
  ///   - sizes: sizes of their letters, in the same unit.
  static func bold(widths: [Double?], sizes: [Double]) -> [Bool] {
    let shares = zip(widths, sizes).map { width, size in width.map { $0 / max(1, size) } }
    let known = shares.compactMap(\.self).sorted()
    guard known.count >= 8 else { return shares.map { _ in false } }
    let regular = known[known.count / 2]
    return shares.map { share in share.map { $0 >= boldRatio * regular } ?? false }
  }
}
