import CZLib

/// Unpacks Flate data up to a ceiling: libqpdf has none of its own, and three kilobytes can unpack to gigabytes.
enum Inflation {
  enum Failure: Error {
    /// It would unpack to more than the ceiling.
    case tooLarge
    case damaged
  }

  /// Bytes unpacked at a time.
  private static let step = 1 << 16

  /// - Parameter ceiling: bytes that it may unpack to.
  static func unpacked(_ packed: [UInt8], ceiling: Int) throws(Failure) -> [UInt8] {
    var stream = z_stream()
    guard indsats_inflate_init(&stream) == Z_OK else { throw .damaged }
    defer { inflateEnd(&stream) }
    var packed = packed
    var result: [UInt8] = []
    let outcome = packed.withUnsafeMutableBufferPointer { input -> Result<Void, Failure> in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(clamping: input.count)
      var status = Z_OK
      while status == Z_OK {
        guard result.count < ceiling else { return .failure(.tooLarge) }
        let piece = [UInt8](unsafeUninitializedCapacity: step) { output, count in
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(step)
          status = inflate(&stream, Z_NO_FLUSH)
          count = step - Int(stream.avail_out)
        }
        result += piece
        if piece.isEmpty, status == Z_OK { return .failure(.damaged) }
      }
      return status == Z_STREAM_END ? .success(()) : .failure(.damaged)
    }
    try outcome.get()
    return result
  }
}
