import ArgumentParser
import Foundation
import Pipeline

/// How messages on standard error look.
enum LogFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case text
  /// For programs: an object a line.
  case json

  /// As asked for on the command line: known before the command is read, so that a wrong command is told in it too.
  static let chosen: LogFormat = {
    let words = CommandLine.arguments
    let pairs = zip(words, words.dropFirst())
    let isJSON = words.contains("--log-format=json") || pairs.contains { $0 == ("--log-format", "json") }
    return isJSON ? .json : .text
  }()
}

/// Something to be told to whoever runs the program.
struct LogEntry: Encodable {
  enum Level: String, Encodable {
    case info, warning, error
  }

  /// UTC, ISO 8601.
  var time = Timestamp.now()
  var level = Level.info
  /// What it is about: `stage`, `document`, `source`, `summary`, `published`, `hook`, `error` or `message`.
  var event = "message"
  /// Below the corpus, or an address.
  var file: String?
  var page: Int?
  /// Of a problem (docs/problems.md).
  var code: String?
  var message: String
  /// What a person can do about it.
  var help: String?
  /// Of a summary.
  var counts: [String: Int]?

  /// An object on one line, keys in order, absent ones left out.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
