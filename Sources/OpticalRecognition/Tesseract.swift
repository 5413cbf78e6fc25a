import CTesseract
import Glibc
import Model

/// A Tesseract engine with its language loaded. Freed with the value.
struct Tesseract: ~Copyable {
  private let handle: OpaquePointer

  /// - Throws: `ocr_unavailable` when the language data is missing or cannot be loaded.
  init(languages: String, dataFolder: String) throws(Problem) {
    guard let folder = LanguageData.folder(for: languages, preferred: dataFolder) else {
      throw Problem(.recognitionUnavailable, "Tesseract's language data \(languages) is not installed")
    }
    guard let handle = TessBaseAPICreate() else {
      throw Problem(.recognitionUnavailable, "Tesseract could not be started")
    }
    guard TessBaseAPIInit3(handle, folder, languages) == 0 else {
      TessBaseAPIDelete(handle)
      throw Problem(.recognitionUnavailable, "Tesseract could not load its language data \(languages)")
    }
    self.handle = handle
    TessBaseAPISetVariable(handle, "debug_file", "/dev/null")
  }

  deinit {
    TessBaseAPIEnd(handle)
    TessBaseAPIDelete(handle)
  }

  /// Keeps recognition on the calling thread to one thread: documents are read side by side, and more threads only fight
  /// for the same cores (measured: ten times the time on two busy ones).
  ///
  /// Tesseract asks for four threads by number, so only forbidding parallel regions helps.
  private static func useOneThread() {
    typealias SetLevels = @convention(c) (CInt) -> Void
    // Tesseract brings the OpenMP library along; where it was built without, the symbol is missing and nothing is to do.
    guard let program = dlopen(nil, RTLD_NOW), let symbol = dlsym(program, "omp_set_max_active_levels") else { return }
    unsafeBitCast(symbol, to: SetLevels.self)(0)
  }

  /// Recognises a picture.
  ///
  /// - Parameters:
  ///   - region: part of the picture; all of it when `nil`.
  ///   - mode: how the text is laid out.
  /// - Returns: words in reading order, boxes in pixels of the picture.
  func words(
    in picture: borrowing Bitmap, dotsPerInch: Double, mode: TessPageSegMode, region: PixelBox? = nil
  ) -> [ReadWord] {
    Tesseract.useOneThread()
    TessBaseAPISetPageSegMode(handle, mode)
    TessBaseAPISetImage2(handle, picture.pix)
    TessBaseAPISetSourceResolution(handle, CInt(dotsPerInch))
    if let region {
      TessBaseAPISetRectangle(handle, CInt(region.x0), CInt(region.y0), CInt(region.width), CInt(region.height))
    }
    defer { TessBaseAPIClear(handle) }
    guard TessBaseAPIRecognize(handle, nil) == 0, let iterator = TessBaseAPIGetIterator(handle) else { return [] }
    defer { TessResultIteratorDelete(iterator) }
    var words: [ReadWord] = []
    var line = 0
    repeat {
      if TessPageIteratorIsAtBeginningOf(TessResultIteratorGetPageIterator(iterator), RIL_TEXTLINE) != 0 { line += 1 }
      if let word = word(at: iterator, line: line) { words.append(word) }
    } while TessResultIteratorNext(iterator, RIL_WORD) != 0
    return words
  }

  private func word(at iterator: OpaquePointer, line: Int) -> ReadWord? {
    guard let text = TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { return nil }
    defer { TessDeleteText(text) }
    let place = TessResultIteratorGetPageIteratorConst(iterator)
    var box = (x0: CInt(0), y0: CInt(0), x1: CInt(0), y1: CInt(0))
    var base = (x0: CInt(0), y0: CInt(0), x1: CInt(0), y1: CInt(0))
    guard TessPageIteratorBoundingBox(place, RIL_WORD, &box.x0, &box.y0, &box.x1, &box.y1) != 0 else { return nil }
    let hasBase = TessPageIteratorBaseline(place, RIL_WORD, &base.x0, &base.y0, &base.x1, &base.y1) != 0
    let letters = String(cString: text).filter { !$0.isWhitespace }
    guard !letters.isEmpty else { return nil }
    return ReadWord(
      text: letters, box: PixelBox(x0: Int(box.x0), y0: Int(box.y0), x1: Int(box.x1), y1: Int(box.y1)),
      baseline: hasBase ? Double(base.y0 + base.y1) / 2 : nil, line: line,
      confidence: Double(TessResultIteratorConfidence(iterator, RIL_WORD)) / 100)
  }
}

/// A rectangle of pixels; `x1` and `y1` are one past the last.
struct PixelBox: Hashable {
  var x0: Int
  var y0: Int
  var x1: Int
  var y1: Int

  var width: Int { x1 - x0 }
  var height: Int { y1 - y0 }

  func intersects(_ other: PixelBox) -> Bool { x0 < other.x1 && other.x0 < x1 && y0 < other.y1 && other.y0 < y1 }
}

/// A word as Tesseract gives it.
struct ReadWord {
  var text: String
  var box: PixelBox
  /// Height of the base line in the middle of the word.
  var baseline: Double?
  /// Which line of the page it stands on.
  var line: Int
  /// 0 to 1.
  var confidence: Double
}
