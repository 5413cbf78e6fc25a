import Model
import Vocabulary

/// Takes personal contact data out of values: telephone numbers, e-mail addresses, and the names after words such as
/// "Sagsbehandler" or "Kontaktperson".
struct ContactRedactor {
  private let contact: PhraseList<String>

  init(vocabulary: Vocabulary) { contact = vocabulary.documentFacts.contact }

  /// Whether a whole column holds contact data.
  func isContactHeading(_ heading: String) -> Bool { contact.whole(heading) != nil }

  func redacted(_ text: String) -> String {
    guard mayHoldContact(text) else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n")
  }

  /// The table with its cells redacted.
  func redacted(_ table: Table) -> Table {
    var table = table
    for index in table.cells.indices where mayHoldContact(table.cells[index].text.plain) {
      let runs = table.cells[index].text.runs.map { run in
        TextRun(redacted(run.text), style: run.style, colour: run.colour)
      }
      table.cells[index].text = StyledText(runs: runs)
    }
    return table
  }

  /// Whether a text holds an @, a telephone number's worth of digits, or a word of contact; most hold none.
  private func mayHoldContact(_ text: String) -> Bool {
    var digits = 0
    for byte in text.utf8 {
      if byte == 0x40 { return true }
      if (0x30...0x39).contains(byte) { digits += 1 }
    }
    return digits >= 8 || contact.first(in: text) != nil
  }

  private func line(_ line: String) -> String {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    var kept: [Substring] = []
    var place = 0
    while place < words.count {
      if isAddress(words[place]) {
        dropLabel(&kept)
        place += 1
      } else if let end = telephoneEnd(words, at: place, isLabelled: endsWithLabel(kept)) {
        dropLabel(&kept)
        place = end
      } else if isPersonLabel(words[place]), let end = nameEnd(words, after: place) {
        place = end
      } else {
        kept.append(words[place])
        place += 1
      }
    }
    return kept.joined(separator: " ")
  }

  private func isAddress(_ word: Substring) -> Bool {
    guard let at = word.firstIndex(of: "@"), at > word.startIndex else { return false }
    return word[at...].contains(".")
  }

  /// The word after a telephone number: 8 digits in groups of 2 or 4, with or without +45; 8 digits in a row only after a
  /// label, since amounts and case numbers look the same.
  private func telephoneEnd(_ words: [Substring], at start: Int, isLabelled: Bool) -> Int? {
    var digits = 0
    var place = start
    var hasCode = false
    if words[start] == "+45" || words[start] == "0045" {
      hasCode = true
      place += 1
    }
    var groups = 0
    while place < words.count, digits < 8 {
      let group = words[place].filter { !",.;)(".contains($0) }
      guard group.count == 2 || group.count == 4 || group.count == 8, group.allSatisfy({ $0.isNumber && $0.isASCII })
      else { break }
      // Four digits are a year unless eight digits in two such groups stand after a label.
      guard group.count == 2 || isLabelled || hasCode else { break }
      digits += group.count
      groups += 1
      place += 1
    }
    guard digits == 8, groups > 1 || isLabelled || hasCode else { return nil }
    return place
  }

  private func endsWithLabel(_ kept: [Substring]) -> Bool {
    guard let last = kept.last(where: { !$0.isEmpty }) else { return false }
    return contact.whole(String(last)) != nil
  }

  private func dropLabel(_ kept: inout [Substring]) {
    while let last = kept.last, last.isEmpty || contact.whole(String(last)) != nil { kept.removeLast() }
  }

  /// A label that stands for a person, with a colon.
  private func isPersonLabel(_ word: Substring) -> Bool {
    word.last == ":" && contact.whole(String(word)) != nil
  }

  /// The word after the capitalised words that follow a label.
  private func nameEnd(_ words: [Substring], after label: Int) -> Int? {
    var place = label + 1
    while place < words.count, let first = words[place].first, first.isUppercase { place += 1 }
    return place > label + 1 ? place : nil
  }
}
