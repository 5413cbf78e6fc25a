import CStemmer

/// Cuts Danish words to their stems with libstemmer (Snowball): "indsatserne" → "indsats".
///
/// Not `Sendable`: the C stemmer keeps its own buffer, so each task makes its own.
public final class Stemmer {
  /// Freed by `sb_stemmer_delete`.
  private let handle: OpaquePointer?
  private var known: [String: String] = [:]

  public init() {
    handle = sb_stemmer_new("danish", "UTF_8")
  }

  deinit { sb_stemmer_delete(handle) }

  /// The stem of a folded word; the word itself where the library has no Danish.
  public func stem(_ word: String) -> String {
    if let stem = known[word] { return stem }
    let stem = uncachedStem(word)
    known[word] = stem
    return stem
  }

  private func uncachedStem(_ word: String) -> String {
    guard let handle else { return word }
    var bytes = Array(word.utf8)
    // The result belongs to the stemmer and is copied at once.
    guard let symbols = sb_stemmer_stem(handle, &bytes, Int32(bytes.count)) else { return word }
    let length = Int(sb_stemmer_length(handle))
    return String(decoding: UnsafeBufferPointer(start: symbols, count: length), as: UTF8.self)
  }
}
