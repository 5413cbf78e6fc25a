import ArgumentParser
import Model

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a problem code means and what to do about it.",
    discussion: "Without a code, all codes are listed.")

  @Argument(help: "Code as printed in a message, such as pdf_encrypted.")
  var code: String?

  @OptionGroup var messages: MessageOptions

  private struct Explanation: Encodable {
    var code: String
    var severity: String
    var meaning: String
    var remedy: String

    init(_ code: ProblemCode) {
      self.code = code.rawValue
      severity = code.severity.rawValue
      meaning = code.meaning
      remedy = code.remedy
    }
  }

  func run() throws {
    let codes = try chosen()
    if messages.json { return try Console.print(json: codes.map(Explanation.init)) }
    for code in codes {
      Console.print("\(code.rawValue) (\(code.severity.rawValue)): \(code.meaning)\nhelp: \(code.remedy)")
    }
  }

  private func chosen() throws -> [ProblemCode] {
    guard let name = code else { return ProblemCode.allCases }
    guard let code = ProblemCode(rawValue: name) else {
      let near = ProblemCode.allCases.map(\.rawValue).filter { $0.contains(name) || name.contains($0) }
      let hint = near.isEmpty ? "indsats explain lists all codes." : "Did you mean \(near.joined(separator: " or "))?"
      throw ValidationError("Unknown code '\(name)'. \(hint)")
    }
    return [code]
  }
}
