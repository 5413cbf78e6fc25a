/// Something in a word list that is no error but hardly meant.
public struct VocabularyFinding: Sendable, Hashable, CustomStringConvertible {
  public enum Kind: String, Sendable, CaseIterable {
    /// The phrase stands under two codes; the first one always wins.
    case conflicting
    /// The phrase stands twice under one code.
    case repeated
    /// The phrase is passed over, since `ignored` has it too.
    case ignored
  }

  public var kind: Kind
  /// Name of the list, `statuses`.
  public var list: String
  /// Line of the entry in its file.
  public var line: Int
  public var phrase: String
  /// Codes that the phrase stands under.
  public var codes: [String]

  /// `statuses.yaml:12: "i drift" is conflicting: stands under ongoing, completed`
  public var description: String {
    "\(list).yaml:\(line): \"\(phrase)\" is \(kind.rawValue): stands under \(codes.joined(separator: ", "))"
  }
}

extension Vocabulary {
  /// What is hardly meant in the lists, by list and line.
  ///
  /// A heading may stand for several fields and a word for several themes; there a phrase under two codes is no finding.
  public func findings() -> [VocabularyFinding] {
    headers.phrases.findings(in: "headers", sharesPhrases: true)
      + themes.phrases.findings(in: "themes", sharesPhrases: true)
      + tableKinds.findings(in: "table_kinds", sharesPhrases: true) + statuses.phrases.findings(in: "statuses")
      + colours.names.findings(in: "colours") + roles.findings(in: "roles") + committees.findings(in: "committees")
      + decisions.findings(in: "decisions") + recommenders.findings(in: "recommenders")
      + laws.phrases.findings(in: "laws") + documentTypes.findings(in: "document_types")
      + dates.words.findings(in: "dates") + dates.recurrences.findings(in: "dates")
      + cues.findings(in: "cues", sharesPhrases: true) + labelLines.findings(in: "label_lines", sharesPhrases: true)
      + people.labels.findings(in: "people") + comparison.findings
  }
}

extension ComparisonWords {
  /// Phrases that stand twice under one topic; under two topics they name both.
  fileprivate var findings: [VocabularyFinding] {
    let entries = concepts.map { PhraseList<String>.Entry(code: $0.code, phrases: $0.phrases, line: $0.line) }
    return PhraseList(entries: entries).findings(in: "comparison", sharesPhrases: true)
  }
}

extension PhraseList {
  func findings(in list: String, sharesPhrases: Bool = false) -> [VocabularyFinding] {
    var places: [String: [(code: Code, line: Int, written: String)]] = [:]
    var order: [String] = []
    var result: [VocabularyFinding] = []
    for entry in entries {
      for phrase in entry.phrases + entry.strong {
        let key = PhraseList.key(phrase)
        // Signs such as ☺ are compared as they stand.
        guard !key.isEmpty else { continue }
        if places[key] == nil { order.append(key) }
        places[key, default: []].append((entry.code, entry.line, phrase))
      }
    }
    let ignored = Set(self.ignored.map(PhraseList.key))
    for key in order {
      guard let uses = places[key], let first = uses.first else { continue }
      let codes = uses.map(\.code.listCode)
      let distinct = codes.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      func add(_ kind: VocabularyFinding.Kind) {
        result.append(
          VocabularyFinding(kind: kind, list: list, line: first.line, phrase: first.written, codes: distinct))
      }
      if distinct.count > 1, !sharesPhrases { add(.conflicting) }
      if distinct.count < codes.count { add(.repeated) }
      if ignored.contains(key) { add(.ignored) }
    }
    return result
  }

  /// A phrase as it is compared: folded, with its stars; phrases in capitals are apart from the same word in small letters.
  private static func key(_ phrase: String) -> String {
    let letters = phrase.filter(\.isLetter)
    let isInCapitals = letters.count >= 2 && letters.allSatisfy(\.isUppercase)
    let folded = phrase.split(whereSeparator: \.isWhitespace).map { piece in
      (piece.first == "*" ? "*" : "") + Folding.fold(String(piece)) + (piece.last == "*" ? "*" : "")
    }
    let key = folded.filter { !$0.isEmpty }.joined(separator: " ")
    return isInCapitals ? key.uppercased() : key
  }
}
