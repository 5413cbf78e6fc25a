import Dispatch
import Synchronization

/// Does independent pieces of work at once, as many as there are cores.
enum ParallelTasks {
  /// Gives what went wrong, or nothing.
  typealias Task = @Sendable () -> PublishingError?

  /// Returns when all are done.
  ///
  /// - Throws: the error of the first task in the list that failed.
  static func run(_ tasks: [Task]) throws(PublishingError) {
    let errors = Mutex<[Int: PublishingError]>([:])
    DispatchQueue.concurrentPerform(iterations: tasks.count) { position in
      guard let error = tasks[position]() else { return }
      errors.withLock { $0[position] = error }
    }
    let failures = errors.withLock { $0 }
    if let first = failures.min(by: { $0.key < $1.key }) { throw first.value }
  }

  /// What a piece of work throws, as a value.
  static func failure(of work: () throws(PublishingError) -> Void) -> PublishingError? {
    do {
      try work()
      return nil
    } catch {
      return error
    }
  }
}
