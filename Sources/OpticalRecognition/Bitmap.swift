import CTesseract
import Model

/// A picture in leptonica's form. Freed with the value (`pixDestroy`).
struct Bitmap: ~Copyable {
  let pix: UnsafeMutablePointer<PIX>

  /// Takes over the reference; `nil` gives `nil`.
  init?(_ pix: UnsafeMutablePointer<PIX>?) {
    guard let pix else { return nil }
    self.pix = pix
  }

  deinit {
    var pointer: UnsafeMutablePointer<PIX>? = pix
    pixDestroy(&pointer)
  }

  /// A picture of 32 bits a pixel.
  init?(_ image: PageImage) {
    guard image.width > 0, image.height > 0, image.pixels.count == image.width * image.height,
      let pix = pixCreate(CInt(image.width), CInt(image.height), 32), let data = pixGetData(pix)
    else { return nil }
    for index in image.pixels.indices { data[index] = image.pixels[index] << 8 }  // leptonica keeps 0xRRGGBBAA
    self.pix = pix
  }

  var width: Int { Int(pixGetWidth(pix)) }
  var height: Int { Int(pixGetHeight(pix)) }

  /// The picture with 32 bits a pixel as plain values.
  func image(dotsPerInch: Double) -> PageImage {
    let count = pixGetDepth(pix) == 32 ? width * height : 0
    let data = pixGetData(pix)
    let pixels = (0..<count).map { index in data.map { $0[index] >> 8 } ?? 0 }
    return PageImage(
      width: count > 0 ? width : 0, height: count > 0 ? height : 0, dotsPerInch: dotsPerInch, pixels: pixels)
  }

  func turned(_ quarters: Int) -> Bitmap? { Bitmap(pixRotateOrth(pix, CInt(quarters & 3))) }

  /// The picture turned about its middle. It stays as large as it is, so that places on it are places on the page.
  ///
  /// - Parameter degrees: clockwise.
  func rotated(_ degrees: Double) -> Bitmap? {
    guard abs(degrees) > 0.02 else { return Bitmap(pixClone(pix)) }
    return Bitmap(
      pixRotate(pix, Float(degrees * Double.pi / 180), CInt(L_ROTATE_AREA_MAP), CInt(L_BRING_IN_WHITE), 0, 0))
  }

  var grey: Bitmap? { Bitmap(pixConvertRGBToGray(pix, 0, 0, 0)) }

  /// The grey of a place, from 0 for black to 255; of a place outside, that of paper.
  func grey(x: Int, y: Int) -> Int {
    var value: UInt32 = 255
    guard x >= 0, y >= 0, x < width, y < height, pixGetPixel(pix, CInt(x), CInt(y), &value) == 0 else { return 255 }
    return Int(value)
  }

  /// Whether a place of a picture of ink and paper is ink.
  func isInk(x: Int, y: Int) -> Bool {
    var value: UInt32 = 0
    return pixGetPixel(pix, CInt(x), CInt(y), &value) == 0 && value != 0
  }

  /// Grey with uneven paper and light shading evened out.
  var evened: Bitmap? { Bitmap(pixBackgroundNormSimple(pix, nil, nil)) ?? Bitmap(pixClone(pix)) }

  func scaled(_ factor: Double) -> Bitmap? { Bitmap(pixScale(pix, Float(factor), Float(factor))) }

  /// Ink and paper, each pixel judged by its surroundings.
  var binary: Bitmap? { ink(leastContrast: 0.3) }

  /// - Parameter leastContrast: Sauvola's factor: the larger, the darker ink must be.
  func ink(leastContrast factor: Float) -> Bitmap? {
    // A window of 41 pixels is larger than the strokes and smaller than the shading of a page at 300 dots per inch.
    let columns = max(1, CInt(width / 800))
    let rows = max(1, CInt(height / 800))
    var result: UnsafeMutablePointer<PIX>?
    guard pixSauvolaBinarizeTiled(pix, 20, factor, columns, rows, nil, &result) == 0 else { return nil }
    return Bitmap(result)
  }
}
