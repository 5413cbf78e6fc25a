import Foundation
import Model
import Synchronization
import Vocabulary

/// Does the documents of a run.
protocol Workforce: Sendable {
  /// Works off all jobs.
  ///
  /// - Parameter handle: called from one thread at a time for each job when it is done, in no stated order.
  /// - Throws: when nothing can be worked on at all, when the run is to stop, or what `handle` throws.
  func run(
    _ jobs: [DocumentJob], handle: @escaping @Sendable (DocumentJob, JobOutcome) throws(PipelineError) -> Void
  ) throws(PipelineError)
}

extension WorkerPool: Workforce {}

/// Reads documents in threads of this process: for debugging, and to measure what worker processes cost. A damaged file may
/// end the run.
struct ThreadPool: Workforce {
  let definition: PipelineDefinition
  let vocabulary: Vocabulary
  let cache: ResultCache
  let stop: StopFlag

  func run(
    _ jobs: [DocumentJob], handle: @escaping @Sendable (DocumentJob, JobOutcome) throws(PipelineError) -> Void
  ) throws(PipelineError) {
    let queue = JobQueue(jobs)
    try WorkerPool.inThreads(definition.limits.threads(for: jobs.count), queue, handle) {
      (handle) throws(PipelineError) in
      let processor = DocumentProcessor(vocabulary: vocabulary, settings: definition.settings)
      while let job = queue.next() {
        try stop.check()
        try handle(job, outcome(of: job, processor))
      }
    }
  }

  private func outcome(of job: DocumentJob, _ processor: DocumentProcessor) -> JobOutcome {
    do {
      let known = cache.load(.tabulated, job.tabulatedKey).flatMap {
        try? ResultCoding.decode(TabulatedDocument.self, from: $0)
      }
      let document = try known ?? processor.tabulate(job.file) { _ in }
      return .done(
        result: try ResultCoding.encode(processor.interpret(document, of: job.file)),
        tabulated: try known == nil ? ResultCoding.encode(document) : nil)
    } catch {
      var problem = error as? Problem ?? Problem(.readerCrashed, "The result could not be passed on.")
      problem.file = job.file.path
      return .failed(problem)
    }
  }
}
