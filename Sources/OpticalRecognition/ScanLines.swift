import CTesseract
import Model

/// Finds drawn lines in a scanned page: dark strips that are long and thin, a little wavy and of uneven thickness.
struct ScanLines {
  let settings: RecognitionSettings
  /// Pixels per point.
  let scale: Double

  /// How dark the ink of lines must be: little, for thin grey ones, and more, where the specks of a noisy page make those thick.
  /// Letters need 0.3.
  private static let contrasts: [Float] = [0.18, 0.26]

  /// - Parameter grey: the page, straightened.
  func lines(in grey: borrowing Bitmap) -> [Ruling] {
    var result: [Ruling] = []
    for contrast in ScanLines.contrasts {
      guard let ink = grey.ink(leastContrast: contrast) else { continue }
      result += lines(in: ink, grey, .horizontal) + lines(in: ink, grey, .vertical)
    }
    return result
  }

  /// The strips alone, as ink and paper.
  ///
  /// - Parameter binary: ink and paper, straightened.
  func strips(of binary: borrowing Bitmap, _ orientation: Ruling.Orientation) -> Bitmap? {
    let length = CInt(settings.minimumLineLength * scale)
    let isHorizontal = orientation == .horizontal
    // Thickened by a pixel on both sides first, so that a line that climbs by a pixel does not fall apart.
    guard let thick = Bitmap(pixDilateBrick(nil, binary.pix, isHorizontal ? 1 : 3, isHorizontal ? 3 : 1)) else {
      return nil
    }
    return Bitmap(pixOpenBrick(nil, thick.pix, isHorizontal ? length : 1, isHorizontal ? 1 : length))
  }

  private func lines(
    in ink: borrowing Bitmap, _ grey: borrowing Bitmap, _ orientation: Ruling.Orientation
  ) -> [Ruling] {
    guard let strips = strips(of: ink, orientation) else { return [] }
    var pieces: UnsafeMutablePointer<PIXA>?
    guard var boxes = pixConnComp(strips.pix, &pieces, 8).map(Optional.some) else { return [] }
    defer {
      boxaDestroy(&boxes)
      pixaDestroy(&pieces)
    }
    var result: [Ruling] = []
    for index in 0..<boxaGetCount(boxes) {
      if let line = line(orientation, boxes, pieces, index), !isBuried(line, in: grey) { result.append(line) }
    }
    return result
  }

  /// Share of a line that may lie in an area as dark as itself: where it runs into a painted cell or another line crosses.
  private static let mostBuried = 0.3
  /// Steps of grey by which a line stands out from what lies beside it.
  private static let leastStep = 15
  /// Pixels beside a line that its blurred edge may cover.
  private static let blur = 3.0
  /// Places along a line that are looked at.
  private static let samples = 24

  /// Whether a strip is part of a dark area: what is left between the white letters of a heading.
  private func isBuried(_ line: Ruling, in grey: borrowing Bitmap) -> Bool {
    let (start, end) = (line.start * scale, line.end * scale)
    let half = max(1, line.thickness * scale / 2)
    let beside = half + ScanLines.blur
    var buried = 0
    for number in 0..<ScanLines.samples {
      let along = Int(start + (end - start) * (Double(number) + 0.5) / Double(ScanLines.samples))
      func tone(_ offset: Double) -> Int {
        let across = Int((line.position * scale + offset).rounded(.down))
        return line.orientation == .horizontal ? grey.grey(x: along, y: across) : grey.grey(x: across, y: along)
      }
      let own = min(tone(-half / 2), tone(0), tone(half / 2))
      if max(tone(-beside), tone(beside)) < own + ScanLines.leastStep { buried += 1 }
    }
    return Double(buried) > ScanLines.mostBuried * Double(ScanLines.samples)
  }

  private func line(
    _ orientation: Ruling.Orientation, _ boxes: UnsafeMutablePointer<BOXA>?, _ pieces: UnsafeMutablePointer<PIXA>?,
    _ index: CInt
  ) -> Ruling? {
    var x: CInt = 0
    var y: CInt = 0
    var width: CInt = 0
    var height: CInt = 0
    guard boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height) == 0,
      let piece = Bitmap(pixaGetPix(pieces, index, CInt(L_CLONE)))
    else { return nil }
    var area: CInt = 0
    pixCountPixels(piece.pix, &area, nil)
    let isHorizontal = orientation == .horizontal
    let length = Double(isHorizontal ? width : height)
    let thickness = max(1, Double(area) / length - 2)  // without the pixels added to both sides
    guard thickness <= settings.maximumLineThickness * scale else { return nil }
    let start = Double(isHorizontal ? x : y)
    let middle = isHorizontal ? Double(y) + Double(height) / 2 : Double(x) + Double(width) / 2
    return Ruling(
      orientation: orientation, position: middle / scale, start: start / scale, end: (start + length) / scale,
      thickness: thickness / scale)
  }
}
