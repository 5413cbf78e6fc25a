import Danish
import Model
import Vocabulary

/// Parts texts of a table whose columns had been run together: no line and no cell parts them any more.
struct RunTogetherText {
  let lexicon: PlanLexicon

  /// - Returns: the table with names and the text after them on lines of their own, and with what remains to be done in the
  ///   column after the one that tells what is done.
  func parted(_ table: Table) -> Table {
    guard table.method == .numbering else { return table }
    var result = table
    for index in table.cells.indices where table.cells[index].column == 0 {
      let lines = table.cells[index].text.lines.map { line in
        let (title, description) = splitAtSentence(line.plain)
        return StyledText(description.isEmpty ? title : title + "\n" + description)
      }
      result.cells[index].text = StyledText.joined(lines)
    }
    for index in table.cells.indices where table.cells[index].column == 1 {
      let next = table.cells.firstIndex { $0.row == table.cells[index].row && $0.column == 2 }
      guard let next, table.cells[next].text.isEmpty, let last = table.cells[index].text.lines.last else { continue }
      let (done, remaining) = splitAtRemaining(last.plain)
      result.cells[index].text = StyledText.joined(table.cells[index].text.lines.dropLast() + [StyledText(done)])
      result.cells[next].text = StyledText(remaining)
    }
    return result
  }

  /// A text parted where sentences that tell what is still to come follow one that tells what is done: those stood without a
  /// number in the column of what remains.
  private func splitAtRemaining(_ text: String) -> (done: String, remaining: String) {
    let sentences = lexicon.dates.sentences(in: text)
    let isAhead = sentences.map { !lexicon.vocabulary.statuses.future.matches(in: $0).isEmpty }
    guard isAhead.first == false, let turn = isAhead.firstIndex(of: true) else { return (text, "") }
    return (sentences[..<turn].joined(separator: " "), sentences[turn...].joined(separator: " "))
  }

  /// A heading and the sentences after it: a capital letter after a word that no sign closes begins the text, where a full
  /// sentence follows.
  private func splitAtSentence(_ text: String) -> (title: String, description: String) {
    let words = text.split(separator: " ")
    guard words.count > 3, text.contains(".") || text.hasSuffix(":") else { return (text, "") }
    for (place, word) in words.enumerated().dropFirst() {
      guard let first = word.first, first.isUppercase, word.count > 1 || first == "I",
        lexicon.vocabulary.stopWords.contains(word.lowercased()) || place >= 2
      else { continue }
      let before = words[place - 1]
      guard let last = before.last, last.isLetter || last.isNumber || last == ")",
        before.first != "(" || before.last == ")"
      else { continue }
      guard opensSentence(words[place...]), !isInsideBrackets(words[..<place]) else { continue }
      return (words[..<place].joined(separator: " "), words[place...].joined(separator: " "))
    }
    return (text, "")
  }

  /// A word of everyday language with a capital letter, or a noun followed by a verb of everyday language, before a full stop.
  private func opensSentence(_ words: ArraySlice<Substring>) -> Bool {
    guard words.count >= 4, words.contains(where: { $0.last == "." || $0.last == ":" || $0.last == "," }),
      let first = words.first
    else { return false }
    if lexicon.vocabulary.stopWords.contains(first.lowercased()) { return true }
    return words.dropFirst().prefix(2).contains {
      lexicon.vocabulary.stopWords.contains($0.lowercased())
        || lexicon.vocabulary.statuses.future.whole(String($0)) != nil
    }
  }

  private func isInsideBrackets(_ words: ArraySlice<Substring>) -> Bool {
    let text = words.joined(separator: " ")
    return text.count { $0 == "(" } > text.count { $0 == ")" }
  }
}
