import Foundation
import Model
import Normalisation
import Testing
import Vocabulary

let testVocabulary: Vocabulary? = try? Vocabulary.load(
  folder: URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("pipelines/vocabulary"))

/// A document of paragraphs; a line that begins with `#` is a heading.
func document(_ lines: [String], metadata: DocumentMetadata = DocumentMetadata(), tables: [Table] = [])
  -> TabulatedDocument
{
  let blocks = lines.map { line in
    let level = line.prefix { $0 == "#" }.count
    let text = StyledText(String(line.drop { $0 == "#" || $0 == " " }))
    return level > 0 ? Block(.heading(level: level), text) : Block(.paragraph, text)
  }
  return TabulatedDocument(
    reader: .html, pageCount: 1, blocks: blocks, tables: tables, metadata: metadata, problems: [])
}

func source(_ declared: DeclaredMetadata = DeclaredMetadata()) -> SourceFile {
  SourceFile(
    path: "plan.html", location: "/plan.html", sha256: String(repeating: "ab", count: 32), bytes: 1, mediaType: .html,
    declared: declared)
}

func draft(_ values: [FieldRole: String], milestones: [MilestoneDraft] = []) -> InitiativeDraft {
  InitiativeDraft(values: values.mapValues { DraftValue(StyledText($0)) }, milestones: milestones)
}

/// The rows that drafts become in a short document of 31 August 2019.
func normalised(
  _ drafts: [InitiativeDraft], kinds: [Interpretation.TableDecision] = [],
  lines: [String] = ["Vejle Kommune", "Dato: 31. august 2019", "# Handleplan for børneområdet"]
) throws -> DocumentResult {
  let normaliser = Normaliser(vocabulary: try #require(testVocabulary))
  return normaliser.normalise(
    Interpretation(drafts: drafts, tableKinds: kinds), of: document(lines), source: source())
}

func initiative(_ values: [FieldRole: String], milestones: [MilestoneDraft] = []) throws -> Initiative {
  try #require(normalised([draft(values, milestones: milestones)]).initiatives.first)
}
