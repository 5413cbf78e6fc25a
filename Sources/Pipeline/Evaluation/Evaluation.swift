public import Foundation

/// Compares published rows with what people entered by hand for the same documents.
///
/// Per document and pooled: precision and recall of initiatives, matched one to one by title; F1 over their fields, a text
/// being right when 95 % alike after folding, a code or date when equal; F1 of milestones; share of document fields right.
public struct Evaluation: Sendable {
  public struct Row: Sendable {
    public var file: String
    /// Whether the file has a row in `documents`.
    public var isIngested: Bool
    public var scores: Scores
    public var differences: [ScoreDifference]
  }

  /// What cannot be read, and why.
  public struct InputError: Error, Sendable, CustomStringConvertible {
    public var description: String
  }

  /// By gold file, then in its order of files.
  public private(set) var rows: [Row] = []
  public private(set) var pooled = Scores()

  /// - Parameters:
  ///   - output: folder with `documents.jsonl` and `initiatives.jsonl`.
  ///   - gold: folder with `NAME.gold.json` files.
  ///   - only: part of the name of the files to score; `nil` for all.
  public init(output: URL, gold: URL, only: String? = nil) throws(InputError) {
    let published: [JSONValue]
    let initiatives: [JSONValue]
    let annotations: [JSONValue]
    do {
      published = try JSONValue.lines(of: output.appendingPathComponent("documents.jsonl").path)
      initiatives = try JSONValue.lines(of: output.appendingPathComponent("initiatives.jsonl").path)
      annotations = try Self.goldFiles(gold).map { try JSONValue.file(gold.appendingPathComponent($0).path) }
    } catch {
      throw InputError(description: "cannot read what is to be compared: \(error.localizedDescription)")
    }
    guard !annotations.isEmpty else { throw InputError(description: "\(gold.path): holds no *.gold.json files") }
    let byDocument = Dictionary(grouping: initiatives) { $0["document_id"].plainText }
    for annotation in annotations {
      for file in annotation["document"]["files"].items.map(\.plainText) where only.map(file.contains) ?? true {
        let document = published.last { ($0["source"].plainText as NSString).lastPathComponent == file }
        let found = document.flatMap { byDocument[$0["document_id"].plainText] } ?? []
        add(DocumentScorer(gold: annotation, file: file, document: document, found: found), file, document != nil)
      }
    }
  }

  private mutating func add(_ scorer: DocumentScorer, _ file: String, _ isIngested: Bool) {
    rows.append(Row(file: file, isIngested: isIngested, scores: scorer.scores, differences: scorer.differences))
    pooled += scorer.scores
  }

  private static func goldFiles(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".gold.json") && !$0.hasPrefix("links") }.sorted()
  }
}
