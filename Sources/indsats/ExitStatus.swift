import ArgumentParser
import Foundation
import Pipeline

/// How the program ends. All exit codes are decided here.
enum ExitStatus: Equatable {
  case done
  /// Some documents failed; the rest is published.
  case someFailed
  case usage
  /// Nothing could be published, or the command could not give what it was asked for.
  case failed
  /// Another run holds the lock (EX_TEMPFAIL of sysexits.h).
  case locked
  /// Stopped by a signal; shells expect 128 and its number.
  case interrupted(Int32)

  var code: Int32 {
    switch self {
    case .done: 0
    case .someFailed: 1
    case .usage: 2
    case .failed: 3
    case .locked: 75
    case .interrupted(let signal): 128 + signal
    }
  }

  func leave() -> Never { exit(code) }

  /// Does the work of a command and prints what went wrong.
  static func of(_ work: () throws -> Void) -> ExitStatus {
    do {
      try work()
      return .done
    } catch let end as CommandEnd {
      return end.status
    } catch let error as PipelineError {
      Console.error("\(error)", help: error.remedy)
      return ExitStatus(error)
    } catch {
      return parserEnd(error)
    }
  }

  private init(_ error: PipelineError) {
    switch error {
    case .locked: self = .locked
    case .interrupted(let signal): self = .interrupted(signal)
    default: self = .failed
    }
  }

  /// What the argument parser has to say: help and version are no errors, anything else is wrong usage.
  private static func parserEnd(_ error: any Error) -> ExitStatus {
    let message = Indsats.fullMessage(for: error)
    if Indsats.exitCode(for: error).isSuccess {
      Console.print(message)
      return .done
    }
    Console.note(message)
    return .usage
  }
}

/// Thrown by a command that has printed all there is to say.
struct CommandEnd: Error {
  var status: ExitStatus
}
