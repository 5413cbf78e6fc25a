import Dispatch
import Synchronization

/// Work on a range that all cores share, a chunk at a time.
enum ParallelChunks {
  private static let size = 256

  /// - Returns: what all chunks gave, in order of the range.
  static func map<Value: Sendable>(_ range: Range<Int>, _ work: @Sendable (Range<Int>) -> [Value]) -> [Value] {
    let chunks = (range.count + size - 1) / size
    let parts = Mutex<[Int: [Value]]>([:])
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      let first = range.lowerBound + number * size
      let values = work(first..<min(range.upperBound, first + size))
      parts.withLock { $0[number] = values }
    }
    return parts.withLock { parts in
      var all: [Value] = []
      all.reserveCapacity(parts.values.reduce(0) { $0 + $1.count })
      for number in 0..<chunks { all += parts.removeValue(forKey: number) ?? [] }
      return all
    }
  }
}
