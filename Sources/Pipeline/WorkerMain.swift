public import Foundation
import Model
import Vocabulary

/// A worker process: takes files one at a time from standard input and answers on standard output, until the input ends.
public struct WorkerMain {
  private let definition: PipelineDefinition
  /// `nil` in a worker that only draws pages, which is started faster without word lists.
  private let processor: DocumentProcessor?
  private let output: Int32
  private var parser = WorkerFrameParser()
  private var tabulatedInput: Data?

  /// Works until the runner closes the pipe. Never returns an error: what cannot work tells the runner why.
  ///
  /// - Parameters:
  ///   - readable: folders that the documents lie in; nothing else of people's files can be read.
  ///   - onlyDraws: whether no document is to be read, only pages to be drawn.
  public static func run(pipeline: URL, readable: [String], onlyDraws: Bool = false) {
    let output = takeStandardOutput()
    do {
      var worker = try WorkerMain(pipeline: pipeline, output: output, onlyDraws: onlyDraws)
      _ = Isolation.enter(readable: readable)
      leaveWithRunner()
      worker.serve()
    } catch {
      _ = PipeIO.write(WorkerFrame(.broken, Data("\(error)".utf8)).bytes, to: output)
    }
  }

  /// Confines this process, tries what it can still do, and prints that as JSON.
  public static func checkIsolation() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    FileHandle.standardOutput.write(try encoder.encode(IsolationCheck.run()))
  }

  private init(pipeline: URL, output: Int32, onlyDraws: Bool) throws(PipelineError) {
    definition = try PipelineDefinition.load(pipeline)
    do {
      processor =
        onlyDraws
        ? nil
        : DocumentProcessor(
          vocabulary: try Vocabulary.load(folder: definition.vocabulary), settings: definition.settings)
    } catch {
      throw .vocabulary(error)
    }
    self.output = output
    ResourceLimit.addressSpace.set(UInt(definition.limits.memoryMegabytes) << 20)
  }

  private mutating func serve() {
    answer(WorkerFrame(.ready))
    while true {
      guard let frame = try? parser.next() else {
        let bytes = PipeIO.read(from: STDIN_FILENO)
        if bytes.isEmpty { return }
        parser.add(bytes)
        continue
      }
      allowProcessorTime()
      handle(frame)
    }
  }

  private mutating func handle(_ frame: WorkerFrame) {
    switch frame.kind {
    case .tabulatedInput: tabulatedInput = frame.content
    case .read: attempt { try read(frame.content, with: reader()) }
    case .interpret: attempt { try interpret(frame.content, with: reader()) }
    case .draw: attempt { try draw(frame.content) }
    default: break
    }
  }

  private func reader() throws(Problem) -> DocumentProcessor {
    guard let processor else { throw Problem(.readerCrashed, "The worker only draws.") }
    return processor
  }

  private func read(_ content: Data, with processor: DocumentProcessor) throws {
    let file = try ResultCoding.decode(SourceFile.self, from: content)
    let document = try processor.tabulate(file) { page in
      _ = PipeIO.write(WorkerFrame(.page, Data("\(page)".utf8)).bytes, to: output)
    }
    answer(WorkerFrame(.tabulated, try ResultCoding.encode(document)))
    answer(WorkerFrame(.result, try ResultCoding.encode(processor.interpret(document, of: file))))
  }

  private func interpret(_ content: Data, with processor: DocumentProcessor) throws {
    let file = try ResultCoding.decode(SourceFile.self, from: content)
    guard let document = try? ResultCoding.decode(TabulatedDocument.self, from: tabulatedInput ?? Data()) else {
      // Damaged in the cache: the file itself is still there.
      return try read(content, with: processor)
    }
    answer(WorkerFrame(.result, try ResultCoding.encode(processor.interpret(document, of: file))))
  }

  private func draw(_ content: Data) throws {
    let order = try ResultCoding.decode(DrawingOrder.self, from: content)
    try order.draw { page in answer(WorkerFrame(.drawn, try ResultCoding.encode(page))) }
  }

  private func attempt(_ step: () throws -> Void) {
    do {
      try step()
    } catch {
      let problem = error as? Problem ?? Problem(.readerCrashed, "The result could not be passed on.")
      answer(WorkerFrame(.failed, (try? ResultCoding.encode(problem)) ?? Data()))
    }
  }

  private func answer(_ frame: WorkerFrame) {
    // The runner is gone when it no longer takes answers.
    if !PipeIO.write(frame.bytes, to: output) { exit(0) }
  }

  /// Each file gets the whole allowance anew: the limit of the system counts the life of the process.
  private func allowProcessorTime() {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    let used = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    ResourceLimit.processorSeconds.set(UInt(used + definition.limits.cpuSeconds + 1))
  }

  /// Frames go to what was standard output; what libraries print goes nowhere.
  private static func takeStandardOutput() -> Int32 {
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    dup2(nowhere, STDOUT_FILENO)
    close(nowhere)
    return output
  }

  /// Ends the process as soon as the runner is gone, also in the middle of a file.
  private static func leaveWithRunner() {
    Thread.detachNewThread {
      // No event is asked for: only the closing of the other end wakes it.
      var watched = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
      while poll(&watched, 1, -1) < 0 && errno == EINTR {}
      usleep(200_000)
      _exit(0)
    }
  }
}

/// A limit of the system on this process.
enum ResourceLimit {
  case addressSpace, processorSeconds

  /// The address sanitizer maps the whole address space, so that a limit on it would end the process at once.
  private static let mapsAllAddresses = dlsym(nil, "__asan_init") != nil

  /// Sets the limit that counts; the one it may be raised to stays.
  func set(_ value: UInt) {
    if self == .addressSpace, ResourceLimit.mapsAllAddresses { return }
    let resource = self == .addressSpace ? RLIMIT_AS : RLIMIT_CPU
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(resource.rawValue), &limit)
    limit.rlim_cur = min(value, limit.rlim_max)
    setrlimit(__rlimit_resource_t(resource.rawValue), &limit)
  }
}
