import Model
import OpticalRecognition

/// A text recogniser that is started when the first page needs it, and kept for the rest of the document.
final class LazyRecogniser {
  private let settings: RecognitionSettings
  private var state: Result<TextRecogniser, Problem>?

  init(settings: RecognitionSettings) { self.settings = settings }

  /// - Throws: `ocr_unavailable` for each page when the language data is missing.
  func recognise(_ picture: consuming PageImage) throws(Problem) -> RecognisedPage {
    let state = state ?? started()
    self.state = state
    return try state.get().recognise(picture)
  }

  private func started() -> Result<TextRecogniser, Problem> {
    do throws(Problem) {
      return .success(try TextRecogniser(settings: settings))
    } catch {
      return .failure(error)
    }
  }
}
