/// What normalisation may be told.
public struct NormalisationSettings: Sendable, Hashable, Codable {
  /// Lines from the start of a document in which its letterhead and title are looked for. Letterheads with sender, address,
  /// case and contact block run over up to 30 short lines; at 120 the first page of most plans is over.
  public var headLines = 60
  /// Last lines of a document in which a label may state its date: web pages end with when they were last changed.
  public var footLines = 20
  /// Words up to which a line is a label or a name rather than running text.
  public var shortLine = 9
  /// Words up to which a status is a statement by itself; in longer sentences a status word must be said of something
  /// ("er igangsat"), since "gennemføre" and "løbende" stand in any report.
  public var shortStatus = 6
  /// Confidence in a document by how it was read.
  public var readingConfidence: [String: Double] = [
    "pdf_text": 0.98, "pdf_tagged": 1, "pdf_ocr": 0.8, "html": 1, "transcript": 0.9,
  ]
  /// Confidence in a row that took something from its context rather than its words.
  public var inferredConfidence = 0.9
  /// Confidence in a row that holds something that was not understood.
  public var unclearConfidence = 0.8

  public init() {}
}
