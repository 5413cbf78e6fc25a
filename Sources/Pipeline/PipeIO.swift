import Foundation

/// Reading and writing of file descriptors, whole pieces at a time.
enum PipeIO {
  /// - Returns: whether all bytes were taken; not when the other end is closed.
  static func write(_ data: Data, to handle: Int32) -> Bool {
    data.withUnsafeBytes { bytes in
      var offset = 0
      while offset < bytes.count {
        let count = Foundation.write(handle, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        offset += count
      }
      return true
    }
  }

  /// - Returns: what is there, at most `limit` bytes; empty at the end.
  static func read(from handle: Int32, limit: Int = 1 << 16) -> [UInt8] {
    var piece = [UInt8](repeating: 0, count: limit)
    while true {
      let count = Foundation.read(handle, &piece, limit)
      if count >= 0 { return Array(piece[..<count]) }
      if errno != EINTR { return [] }
    }
  }

  /// Waits until there is something to read or the other end is closed.
  ///
  /// - Returns: `false` when the time is over.
  static func waitForInput(_ handle: Int32, seconds: Double) -> Bool {
    var watched = pollfd(fd: handle, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(min(max(0, seconds * 1000), 3_600_000).rounded(.up))
    return poll(&watched, 1, milliseconds) > 0
  }
}

/// Seconds since some moment, never set back.
func monotonicSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}
