import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Pipeline

/// Workers are shell scripts here that speak the protocol: a byte for the kind and four for the length before the content.
@Suite struct WorkerPoolTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let ready = #"printf '\012\000\000\000\000'; "#
  private static let result = #"printf '\015\000\000\000\002ok'; "#
  private static let pageSeven = #"printf '\013\000\000\000\0017'; "#

  /// - Parameter script: what a worker does after it has said that it is ready.
  private func run(
    _ script: String, jobs: Int = 1, ready: String = ready, stop: StopFlag = StopFlag(),
    limits: WorkerLimits = WorkerLimits()
  ) throws -> [String: JobOutcome] {
    let pool = WorkerPool(
      program: "/bin/sh", arguments: ["-c", ready + script], limits: limits, showsMessages: false,
      cache: ResultCache(folder: folder.path), stop: stop)
    let outcomes = Mutex<[String: JobOutcome]>([:])
    try pool.run((0..<jobs).map(job)) { job, outcome in outcomes.withLock { $0[job.file.path] = outcome } }
    return outcomes.withLock { $0 }
  }

  private func job(_ number: Int) -> DocumentJob {
    let file = SourceFile(path: "\(number).pdf", location: "/\(number).pdf", sha256: "", bytes: 0, mediaType: .pdf)
    return DocumentJob(file: file, tabulatedKey: "t\(number)", resultKey: "r\(number)")
  }

  private func limits(wallSeconds: Double) -> WorkerLimits {
    var limits = WorkerLimits()
    limits.wallSeconds = wallSeconds
    limits.count = 2
    return limits
  }

  @Test func aResultComesBack() throws {
    guard case .done(let result, let tabulated) = try run(Self.result + "cat >/dev/null")["0.pdf"] else {
      Issue.record("no result")
      return
    }
    #expect(result == Data("ok".utf8))
    #expect(tabulated == nil)
  }

  /// What is done with results must not call itself deeper at each of them: a thread has 8 MiB of stack.
  @Test func aHundredThousandResultsTakeNoMoreStackThanOne() throws {
    let count = Mutex(0)
    let job = job(0)
    let add: WorkerPool.Handler = { _, _ in count.withLock { $0 += 1 } }
    try WorkerPool.inThreads(2, JobQueue([]), add) { (handle) throws(PipelineError) in
      for _ in 0..<50_000 { try handle(job, .failed(Problem(.fileEmpty, "The file is empty."))) }
    }
    #expect(count.withLock { $0 } == 100_000)
  }

  @Test func aCrashIsReportedWithItsPage() throws {
    let problem = try #require(try run(Self.pageSeven + "kill -SEGV $$")["0.pdf"]?.problem)
    #expect(problem.code == .readerCrashed)
    #expect(problem.page == 7)
    #expect(problem.file == "0.pdf")
    #expect(problem.message.contains("signal 11"))
  }

  @Test func aWorkerThatHangsIsEnded() throws {
    let problem = try #require(try run("sleep 100", limits: limits(wallSeconds: 0.3))["0.pdf"]?.problem)
    #expect(problem.code == .readerTimeout)
  }

  @Test func aWorkerThatSendsTooMuchIsEnded() throws {
    let flood = #"printf '\015\177\377\377\377'; cat /dev/zero"#
    let problem = try #require(try run(flood)["0.pdf"]?.problem)
    #expect(problem.code == .readerLimit)
    #expect(problem.message.contains("100 MB"))
  }

  @Test func gibberishIsACrash() throws {
    #expect(try run("echo hello; sleep 100")["0.pdf"]?.problem?.code == .readerCrashed)
  }

  @Test func eachCrashGetsANewWorker() throws {
    let outcomes = try run("exit 3", jobs: 5)
    #expect(outcomes.count == 5)
    #expect(outcomes.values.allSatisfy { $0.problem?.code == .readerCrashed })
  }

  @Test func aWorkerThatNeverWorksEndsTheRun() {
    let broken = #"printf '\017\000\000\000\003why'; "#
    let error = #expect(throws: PipelineError.self) { try run("cat >/dev/null", ready: broken) }
    #expect(error?.description == "worker: why")
  }

  @Test func aRaisedFlagEndsTheRun() {
    let stop = StopFlag()
    stop.raise(SIGTERM)
    #expect(throws: PipelineError.self) { try run("sleep 100", stop: stop) }
  }
}
