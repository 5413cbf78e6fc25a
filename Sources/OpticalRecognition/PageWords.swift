import Model

/// Makes words of the page model from recognised ones: boxes as high as those of a text layer, sizes, bold.
struct PageWords {
  /// Pixels per point.
  let scale: Double

  func words(of read: [ReadWord], _ binary: borrowing Bitmap) -> [Word] {
    let pageSize = LetterMetrics.size(of: read) ?? 10 * scale
    let lineSizes = Dictionary(grouping: read, by: \.line).mapValues { LetterMetrics.size(of: $0) ?? pageSize }
    let sizes = read.map { lineSizes[$0.line] ?? pageSize }
    var widths: [Double?] = []
    for (word, size) in zip(read, sizes) {
      widths.append(StrokeWeight.strokeWidth(in: binary, word.box, limit: Int(size * 0.3)))
    }
    let bold = StrokeWeight.bold(widths: widths, sizes: sizes)
    return read.indices.map { index in
      word(read[index], size: sizes[index], isBold: bold[index])
    }
  }

  /// The text with a dash by its width: Tesseract gives dashes as hyphens. The ink of a hyphen is a quarter of the letters'
  /// size wide, that of a dash nearly half of it.
  private func text(of read: ReadWord, size: Double) -> String {
    read.text == "-" && Double(read.box.width) >= 0.33 * size ? "–" : read.text
  }

  private func word(_ read: ReadWord, size: Double, isBold: Bool) -> Word {
    let bottom = Double(read.box.y1)
    let guess = LetterMetrics.reachesDown(read.text) ? bottom - LetterMetrics.descentShare * size : bottom
    let baseline = read.baseline.map { abs($0 - guess) < 0.3 * size ? $0 : guess } ?? guess
    let box = Rect(
      x0: Double(read.box.x0) / scale, y0: (baseline - LetterMetrics.ascentShare * size) / scale,
      x1: Double(read.box.x1) / scale, y1: (baseline + LetterMetrics.descentShare * size) / scale)
    return Word(
      text: text(of: read, size: size), box: box, size: (size / scale * 2).rounded() / 2, style: isBold ? .bold : [],
      isFollowedBySpace: true, confidence: read.confidence)
  }
}
