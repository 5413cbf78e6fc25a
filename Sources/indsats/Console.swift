import Foundation
import Model

/// Standard output for results, standard error for messages.
enum Console {
  /// On a terminal without signs of documents that would steer it.
  static func print(_ text: String) {
    let shown = outputIsTerminal ? ShownText.clean(text) : text
    write(shown.hasSuffix("\n") ? shown : shown + "\n", to: FileHandle.standardOutput)
  }

  /// A message to whoever runs the program.
  static func note(_ text: String) { log(LogEntry(message: text), text: text) }

  static func error(_ text: String, help: String = "") {
    log(
      LogEntry(level: .error, event: "error", message: text, help: help.isEmpty ? nil : help),
      text: "\(Style.red("error:")) \(text)" + (help.isEmpty ? "" : "\nhelp: \(help)"))
  }

  /// A message in the format that was asked for.
  ///
  /// - Parameter text: what people are shown; `nil` to show them nothing.
  static func log(_ entry: LogEntry, text: String?) {
    let line = LogFormat.chosen == .json ? entry.json : text
    guard let line else { return }
    write(line.hasSuffix("\n") ? line : line + "\n", to: FileHandle.standardError)
  }

  /// Replaces the line the cursor stands on.
  static func status(_ text: String) { write("\r\u{1B}[K" + text, to: FileHandle.standardError) }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Columns of the terminal; 80 where it does not say.
  static var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A closed pipe ends the output, not the work.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  /// A value as JSON on standard output, keys in order.
  static func print(json value: some Encodable, pretty: Bool = true) throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

/// Colours for a terminal that wants them (`NO_COLOR`, see no-color.org).
enum Style {
  private static let isOn: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return Console.errorIsTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }()

  static func red(_ text: String) -> String { paint(text, "31") }
  static func yellow(_ text: String) -> String { paint(text, "33") }
  static func bold(_ text: String) -> String { paint(text, "1") }

  private static func paint(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
