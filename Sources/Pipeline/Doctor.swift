public import Foundation

/// Looks at what the program needs and says how to mend what is missing.
public struct Doctor: Sendable {
  public struct Finding: Codable, Sendable, Hashable {
    public var name: String
    public var isFine: Bool
    /// What was found.
    public var state: String
    /// The command that mends it; empty when nothing is wrong.
    public var mend: String
  }

  let output: URL
  let corpus: String
  private let pipeline: String?

  public init(output: URL, corpus: String, pipeline: String?) {
    self.output = output
    self.corpus = corpus
    self.pipeline = pipeline
  }

  public func examine() -> [Finding] {
    [
      pipelineFile(), corpusFolder(), manifest(), outputFolder(), space(), lastRun(), recognition(), isolation(),
      machine(),
    ]
  }

  private func pipelineFile() -> Finding {
    do throws(PipelineError) {
      let file = try ResourceLocator.pipeline(named: pipeline)
      let lists = try PipelineRunner.checkWordLists(pipeline: file)
      return Finding(name: "pipeline", isFine: true, state: "\(file.path) with \(lists.count) word lists", mend: "")
    } catch {
      return Finding(name: "pipeline", isFine: false, state: "\(error)", mend: error.remedy)
    }
  }

  private func corpusFolder() -> Finding {
    let isReadable = FileManager.default.isReadableFile(atPath: corpus)
    return Finding(
      name: "corpus", isFine: isReadable, state: corpus + (isReadable ? "" : " cannot be read"),
      mend: isReadable ? "" : "mkdir -p \(corpus)/inbox, then put plans there")
  }

  /// The folder that the output and its working state lie in must be writable: a new output is written beside the old one.
  private func outputFolder() -> Finding {
    let folder = existingParent(of: output)
    let isWritable = access(folder.path, W_OK) == 0
    return Finding(
      name: "output", isFine: isWritable, state: folder.path + (isWritable ? " can be written" : " cannot be written"),
      mend: isWritable ? "" : "sudo chown $USER \(folder.path)")
  }

  /// Recognition of scanned pages needs the Danish model of tesseract.
  private func recognition() -> Finding {
    let folders = [
      ProcessInfo.processInfo.environment["TESSDATA_PREFIX"], "/usr/share/tesseract-ocr/5/tessdata",
      "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/share/tessdata", "/usr/local/share/tessdata",
    ].compactMap(\.self)
    guard let found = folders.first(where: { FileManager.default.fileExists(atPath: $0 + "/dan.traineddata") }) else {
      return Finding(
        name: "text recognition", isFine: false, state: "no Danish model for scanned pages",
        mend: "sudo apt-get install tesseract-ocr tesseract-ocr-dan")
    }
    return Finding(name: "text recognition", isFine: true, state: "Danish model in \(found)", mend: "")
  }

  /// What a worker gives up is tried out in one.
  private func isolation() -> Finding {
    guard let check = isolationCheck() else {
      return Finding(
        name: "isolation", isFine: false, state: "a worker could not be started", mend: "Install indsats anew.")
    }
    let open = [
      check.opensPasswords ? "reading other files" : nil, check.opensSocket ? "the network" : nil,
      check.writesFile ? "writing files" : nil,
    ].compactMap(\.self)
    guard !open.isEmpty else {
      let version = Isolation.landlockVersion
      return Finding(
        name: "isolation", isFine: true,
        state: "workers have no network, no writing and no other files (Landlock \(version))",
        mend: "")
    }
    return Finding(
      name: "isolation", isFine: false, state: "this kernel leaves workers \(open.joined(separator: ", "))",
      mend: "Use Linux 5.13 or later with landlock among the modules of /sys/kernel/security/lsm.")
  }

  private func isolationCheck() -> IsolationCheck? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: ProgramIdentity.own)
    process.arguments = ["worker", "--check-isolation"]
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try? JSONDecoder().decode(IsolationCheck.self, from: data)
  }

  private func machine() -> Finding {
    let memory = Int(ProcessInfo.processInfo.physicalMemory >> 20)
    return Finding(
      name: "machine", isFine: true,
      state: "\(ProcessInfo.processInfo.activeProcessorCount) processors, \(memory) MB of memory", mend: "")
  }
}
