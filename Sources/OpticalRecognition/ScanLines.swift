import CTesseract
import Model

/// Finds drawn lines in a scanned page: dark strips that are long and thin, a little wavy and of uneven thickness.
struct ScanLines {
  let settings: RecognitionSettings
  /// Pixels per point.
  let scale: Double

  /// - Parameter binary: ink and paper, straightened.
  func lines(in binary: borrowing Bitmap) -> [Ruling] {
    lines(in: binary, .horizontal) + lines(in: binary, .vertical)
  }

  /// The strips alone, as ink and paper.
  func strips(of binary: borrowing Bitmap, _ orientation: Ruling.Orientation) -> Bitmap? {
    let length = CInt(settings.minimumLineLength * scale)
    let isHorizontal = orientation == .horizontal
    // Thickened by a pixel on both sides first, so that a line that climbs by a pixel does not fall apart.
    guard let thick = Bitmap(pixDilateBrick(nil, binary.pix, isHorizontal ? 1 : 3, isHorizontal ? 3 : 1)) else {
      return nil
    }
    return Bitmap(pixOpenBrick(nil, thick.pix, isHorizontal ? length : 1, isHorizontal ? 1 : length))
  }

  private func lines(in binary: borrowing Bitmap, _ orientation: Ruling.Orientation) -> [Ruling] {
    guard let strips = strips(of: binary, orientation) else { return [] }
    var pieces: UnsafeMutablePointer<PIXA>?
    guard var boxes = pixConnComp(strips.pix, &pieces, 8).map(Optional.some) else { return [] }
    defer {
      boxaDestroy(&boxes)
      pixaDestroy(&pieces)
    }
    return (0..<boxaGetCount(boxes)).compactMap { line(orientation, boxes, pieces, $0) }
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
