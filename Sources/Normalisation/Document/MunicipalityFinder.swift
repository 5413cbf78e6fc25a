import Model
import Vocabulary

/// Finds the municipality that a document is from, by how and where municipalities are named in it.
///
/// A letterhead outweighs the metadata, which outweigh the text. Lists of other documents count nothing, and a name after
/// words of comparison ("inspireret af", "fx") counts as an example.
struct MunicipalityFinder {
  let vocabulary: Vocabulary
  /// Words up to which a line is a letterhead.
  let shortLine: Int

  private struct Evidence {
    var score = 0.0
    var basis = Basis.text
    var first = Int.max
  }

  /// Weights of a mention. A letterhead decides against ten sentences; a name with the word for municipality says twice as
  /// much as one in a street or a club.
  private enum Weight {
    static let letterhead = 12.0
    static let metadata = 10.0
    static let ownVoice = 4.0
    static let qualified = 2.0
    static let plain = 1.0
    static let furniture = 3.0
  }

  func sender(
    _ lines: DocumentLines, head: [DocumentLine], metadata: DocumentMetadata, declared: DeclaredMetadata
  ) -> (municipality: Municipality, basis: Basis)? {
    if let code = declared.municipalityCode, let municipality = vocabulary.municipalities.municipality(code: code) {
      return (municipality, .manifest)
    }
    var evidence: [String: Evidence] = [:]
    addLetterhead(head, to: &evidence)
    addMetadata(metadata, declared, to: &evidence)
    for line in lines.own { addText(line, to: &evidence) }
    for line in lines.furniture { addFurniture(line, to: &evidence) }
    let best = evidence.max { left, right in
      (left.value.score, right.value.first, right.key) < (right.value.score, left.value.first, left.key)
    }
    guard let best, let municipality = vocabulary.municipalities.municipality(code: best.key) else { return nil }
    return (municipality, best.value.basis)
  }

  // MARK: Kinds of evidence

  private func addLetterhead(_ head: [DocumentLine], to evidence: inout [String: Evidence]) {
    let short = head.prefix { !$0.isAfterTable }.filter { $0.wordCount <= shortLine && !isSentence($0) }
    for (place, line) in short.enumerated() {
      let next = place + 1 < short.count ? short[place + 1].source : ""
      let joined = FoldedText(line.source + " " + next)
      for mention in vocabulary.municipalities.mentions(in: joined)
      where mention.isQualified && mention.words.lowerBound < line.wordCount && isSender(line, mention) {
        add(Weight.letterhead, .letterhead, to: mention.municipality.code, in: &evidence)
      }
    }
  }

  /// Words beside the name that a letterhead may hold ("Til", "i"); more of them must be the name of a department.
  private static let wordsBeside = 2

  /// Whether a line is a letterhead rather than the title of something: little but the name, or a department with it.
  private func isSender(_ line: DocumentLine, _ mention: MunicipalityList.Mention) -> Bool {
    let beside = line.wordCount - mention.words.count - 1
    if beside <= MunicipalityFinder.wordsBeside { return true }
    if mention.words.lowerBound == 0, isSetApart(line, mention) { return true }
    guard vocabulary.documentTypes.matches(in: line.text).isEmpty else { return line.headingLevel == 1 }
    return !vocabulary.documentFacts.department.matches(in: line.text).isEmpty || line.headingLevel != nil
  }

  /// Whether a dash, a bar or the like parts the name from the rest of the line: "Vejby Kommune | Side 2".
  private func isSetApart(_ line: DocumentLine, _ mention: MunicipalityList.Mention) -> Bool {
    // The word for municipality follows the name or stands before it.
    let parts = line.source.split { "–—|·•/".contains($0) }
    guard parts.count > 1, let first = parts.first else { return false }
    return FoldedText(String(first)).words.count <= mention.words.count + 1
  }

  private func isSentence(_ line: DocumentLine) -> Bool {
    line.source.last { !$0.isWhitespace } == "." || !vocabulary.documentFacts.comparison.matches(in: line.text).isEmpty
  }

  private func addMetadata(
    _ metadata: DocumentMetadata, _ declared: DeclaredMetadata, to evidence: inout [String: Evidence]
  ) {
    for text in [metadata.site, metadata.author, metadata.title, metadata.subject].compactMap(\.self) {
      for mention in vocabulary.municipalities.mentions(in: text) where mention.isQualified {
        add(Weight.metadata, .metadata, to: mention.municipality.code, in: &evidence)
      }
    }
    for address in [declared.url, metadata.site].compactMap(\.self) {
      guard let municipality = vocabulary.municipalities.municipality(ofAddress: address) else { continue }
      add(Weight.metadata, .metadata, to: municipality.code, in: &evidence)
    }
  }

  private func addText(_ line: DocumentLine, to evidence: inout [String: Evidence]) {
    for mention in vocabulary.municipalities.mentions(in: line.text) where !isExample(mention, in: line.text) {
      let weight: Double
      if mention.isQualified {
        weight = isOwnVoice(mention, in: line.text) ? Weight.ownVoice : Weight.qualified
      } else {
        weight = Weight.plain
      }
      add(weight, .text, to: mention.municipality.code, in: &evidence)
    }
  }

  private func addFurniture(_ line: DocumentLine, to evidence: inout [String: Evidence]) {
    for mention in vocabulary.municipalities.mentions(in: line.text) where mention.isQualified {
      let isSender = isSender(line, mention)
      add(
        isSender ? Weight.furniture : Weight.plain, isSender ? .letterhead : .text, to: mention.municipality.code,
        in: &evidence)
    }
  }

  // MARK: Surroundings of a mention

  /// Words before a name in which a word of comparison makes it an example.
  private static let reach = 6

  private func isExample(_ mention: MunicipalityList.Mention, in text: FoldedText) -> Bool {
    let start = max(0, mention.words.lowerBound - MunicipalityFinder.reach)
    return (start..<mention.words.lowerBound).contains { place in
      guard let match = vocabulary.documentFacts.comparison.match(in: text, at: place) else { return false }
      return match.words.upperBound <= mention.words.lowerBound
    }
  }

  private func isOwnVoice(_ mention: MunicipalityList.Mention, in text: FoldedText) -> Bool {
    (mention.words.lowerBound...mention.words.upperBound).contains {
      $0 < text.words.count && vocabulary.documentFacts.ownVoice.match(in: text, at: $0) != nil
    }
  }

  private func add(_ weight: Double, _ basis: Basis, to code: String, in evidence: inout [String: Evidence]) {
    var known = evidence[code] ?? Evidence(first: evidence.count)
    known.score += weight
    if MunicipalityFinder.rank(basis) < MunicipalityFinder.rank(known.basis) { known.basis = basis }
    evidence[code] = known
  }

  private static func rank(_ basis: Basis) -> Int {
    switch basis {
    case .manifest: 0
    case .letterhead: 1
    case .metadata: 2
    case .text, .context: 3
    }
  }
}
