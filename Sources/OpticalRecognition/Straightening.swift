import CTesseract

extension Bitmap {
  /// Degrees clockwise by which a picture of ink and paper has to be turned so that its lines run level; 0 when that
  /// cannot be told.
  func skew(limit: Double) -> Double {
    var angle: Float = 0
    var confidence: Float = 0
    // Sweep over a quarter of the resolution in steps of a degree, then search over half of it to 0.01 degrees.
    let status = pixFindSkewSweepAndSearch(pix, &angle, &confidence, 4, 2, Float(limit), 1, 0.01)
    let isSure = confidence >= 2  // leptonica's own advice is 3; forms with few words and many rulings reach 2
    return status == 0 && isSure ? Double(angle) : 0
  }

  /// Quarter turns clockwise after which the text stands upright; 0 when that cannot be told.
  ///
  /// Told from letters with ascenders, which are more frequent than those with descenders.
  var uprightTurn: Int {
    var up: Float = 0
    var left: Float = 0
    guard pixOrientDetect(pix, &up, &left, 0, 0) == 0 else { return 0 }
    let strongest = max(abs(up), abs(left))
    guard strongest >= 5 else { return 0 }  // leptonica's scale; 8 is certain
    if abs(up) >= abs(left) { return up > 0 ? 0 : 2 }
    return left > 0 ? 1 : 3
  }
}

enum Uprightness {
  /// Fewest words that say how a page lies.
  private static let minimumWords = 4

  /// Whether most words of three letters and more are higher than wide: Tesseract reads text that runs up or down the
  /// page, but its lines cannot be put into a table.
  static func isOnSide(_ words: [ReadWord]) -> Bool {
    let long = words.filter { $0.text.count >= 3 }
    let high = long.count { $0.box.height > $0.box.width }
    return long.count >= minimumWords && 2 * high > long.count
  }
}
