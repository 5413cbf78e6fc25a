public import Foundation

/// A process or a state that did not come in time: a test that waits for ever says nothing, not even which it is.
public struct WaitedTooLong: Error, CustomStringConvertible {
  public let description: String
}

extension Process {
  /// Waits for the end of the process; one that does not end in time is killed.
  ///
  /// - Parameter seconds: far more than the slowest machine needs.
  /// - Throws: `WaitedTooLong` with the command.
  public func waitUntilExit(within seconds: Double) throws {
    do {
      try waitFor(
        "the end of \(([executableURL?.path ?? ""] + (arguments ?? [])).joined(separator: " "))", within: seconds
      ) {
        !isRunning
      }
    } catch {
      kill(processIdentifier, SIGKILL)
      throw error
    }
  }
}

/// Waits until something holds, looking again and again.
///
/// - Throws: `WaitedTooLong` with `what` when the time is over.
public func waitFor(_ what: String, within seconds: Double = 60, until holds: () -> Bool) throws {
  let deadline = ProcessInfo.processInfo.systemUptime + seconds
  while !holds() {
    guard ProcessInfo.processInfo.systemUptime < deadline else {
      throw WaitedTooLong(description: "waited \(seconds) s for \(what)")
    }
    usleep(5_000)
  }
}
