import CTesseract
import Model

/// Finds ink that no word covers though it looks like letters: a single letter in a narrow column is often passed over
/// when a whole page is recognised.
struct LeftoverInk {
  /// Size of the page's letters in pixels.
  let letterSize: Double

  /// Most places looked at again on a page; a page full of them is a drawing.
  private static let limit = 150

  /// - Parameters:
  ///   - binary: ink and paper without the lines.
  ///   - words: boxes of the words found.
  /// - Returns: boxes of groups of such ink, each about a word, from the top.
  func boxes(in binary: borrowing Bitmap, besides words: [PixelBox]) -> [PixelBox] {
    // Letters of a word grow together, words do not: half a letter's size, less than two spaces.
    let reach = CInt(max(1, letterSize * 0.4))
    guard let joined = Bitmap(pixCloseSafeBrick(nil, binary.pix, reach, 1)),
      var found = pixConnCompBB(joined.pix, 8).map(Optional.some)
    else { return [] }
    defer { boxaDestroy(&found) }
    var result: [PixelBox] = []
    for index in 0..<boxaGetCount(found) {
      guard let box = box(found, index), isLetterLike(box), !words.contains(where: { $0.intersects(box) }) else {
        continue
      }
      result.append(box)
    }
    return result.count > LeftoverInk.limit ? [] : result
  }

  private func box(_ boxes: UnsafeMutablePointer<BOXA>?, _ index: CInt) -> PixelBox? {
    var x: CInt = 0
    var y: CInt = 0
    var width: CInt = 0
    var height: CInt = 0
    guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0 else { return nil }
    return PixelBox(x0: Int(x), y0: Int(y), x1: Int(x + width), y1: Int(y + height))
  }

  /// As high as letters are, or as wide and flat as a dash.
  private func isLetterLike(_ box: PixelBox) -> Bool {
    let height = Double(box.height) / letterSize
    let width = Double(box.width) / letterSize
    return height >= 0.4 && height <= 1.3 && width >= 0.08 && width <= 12
  }
}
