/// Why nothing could be published. The files of the last run are as they were.
public struct PublishingError: Error, Sendable, Hashable {
  public enum Code: String, Sendable, CaseIterable {
    case diskFull = "disk_full"
    case notWritable = "not_writable"
    /// The target holds files that indsats did not write.
    case foreignFiles = "foreign_files"
    case notAFolder = "not_a_folder"
    /// Another run is writing to the same folder.
    case busy
    case database, workbook, template, resource
    /// The rows of a document can no longer be read.
    case source
    case system
  }

  public let code: Code
  /// The file or folder concerned.
  public let path: String
  /// What the system or library said.
  public let cause: String
  /// What a person can do about it.
  public let remedy: String

  init(_ code: Code, path: String, cause: String, remedy: String? = nil) {
    self.code = code
    self.path = path
    self.cause = cause
    self.remedy = remedy ?? code.remedy
  }
}

extension PublishingError: CustomStringConvertible {
  /// `output: disk_full: No space left on device`, and a line with the remedy.
  public var description: String { "\(path): \(code.rawValue): \(cause)\nhelp: \(remedy)" }
}

extension PublishingError.Code {
  /// What helps in most cases of this kind.
  var remedy: String {
    switch self {
    case .diskFull:
      "Free space on the disk of the output folder and run again. The files of the last run are unchanged."
    case .notWritable:
      "Give the account that runs indsats permission to write in the folder that holds the output folder."
    case .foreignFiles: "Name a folder of its own for the output, or move the files away and run again."
    case .notAFolder: "Name a folder for the output, or move the file of that name away."
    case .busy: "Wait until the other run is done and run again."
    case .database, .workbook, .template: "Run again; report the message if it comes back."
    case .resource: "Install indsats anew with its resources beside the program."
    case .source: "Run again; its rows are made anew."
    case .system: "Look at the message of the system, and run again."
    }
  }
}
