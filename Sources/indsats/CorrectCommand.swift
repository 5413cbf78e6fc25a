import ArgumentParser
import Foundation
import Model
import Pipeline

struct CorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct", abstract: "Put a value right that was read wrongly.",
    discussion: """
      Writes a line into corrections/ of the corpus; the next run applies it, and reports it when the document no longer \
      says what was corrected. Lists take a semicolon between items; an empty value clears the field.
      """)

  @Argument(help: "Id of an initiative or a document, as published.")
  var id: String

  @Argument(help: ArgumentHelp("What it should be, such as deadline_end=2021-12-31.", valueName: "field=value"))
  var assignments: [String]

  @Flag(help: "Print what would be written and do nothing.")
  var dryRun = false

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  func run() throws {
    let view = ArchiveView(archive: try folders.archive())
    let targets = try targets(view)
    guard !targets.isEmpty else {
      Console.error("nothing is called '\(id)'", help: "Ids stand in documents.csv and initiatives.csv of the output.")
      throw CommandEnd(status: .failed)
    }
    // All are checked before the first is written.
    let notes = try targets.flatMap { target in try assignments.map { try note($0, target) } }
    for note in notes {
      let place = dryRun ? "corrections" : try note.write(to: URL(fileURLWithPath: folders.corpus).standardizedFileURL)
      messages.note("\(note.field): '\(note.old)' \(dryRun ? "would become" : "becomes") '\(note.new)' (\(place))")
    }
    if !dryRun { messages.note("Run indsats run to apply it.") }
  }

  private typealias Target = (document: DocumentRecord, initiative: Initiative?)

  private func targets(_ view: ArchiveView) throws -> [Target] {
    if let document = try view.document(id) { return [(document.document, nil)] }
    return try view.initiatives(id).map { ($0.document.document, $0.initiative) }
  }

  private func note(_ assignment: String, _ target: Target) throws -> CorrectionNote {
    guard let sign = assignment.firstIndex(of: "=") else {
      throw ValidationError("Expected field=value, found '\(assignment)'.")
    }
    let field = String(assignment[..<sign])
    let new = String(assignment[assignment.index(after: sign)...])
    let old: String?
    let isAccepted: Bool
    if let initiative = target.initiative {
      old = CorrectableFields.value(field, of: initiative)
      isAccepted = CorrectableFields.accepts(new, for: field, of: initiative)
    } else {
      old = CorrectableFields.value(field, of: target.document)
      isAccepted = CorrectableFields.accepts(new, for: field, of: target.document)
    }
    guard let old else {
      let known = target.initiative == nil ? CorrectableFields.ofDocuments : CorrectableFields.ofInitiatives
      throw ValidationError("'\(field)' cannot be corrected; expected one of: \(known.joined(separator: ", ")).")
    }
    guard isAccepted else { throw ValidationError("'\(new)' is no value of \(field).") }
    return CorrectionNote(document: target.document, initiative: target.initiative, field: field, old: old, new: new)
  }
}
