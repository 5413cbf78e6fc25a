import Foundation

/// One run at a time: an exclusive lock that the kernel lets go of when its process ends in whatever way, so none is ever stale.
struct RunLock: ~Copyable {
  private let handle: Int32

  /// - Throws: `PipelineError.locked` with the owner when another process holds it.
  init(path: String) throws(PipelineError) {
    let handle = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard handle >= 0 else { throw .state(path, reason: String(cString: strerror(errno))) }
    guard flock(handle, LOCK_EX | LOCK_NB) == 0 else {
      let owner = RunLock.owner(handle)
      close(handle)
      throw .locked(owner)
    }
    let text = "process \(getpid()) since \(Timestamp.now())\n"
    ftruncate(handle, 0)
    _ = text.withCString { pwrite(handle, $0, strlen($0), 0) }
    self.handle = handle
  }

  deinit {
    // The file stays: removing it would let a third process lock a new file while a second still waits on this one.
    ftruncate(handle, 0)
    close(handle)
  }

  private static func owner(_ handle: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 200)
    let count = pread(handle, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return text.isEmpty ? "unknown process" : text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// Moments as text, in UTC.
public enum Timestamp {
  /// `2021-04-30T12:00:00Z`. `SOURCE_DATE_EPOCH` in the environment stands in for the clock, for output that can be made again.
  public static func now() -> String { text(seconds) }

  /// The day it is, by the same clock.
  static func today() -> (year: Int, month: Int, day: Int) {
    let parts = fields(seconds)
    return (Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday))
  }

  private static var seconds: Int {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? time(nil)
  }

  private static func fields(_ seconds: Int) -> tm {
    var moment = time_t(seconds)
    var fields = tm()
    gmtime_r(&moment, &fields)
    return fields
  }

  private static func text(_ seconds: Int) -> String {
    let parts = fields(seconds)
    func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(Int(parts.tm_year) + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
      + "T\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))Z"
  }
}
