import Dispatch
import Synchronization

/// Work on a range that all cores share, a chunk at a time.
enum ParallelChunks {
  private static let size = 256

  /// - Returns: what each chunk gave, in order of the range. They stay apart, since millions of values are not worth copying.
  static func map<Value: Sendable>(_ range: Range<Int>, _ work: @Sendable (Range<Int>) -> [Value]) -> [[Value]] {
    let chunks = (range.count + size - 1) / size
    let parts = Mutex([[Value]](repeating: [], count: chunks))
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      let first = range.lowerBound + number * size
      let values = work(first..<min(range.upperBound, first + size))
      parts.withLock { $0[number] = values }
    }
    return parts.withLock { $0 }
  }
}
