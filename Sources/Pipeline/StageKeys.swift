import Corpus
import Foundation
import Model
import Normalisation
import Vocabulary

/// Keys of results: a digest of all that a result depends on, so that equal keys mean equal results.
struct StageKeys: Sendable {
  /// What the keys of all documents begin with: the program, and the stages with their settings.
  private let reading: [String]
  private let interpreting: [String]
  private let publishing: [String]
  /// Of what is remembered of comparing: memories of equal keys serve each other.
  let comparing: String
  private let words: String

  init(program: ProgramIdentity, settings: StageSettings, vocabulary: Vocabulary) {
    func parts(of stages: [StageName]) -> [String] {
      [program.digest] + stages.flatMap { [$0.rawValue, $0.version, settings.text(of: $0)] }
    }
    // Where personal data stands is looked for while the words of the pages are at hand.
    reading = parts(of: [.read, .tabulate]) + [vocabulary.digest(of: PersonalPlaces.lists)]
    interpreting = parts(of: [.interpret, .normalise])
    publishing = parts(of: [.compare, .publish])
    comparing = ContentDigest.sha256(of: parts(of: [.compare]))
    words = vocabulary.digest
  }

  /// Of a document read and tabulated: its bytes, whatever it is called.
  func tabulated(_ file: SourceFile) -> String {
    ContentDigest.sha256(of: reading + [file.sha256, file.mediaType.rawValue])
  }

  /// Of a document's rows.
  func result(_ file: SourceFile) -> String {
    let declared = file.declared
    let facts = [
      declared.municipalityCode, declared.documentType?.rawValue, declared.title, declared.date?.iso, declared.url,
    ]
    return ContentDigest.sha256(
      of: [tabulated(file), file.path, words] + interpreting + facts.map { $0 ?? "-" })
  }

  /// Of the row of a file that is not interpreted.
  func unread(_ entry: CorpusEntry, because problem: Problem) -> String {
    ContentDigest.sha256(of: [result(entry.file), problem.code.rawValue, problem.message, "\(entry.file.bytes)"])
  }

  /// Of the row or rows of a file.
  func rows(_ entry: CorpusEntry) -> String {
    entry.problem.map { unread(entry, because: $0) } ?? result(entry.file)
  }

  /// Of everything that is published, given the keys of the documents.
  func publication(documents: [String], day: CalendarDate, corrections: String) -> String {
    ContentDigest.sha256(of: publishing + [words, day.iso, corrections] + documents)
  }
}
