import Corpus
import Model

/// Puts corrections where they belong, after the documents are normalised.
struct CorrectionApplier {
  private(set) var problems: [Problem] = []
  private let corrections: [Correction]

  init(_ corrections: [Correction]) { self.corrections = corrections }

  /// Applies every correction whose old value is still what the document says, to documents that are at hand.
  mutating func apply(to documents: inout [DocumentResult]) {
    var changed: [Int: DocumentResult] = [:]
    let all = documents
    try? apply(
      records: all.map(\.document), load: { all[$0] },
      knows: { id, others in
        all.indices.contains { !others.contains($0) && all[$0].initiatives.contains { $0.initiativeId == id } }
      }, to: &changed)
    for (place, result) in changed { documents[place] = result }
  }

  /// Applies every correction whose old value is still what the document says.
  ///
  /// - Parameters:
  ///   - records: of all documents.
  ///   - load: reads a document.
  ///   - knows: whether an initiative stands in a document other than the given ones.
  ///   - changed: takes the documents that corrections are for, by their place.
  /// - Throws: what `load` throws.
  mutating func apply(
    records: [DocumentRecord], load: (Int) throws(PipelineError) -> DocumentResult,
    knows: (InitiativeID, Set<Int>) -> Bool, to changed: inout [Int: DocumentResult]
  ) throws(PipelineError) {
    for correction in corrections {
      guard let place = records.firstIndex(where: { Self.names(correction, $0) }) else {
        report(.correctionStale, "No document is called \(correction.document).", correction)
        continue
      }
      if let judged = judged(correction), !changed.values.contains(where: { $0.holds(judged) }),
        !knows(judged, Set(changed.keys))
      {
        report(.correctionStale, "No initiative is called \(correction.new).", correction)
        continue
      }
      var result: DocumentResult
      if let known = changed[place] { result = known } else { result = try load(place) }
      apply(correction, to: &result)
      changed[place] = result
    }
  }

  /// The initiative that a correction compares with.
  private func judged(_ correction: Correction) -> InitiativeID? {
    guard let kind = StructuralCorrection(rawValue: correction.field), kind == .sameAs || kind == .notSameAs else {
      return nil
    }
    return InitiativeID(rawValue: correction.new)
  }

  /// Whether a correction is for a document: by its id, by its id in an earlier version of the file, or by its path.
  private static func names(_ correction: Correction, _ record: DocumentRecord) -> Bool {
    let id = record.documentId.rawValue
    if correction.document == id || correction.document == record.source { return true }
    guard let stem = withoutDigest(id), let wanted = withoutDigest(correction.document) else { return false }
    return stem == wanted
  }

  /// An id without the eight hex digits of the file's digest.
  private static func withoutDigest(_ id: String) -> Substring? {
    guard let hyphen = id.lastIndex(of: "-") else { return nil }
    let tail = id[id.index(after: hyphen)...]
    return tail.count == 8 && tail.allSatisfy(\.isHexDigit) ? id[..<hyphen] : nil
  }

  private mutating func apply(_ correction: Correction, to result: inout DocumentResult) {
    guard let initiative = correction.initiative else {
      guard change(&result.document, CorrectableField<DocumentRecord>.all, correction) else { return }
      result.takeOverMunicipality()
      if correction.field == StructuralCorrection.tableKind, let failure = result.changeTableKind(correction.new) {
        report(failure.code, failure.message, correction)
      }
      return
    }
    let matches = result.initiatives.indices.filter { result.initiatives[$0].initiativeId == initiative }
    guard let index = matches.first else {
      report(.correctionStale, "The document has no initiative \(initiative).", correction)
      return
    }
    guard change(&result.initiatives[index], CorrectableField<Initiative>.all, correction) else { return }
    result.initiatives[index].markCorrected(correction.field)
    guard let structural = StructuralCorrection(rawValue: correction.field) else { return }
    if let failure = result.restructure(index, structural, correction.new) {
      result.initiatives[index].correctedFields.removeAll { $0 == correction.field }
      report(.correctionStale, failure, correction)
    }
  }

  private mutating func change<Row>(_ row: inout Row, _ fields: [CorrectableField<Row>], _ correction: Correction)
    -> Bool
  {
    guard let field = fields.first(where: { $0.name == correction.field }) else {
      let known = fields.map(\.name).joined(separator: ", ")
      report(.correctionInvalid, "'\(correction.field)' cannot be corrected; expected one of: \(known).", correction)
      return false
    }
    let now = field.get(row)
    if now == correction.new { return true }
    guard now == correction.old else {
      report(.correctionStale, "The value of \(correction.field) is no longer the one that was corrected.", correction)
      return false
    }
    guard field.set(&row, correction.new) else {
      report(.correctionInvalid, "The new value is no value of \(correction.field).", correction)
      return false
    }
    return true
  }

  private mutating func report(_ code: ProblemCode, _ message: String, _ correction: Correction) {
    problems.append(Problem(code, "line \(correction.line): \(message)", file: correction.file))
  }
}

extension DocumentResult {
  fileprivate func holds(_ id: InitiativeID) -> Bool { initiatives.contains { $0.initiativeId == id } }

  /// The municipality of a document is that of its initiatives.
  fileprivate mutating func takeOverMunicipality() {
    for index in initiatives.indices {
      initiatives[index].municipalityCode = document.municipalityCode
      initiatives[index].municipalityName = document.municipalityName
    }
  }
}

extension Initiative {
  fileprivate mutating func markCorrected(_ field: String) {
    if !correctedFields.contains(field) { correctedFields.append(field) }
  }
}
