import Foundation

/// A worker process and the two pipes it is fed by. It belongs to one thread.
final class WorkerProcess {
  enum Reply {
    case frame(WorkerFrame)
    /// Nothing came in time.
    case silence
    /// The process is gone or sends what is no frame.
    case ended
    /// It sends more than it may.
    case tooLarge
  }

  let identifier: pid_t
  private let input: Int32
  private let output: Int32
  private var parser: WorkerFrameParser
  private var isReaped = false

  /// Starts the program as a worker.
  ///
  /// - Parameters:
  ///   - arguments: after the name of the program.
  ///   - showsMessages: whether what libraries write to standard error is passed on.
  ///   - limits: how much it may send in one message.
  init(
    program: String, arguments: [String], showsMessages: Bool, limits: WorkerLimits
  ) throws(PipelineError) {
    parser = WorkerFrameParser(largestContent: limits.outputMegabytes << 20)
    // No other thread may start a process between the making of a pipe and the mark that keeps it from being passed on:
    // that process would hold the pipe open, and its end would not be seen.
    WorkerProcess.starting.lock()
    defer { WorkerProcess.starting.unlock() }
    let toWorker = try WorkerProcess.pipe()
    let fromWorker = try WorkerProcess.pipe()
    defer {
      close(toWorker.read)
      close(fromWorker.write)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toWorker.read, 0)
    posix_spawn_file_actions_adddup2(&actions, fromWorker.write, 1)
    if !showsMessages { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
    var attributes = WorkerProcess.attributes()
    defer { posix_spawnattr_destroy(&attributes) }

    // Each argument is copied by strdup and freed with free.
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var started = pid_t()
    let status = posix_spawn(&started, program, &actions, &attributes, &words, environ)
    guard status == 0 else {
      close(toWorker.write)
      close(fromWorker.read)
      throw .state(program, reason: "a worker could not be started: \(String(cString: strerror(status)))")
    }
    identifier = started
    input = toWorker.write
    output = fromWorker.read
  }

  deinit {
    close(input)
    close(output)
    if !isReaped { _ = end() }
  }

  /// A worker that no longer listens shows in `receive`.
  func send(_ frame: WorkerFrame) { _ = PipeIO.write(frame.bytes, to: input) }

  /// The next message, waited for at most `seconds`.
  func receive(seconds: Double) -> Reply {
    let deadline = monotonicSeconds() + seconds
    while true {
      do {
        if let frame = try parser.next() { return .frame(frame) }
      } catch {
        return error == .tooLarge ? .tooLarge : .ended
      }
      guard PipeIO.waitForInput(output, seconds: deadline - monotonicSeconds()) else { return .silence }
      let bytes = PipeIO.read(from: output)
      if bytes.isEmpty { return .ended }
      parser.add(bytes)
    }
  }

  /// Stops the process at once if it still runs.
  ///
  /// - Returns: how it ended.
  func end() -> WorkerEnd {
    // With what it started: it leads a group of its own.
    kill(-identifier, SIGKILL)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(identifier, &status, 0, &usage) < 0 && errno == EINTR {}
    isReaped = true
    return WorkerEnd(status: status, peakMegabytes: Int(usage.ru_maxrss) / 1024)
  }

  /// How it ended on its own; `nil` while it runs. Waits a moment, since a closed pipe comes before the end.
  func endedByItself() -> WorkerEnd? {
    for _ in 0..<50 {
      var status: Int32 = 0
      var usage = rusage()
      if wait4(identifier, &status, WNOHANG, &usage) == identifier {
        isReaped = true
        return WorkerEnd(status: status, peakMegabytes: Int(usage.ru_maxrss) / 1024)
      }
      usleep(10_000)
    }
    return nil
  }

  private static let starting = NSLock()

  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // The runner ignores SIGPIPE and lets the keyboard's signals reach itself alone.
    var standard = sigset_t()
    sigemptyset(&standard)
    for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&standard, signal) }
    posix_spawnattr_setsigdefault(&attributes, &standard)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    return attributes
  }

  /// A pipe whose ends are not passed on to processes started later.
  private static func pipe() throws(PipelineError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0 else { throw .state("pipe", reason: String(cString: strerror(errno))) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// How a worker ended.
struct WorkerEnd: Sendable, Hashable {
  /// As `waitpid` gives it.
  var status: Int32
  var peakMegabytes: Int

  /// The signal that ended it; 0 for none.
  var signal: Int32 { status & 0x7F }
  var exitCode: Int32 { (status >> 8) & 0xFF }
}
