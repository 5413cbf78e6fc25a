import CGLib

/// SHA-256 of bytes, as 64 lower-case hex digits.
public enum ContentDigest {
  /// Digest of bytes that are at hand.
  public static func sha256(_ bytes: some Collection<UInt8>) -> String {
    var digest = StreamingDigest()
    digest.update(bytes)
    return digest.finish()
  }

  /// Digest of several texts, kept apart so that `["a", "b"]` and `["ab"]` differ.
  public static func sha256(of parts: [String]) -> String {
    var digest = StreamingDigest()
    for part in parts {
      let bytes = Array(part.utf8)
      digest.update(Array("\(bytes.count):".utf8))
      digest.update(bytes)
    }
    return digest.finish()
  }
}

/// A digest that is fed piece by piece, so that a large file never stands in memory as a whole.
struct StreamingDigest: ~Copyable {
  /// Freed with `g_checksum_free`; GLib gives `nil` only for an algorithm it does not know.
  private let checksum: OpaquePointer?

  init() { checksum = g_checksum_new(G_CHECKSUM_SHA256) }

  deinit { g_checksum_free(checksum) }

  mutating func update(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let done: Void? = bytes.withContiguousStorageIfAvailable { g_checksum_update(checksum, $0.baseAddress, $0.count) }
    if done == nil { update(Array(bytes)) }
  }

  /// The hex digits; nothing may be added afterwards.
  consuming func finish() -> String {
    // The string belongs to the checksum and is copied here.
    g_checksum_get_string(checksum).map { String(cString: $0) } ?? ""
  }
}
