import Foundation
import Model
import Synchronization

/// A document to be worked on.
struct DocumentJob: Sendable {
  var file: SourceFile
  /// Keys of what the job gives.
  var tabulatedKey: String
  var resultKey: String
}

/// What became of a job.
enum JobOutcome: Sendable {
  case done(result: Data, tabulated: Data?)
  case failed(Problem)
}

/// Feeds documents to worker processes, one at a time each, and replaces workers that fail.
final class WorkerPool: Sendable {
  private let program: String
  private let arguments: [String]
  private let limits: WorkerLimits
  private let showsMessages: Bool
  private let cache: ResultCache
  private let stop: StopFlag

  init(
    program: String, arguments: [String], limits: WorkerLimits, showsMessages: Bool, cache: ResultCache, stop: StopFlag
  ) {
    self.program = program
    self.arguments = arguments
    self.limits = limits
    self.showsMessages = showsMessages
    self.cache = cache
    self.stop = stop
  }

  /// Works off all jobs.
  ///
  /// - Parameter handle: called from one thread at a time for each job when it is done, in no stated order.
  /// - Throws: when workers cannot be started at all, when the run is to stop, or what `handle` throws.
  func run(
    _ jobs: [DocumentJob], handle: @escaping @Sendable (DocumentJob, JobOutcome) throws(PipelineError) -> Void
  ) throws(PipelineError) {
    // A worker that died shows in the answer to a write, not as a signal that ends the run.
    signal(SIGPIPE, SIG_IGN)
    // The largest first, so that none is left over at the end while the other workers have nothing to do.
    let queue = JobQueue(jobs.sorted { ($0.file.bytes, $1.file.path) > ($1.file.bytes, $0.file.path) })
    try Self.inThreads(limits.threads(for: jobs.count), queue, handle) { (handle) throws(PipelineError) in
      try self.work(queue, handle: handle)
    }
  }

  typealias Handler = @Sendable (DocumentJob, JobOutcome) throws(PipelineError) -> Void

  /// Runs `work` in several threads until all have ended.
  ///
  /// - Parameters:
  ///   - handle: passed on to `work`, so that one thread at a time calls it.
  ///   - work: takes jobs from the queue until it is empty, which it is after the first error.
  static func inThreads(
    _ count: Int, _ queue: JobQueue, _ handle: @escaping Handler,
    _ work: @escaping @Sendable (Handler) throws(PipelineError) -> Void
  ) throws(PipelineError) {
    let failure = Mutex<PipelineError?>(nil)
    // The lock holds nothing: a closure kept in it would be wrapped anew at each call, deeper and deeper.
    let turn = Mutex(())
    let group = DispatchGroup()
    for _ in 0..<count {
      group.enter()
      let thread = Thread {
        do throws(PipelineError) {
          try work { (job, outcome) throws(PipelineError) in
            try turn.withLock { (_) throws(PipelineError) in try handle(job, outcome) }
          }
        } catch {
          failure.withLock { $0 = $0 ?? error }
          queue.close()
        }
        group.leave()
      }
      thread.stackSize = 1 << 23
      thread.start()
    }
    group.wait()
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func work(
    _ queue: JobQueue, handle: (DocumentJob, JobOutcome) throws(PipelineError) -> Void
  ) throws(PipelineError) {
    var worker: WorkerProcess?
    while let job = queue.next() {
      let current: WorkerProcess
      if let worker { current = worker } else { current = try startWorker() }
      let (outcome, isUsable) = try process(job, with: current)
      worker = isUsable ? current : nil
      try handle(job, outcome)
    }
  }

  private func startWorker() throws(PipelineError) -> WorkerProcess {
    let worker = try WorkerProcess(program: program, arguments: arguments, showsMessages: showsMessages, limits: limits)
    switch try next(from: worker, deadline: monotonicSeconds() + 60) {
    case .frame(let frame) where frame.kind == .ready: return worker
    case .frame(let frame) where frame.kind == .broken:
      throw .state("worker", reason: String(decoding: frame.content, as: UTF8.self))
    default: throw .state(program, reason: "a worker does not answer")
    }
  }

  /// - Returns: the outcome, and whether the worker can take another job.
  private func process(_ job: DocumentJob, with worker: WorkerProcess) throws(PipelineError) -> (JobOutcome, Bool) {
    var page: Int?
    var tabulated: Data?
    let deadline = monotonicSeconds() + limits.wallSeconds
    // What a worker said before it died is still to be read, so a send that fails needs no answer of its own.
    send(job, to: worker)
    while true {
      switch try next(from: worker, deadline: deadline) {
      case .silence:
        _ = worker.end()
        let limit = Int(limits.wallSeconds)
        return (
          .failed(Problem(.readerTimeout, "Reading took longer than \(limit) s.", file: job.file.path, page: page)),
          false
        )
      case .ended:
        return (crash(worker, job, page: page), false)
      case .tooLarge:
        _ = worker.end()
        let message = "The document gives more than \(limits.outputMegabytes) MB of data."
        return (.failed(Problem(.readerLimit, message, file: job.file.path, page: page)), false)
      case .frame(let frame):
        switch frame.kind {
        case .page: page = Int(String(decoding: frame.content, as: UTF8.self))
        case .tabulated: tabulated = frame.content
        case .result: return (.done(result: frame.content, tabulated: tabulated), isSmall(worker))
        case .failed: return (.failed(problem(frame.content, job)), isSmall(worker))
        default: return (crash(worker, job, page: page), false)
        }
      }
    }
  }

  /// Sends the file, with what an earlier run tabulated where there is that.
  private func send(_ job: DocumentJob, to worker: WorkerProcess) {
    let file = (try? ResultCoding.encode(job.file)) ?? Data()
    if let tabulated = cache.load(.tabulated, job.tabulatedKey) {
      worker.send(WorkerFrame(.tabulatedInput, tabulated))
      worker.send(WorkerFrame(.interpret, file))
    } else {
      worker.send(WorkerFrame(.read, file))
    }
  }

  /// The next message; looks now and then whether the run is to stop.
  private func next(from worker: WorkerProcess, deadline: Double) throws(PipelineError) -> WorkerProcess.Reply {
    while true {
      try stop.check()
      let left = deadline - monotonicSeconds()
      let reply = worker.receive(seconds: min(0.2, max(0, left)))
      if case .silence = reply, left > 0 { continue }
      return reply
    }
  }

  private func problem(_ content: Data, _ job: DocumentJob) -> Problem {
    var problem =
      (try? ResultCoding.decode(Problem.self, from: content)) ?? Problem(.readerCrashed, "The reader gave no reason.")
    problem.file = job.file.path
    return problem
  }

  private func crash(_ worker: WorkerProcess, _ job: DocumentJob, page: Int?) -> JobOutcome {
    let end = worker.endedByItself() ?? worker.end()
    if end.signal == SIGXCPU {
      let message = "Reading took more than \(Int(limits.cpuSeconds)) s of processor time."
      return .failed(Problem(.readerTimeout, message, file: job.file.path, page: page))
    }
    let how = end.signal != 0 ? "was ended by signal \(end.signal)" : "ended with code \(end.exitCode)"
    let message = "The reader \(how), having used \(end.peakMegabytes) MB of at most \(limits.memoryMegabytes) MB."
    return .failed(Problem(.readerCrashed, message, file: job.file.path, page: page))
  }

  /// Whether the worker has not grown beyond what is worth keeping.
  private func isSmall(_ worker: WorkerProcess) -> Bool {
    guard let text = try? String(contentsOfFile: "/proc/\(worker.identifier)/statm", encoding: .utf8) else {
      return false
    }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE))) <= limits.recycleMegabytes << 20
  }
}

/// Jobs that wait for a worker.
final class JobQueue: Sendable {
  private let jobs: Mutex<[DocumentJob]>

  init(_ jobs: [DocumentJob]) { self.jobs = Mutex(jobs.reversed()) }

  func next() -> DocumentJob? { jobs.withLock { $0.popLast() } }
  func close() { jobs.withLock { $0.removeAll() } }
}

/// Tells a run that it is to stop, from a signal handler's queue.
public final class StopFlag: Sendable {
  private let signal = Atomic<Int32>(0)

  public init() {}

  /// - Parameter number: of the signal.
  public func raise(_ number: Int32) { signal.store(number, ordering: .relaxed) }

  public var isRaised: Bool { signal.load(ordering: .relaxed) != 0 }

  /// - Throws: `PipelineError.interrupted` once it is raised.
  public func check() throws(PipelineError) {
    let number = signal.load(ordering: .relaxed)
    if number != 0 { throw .interrupted(number) }
  }
}
