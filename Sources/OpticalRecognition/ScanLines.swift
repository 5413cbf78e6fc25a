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
    return result + faintLines(in: grey, beside: result)
  }

  /// Hairlines in light grey, which noise takes to pieces: those that are not known yet.
  private func faintLines(in grey: borrowing Bitmap, beside known: [Ruling]) -> [Ruling] {
    var faint: [Ruling] = []
    for orientation in [Ruling.Orientation.horizontal, .vertical] {
      guard let ink = faintInk(of: grey, orientation) else { continue }
      let least = ScanLines.faintLength(orientation)
      faint += lines(in: ink, grey, orientation).filter { line in
        line.length >= least && !isCovered(line, by: known)
          && buriedShare(of: line, in: grey) <= ScanLines.mostBuriedFaint
      }
    }
    return faint
  }

  /// Share of a faint line that may not stand out: letters that stand over each other let paper through between them.
  private static let mostBuriedFaint = 0.12
  /// Lines that lie within so many points lie at one place.
  private static let samePlace = 2.0
  /// Share of a faint line that other lines at its place cover when it is known.
  private static let mostKnown = 0.7

  private func isCovered(_ line: Ruling, by known: [Ruling]) -> Bool {
    let covered = known.reduce(0.0) { sum, other in
      guard other.orientation == line.orientation, abs(other.position - line.position) < ScanLines.samePlace else {
        return sum
      }
      return sum + max(0, min(other.end, line.end) - max(other.start, line.start))
    }
    return covered >= ScanLines.mostKnown * line.length
  }

  /// Window over which grey is averaged along a line, in points: noise is gone, and a line that climbs by a pixel is not.
  private static let faintWindow = 7.0
  /// Thickest faint line with its blur, in points.
  private static let faintThickness = 2.2
  /// Steps of grey by which a faint line stands out once it is averaged.
  private static let faintStep: CInt = 18

  /// Shortest faint line, in points: the strokes of a long word follow each other along its line too, and stand upright by themselves.
  private static func faintLength(_ orientation: Ruling.Orientation) -> Double { orientation == .horizontal ? 40 : 18 }

  /// Thin strips that are darker than what lies on both sides of them once the noise along them is averaged out: hairlines in light grey.
  private func faintInk(of grey: borrowing Bitmap, _ orientation: Ruling.Orientation) -> Bitmap? {
    let isHorizontal = orientation == .horizontal
    let window = CInt(ScanLines.faintWindow * scale) | 1
    let across = CInt(ScanLines.faintThickness * scale) | 1
    guard
      var kernel = makeFlatKernel(
        isHorizontal ? 1 : window, isHorizontal ? window : 1, isHorizontal ? 0 : window / 2,
        isHorizontal ? window / 2 : 0
      ).map(Optional.some)
    else { return nil }
    defer { kernelDestroy(&kernel) }
    guard let smooth = Bitmap(pixConvolve(grey.pix, kernel, 8, 1)),
      let strength = Bitmap(
        pixTophat(smooth.pix, isHorizontal ? 1 : across, isHorizontal ? across : 1, CInt(L_TOPHAT_BLACK))),
      let weak = Bitmap(pixThresholdToBinary(strength.pix, ScanLines.faintStep))
    else { return nil }
    return Bitmap(pixInvert(nil, weak.pix))
  }

  /// A page with paper in place of its lines.
  func cleared(_ grey: borrowing Bitmap, of lines: [Ruling]) -> Bitmap? {
    guard let result = Bitmap(pixCopy(nil, grey.pix)) else { return nil }
    for line in lines {
      let half = line.thickness * scale / 2 + 1
      let (start, end) = (line.start * scale, line.end * scale)
      let (from, to) = (line.position * scale - half, line.position * scale + half)
      var box =
        line.orientation == .horizontal
        ? boxCreate(CInt(start), CInt(from), CInt(end - start), CInt((to - from).rounded(.up)))
        : boxCreate(CInt(from), CInt(start), CInt((to - from).rounded(.up)), CInt(end - start))
      pixSetInRectArbitrary(result.pix, box, 255)
      boxDestroy(&box)
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
      if let line = line(orientation, boxes, pieces, index), buriedShare(of: line, in: grey) <= ScanLines.mostBuried {
        result.append(line)
      }
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
  private static let samples = 48

  /// Share of a strip that does not stand out: part of a dark area, what is left between the white letters of a heading.
  private func buriedShare(of line: Ruling, in grey: borrowing Bitmap) -> Double {
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
    return Double(buried) / Double(ScanLines.samples)
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
