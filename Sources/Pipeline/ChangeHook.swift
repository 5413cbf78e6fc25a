public import Foundation

/// What is run when a run or refresh found something new, changed, gone or failed.
public struct ChangeHookSettings: Codable, Sendable, Hashable {
  /// A program and its arguments, run as they stand, without a shell; empty for none.
  public var command: [String] = []
  /// Longest time it may take: a mail program that waits for a server must not hold up the next night's run.
  public var timeoutSeconds = 60.0

  public init() {}
}

/// Runs the command of an operator with what changed on its standard input.
public struct ChangeHook: Sendable {
  private let settings: ChangeHookSettings

  public init(_ settings: ChangeHookSettings) { self.settings = settings }

  /// - Parameters:
  ///   - text: for its standard input.
  ///   - output: folder of the datasets, in its environment as `INDSATS_OUTPUT`.
  /// - Returns: what went wrong, in one sentence; `nil` when nothing did or there is no command.
  public func run(telling text: String, output: URL) -> String? {
    guard let program = settings.command.first else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.find(program))
    process.arguments = Array(settings.command.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(["INDSATS_OUTPUT": output.path]) { $1 }
    guard let input = Self.file(holding: text) else { return "the text for \(program) could not be written" }
    process.standardInput = input
    do {
      try process.run()
    } catch {
      return "\(program) could not be started: \(error.localizedDescription)"
    }
    guard wait(for: process) else { return "\(program) was ended after \(Int(settings.timeoutSeconds)) s" }
    let status = process.terminationStatus
    return status == 0 ? nil : "\(program) ended with \(status)"
  }

  /// - Returns: whether it ended in time.
  private func wait(for process: Process) -> Bool {
    let deadline = monotonicSeconds() + settings.timeoutSeconds
    while process.isRunning && monotonicSeconds() < deadline { usleep(20_000) }
    guard process.isRunning else { return true }
    process.terminate()
    usleep(500_000)
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    return false
  }

  /// Where the program lies: as given, or in the folders of `PATH`.
  private static func find(_ program: String) -> String {
    if program.contains("/") { return program }
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { $0 + "/" + program }.first { access($0, X_OK) == 0 } ?? program
  }

  /// A file without a name: a pipe would fill up before a program that does not read.
  private static func file(holding text: String) -> FileHandle? {
    let path = NSTemporaryDirectory() + "/indsats-change-\(getpid())"
    let handle = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard handle >= 0 else { return nil }
    unlink(path)
    guard PipeIO.write(Data(text.utf8), to: handle), lseek(handle, 0, SEEK_SET) == 0 else {
      close(handle)
      return nil
    }
    return FileHandle(fileDescriptor: handle, closeOnDealloc: true)
  }
}
