import Model

/// What a problem says to a reader, in the language of the report.
///
/// Problems carry English sentences, for logs and for the data. A language file may hold a sentence and a remedy for each code
/// (`problem.CODE`, `remedy.CODE`), in which `{1}` stands for the first number of the English sentence, `{2}` for the second.
/// What the English sentence quotes from the document follows the sentence in quotation marks.
struct ProblemText: Sendable {
  let text: ReportText
  let labels: Labels

  func message(of problem: Problem) -> String {
    guard let template = text.text("problem.\(problem.code.rawValue)") else { return problem.message }
    let numbers = problem.message.split { !$0.isNumber }
    var message = template
    for (position, number) in numbers.enumerated() { message.replace("{\(position + 1)}", with: number) }
    // The sentence holds fewer numbers than the template asks for: the name of the code still says what is the matter.
    if message.contains("{") { message = labels.code(problem.code.rawValue, of: "code") + "." }
    return quotation(in: problem.message).map { message + " \"\($0)\"" } ?? message
  }

  /// What stands between the first quotation mark and the last.
  private func quotation(in sentence: String) -> Substring? {
    guard let start = sentence.firstIndex(of: "\""), let end = sentence.lastIndex(of: "\""), start < end else {
      return nil
    }
    let quoted = sentence[sentence.index(after: start)..<end]
    return quoted.isEmpty ? nil : quoted
  }

  /// A remedy of the problem's own is better than that of its code, but is there in English only.
  func remedy(of problem: Problem) -> String { text.text("remedy.\(problem.code.rawValue)") ?? problem.remedy }
}
