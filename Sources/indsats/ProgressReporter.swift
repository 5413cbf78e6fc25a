import Foundation
import Model
import Pipeline
import Synchronization

/// Shows how far a run is: a bar on a terminal, a line now and then elsewhere, nothing when quiet.
final class ProgressReporter: Sendable {
  private struct State {
    var stage = StageName.collect
    var started = 0.0
    var shown = -Double.infinity
    var barIsUp = false
  }

  private let state = Mutex(State())
  private let isQuiet: Bool
  private let isVerbose: Bool
  private let showsBar: Bool

  init(_ messages: MessageOptions) {
    isQuiet = messages.quiet
    isVerbose = messages.verbose
    showsBar = Console.errorIsTerminal && !messages.quiet && !messages.verbose && messages.logFormat == .text
  }

  func show(_ event: RunEvent) {
    guard !isQuiet else { return }
    state.withLock { state in
      switch event {
      case .stage(let stage, let documents): begin(stage, documents, &state)
      case .document(let path, let done, let total, let failure):
        log(path, done: done, of: total, failure)
        update(done: done, of: total, &state)
      }
    }
  }

  /// Takes the bar away.
  func end() { state.withLock { clear(&$0) } }

  private func begin(_ stage: StageName, _ documents: Int, _ state: inout State) {
    state.stage = stage
    state.started = Self.seconds
    // The first line is due after a while: a run over in a second needs none.
    state.shown = showsBar ? -Double.infinity : Self.seconds
    let text = "stage \(stage.rawValue)" + (documents > 0 ? ": \(documents) documents" : "")
    Console.log(LogEntry(event: "stage", message: text), text: isVerbose ? text : nil)
    if showsBar {
      Console.status(stage.rawValue + " …")
      state.barIsUp = true
    }
  }

  private func log(_ path: String, done: Int, of total: Int, _ failure: Problem?) {
    let entry = LogEntry(
      level: failure == nil ? .info : .warning, event: "document", file: path, page: failure?.page,
      code: failure?.code.rawValue, message: failure?.message ?? "read (\(done) of \(total))",
      help: failure?.code.remedy)
    Console.log(entry, text: isVerbose ? "\(path): \(failure?.code.rawValue ?? "read")" : nil)
  }

  /// Seconds between two pictures of the bar, and between two lines where there is no terminal.
  private var interval: Double { showsBar ? 0.1 : 5 }

  private func update(done: Int, of total: Int, _ state: inout State) {
    let now = Self.seconds
    guard now - state.shown >= interval || (done == total && showsBar) else { return }
    state.shown = now
    let text = ProgressText(
      stage: state.stage.rawValue, done: done, total: total, seconds: now - state.started, width: Console.width)
    if showsBar {
      Console.status(text.bar)
    } else {
      Console.log(LogEntry(event: "progress", message: text.line), text: text.line)
    }
  }

  private func clear(_ state: inout State) {
    if state.barIsUp { Console.status("") }
    state.barIsUp = false
  }

  private static var seconds: Double { ProcessInfo.processInfo.systemUptime }
}

/// Progress in words.
struct ProgressText: Equatable {
  var stage: String
  var done: Int
  var total: Int
  /// Since the stage began.
  var seconds: Double
  /// Columns there are for the bar.
  var width: Int

  /// `read [#####.....] 12/24  3.4/s  4 s left`
  var bar: String {
    let figures = "] \(done)/\(total)  \(rate)/s  \(left) left"
    let room = max(0, min(40, width - stage.count - figures.count - 3))
    let filled = total == 0 ? room : room * done / total
    return "\(stage) [" + String(repeating: "#", count: filled) + String(repeating: ".", count: room - filled) + figures
  }

  /// `read: 12 of 24 documents, 3.4/s, 4 s left`
  var line: String { "\(stage): \(done) of \(total) documents, \(rate)/s, \(left) left" }

  private var perSecond: Double { seconds > 0 ? Double(done) / seconds : 0 }

  private var rate: String {
    let tenths = Int((perSecond * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private var left: String {
    guard perSecond > 0 else { return "?" }
    let seconds = Int((Double(total - done) / perSecond).rounded(.up))
    return seconds < 90 ? "\(seconds) s" : "\((seconds + 59) / 60) min"
  }
}
