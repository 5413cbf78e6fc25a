import CStemmer
import Synchronization

/// Cuts Danish words to their stems with libstemmer (Snowball): "indsatserne" → "indsats". Keeps those it has found.
public final class Stemmer: Sendable {
  /// The C stemmer writes into a buffer of its own, so one word is stemmed at a time.
  private struct State {
    /// Freed by `sb_stemmer_delete`; `nil` where the library has no Danish.
    let handle: OpaquePointer?
    var known: [String: String] = [:]
  }

  private let state = Mutex(State(handle: sb_stemmer_new("danish", "UTF_8")))

  public init() {}

  deinit { state.withLock { sb_stemmer_delete($0.handle) } }

  /// The stem of a folded word; the word itself where the library has no Danish.
  public func stem(_ word: String) -> String {
    state.withLock { state in
      if let stem = state.known[word] { return stem }
      let stem = Stemmer.stem(word, with: state.handle)
      state.known[word] = stem
      return stem
    }
  }

  private static func stem(_ word: String, with handle: OpaquePointer?) -> String {
    guard let handle else { return word }
    var bytes = Array(word.utf8)
    // The result belongs to the stemmer and is copied at once.
    guard let symbols = sb_stemmer_stem(handle, &bytes, Int32(bytes.count)) else { return word }
    let length = Int(sb_stemmer_length(handle))
    return String(decoding: UnsafeBufferPointer(start: symbols, count: length), as: UTF8.self)
  }
}
