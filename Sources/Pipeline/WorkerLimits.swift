import Foundation

/// What a worker process may use for one document, and how many there are.
public struct WorkerLimits: Codable, Sendable, Hashable {
  /// 0 for one a core.
  public var count = 0
  /// Seconds of the clock for one document. A page of a scan takes about four seconds of recognition on a slow core; forty
  /// scanned pages fit.
  public var wallSeconds = 180.0
  /// Seconds of processor time for one document. A hostile PDF of 2 KB can ask for minutes.
  public var cpuSeconds = 150.0
  /// Address space of a process. A drawing of 1.5 million lines needs 1.9 GB; plans stay under 300 MB.
  public var memoryMegabytes = 3000
  /// Memory in use after a document beyond which the process is replaced: libraries keep what they once had.
  public var recycleMegabytes = 400
  /// What a worker may send of one document. Plans give less than 2 MB; a table of 5,600 cells gives 4.
  public var outputMegabytes = 100

  public init() {}

  /// How many workers a number of documents gets.
  func threads(for jobs: Int) -> Int {
    min(jobs, count > 0 ? count : ProcessInfo.processInfo.activeProcessorCount)
  }
}
