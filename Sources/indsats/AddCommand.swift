import ArgumentParser
import Foundation
import Model
import Pipeline

struct AddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Put new plans into the corpus.",
    discussion: "The files are copied. What is declared here outranks what a document says of itself.")

  @Argument(help: "Files to add.", completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("Code of the municipality, such as 0265.", valueName: "code"))
  var municipality: String?

  @Option(
    help: ArgumentHelp(
      "Type of document: \(DocumentType.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "type"))
  var type: DocumentType?

  @Option(help: "Title of the document.")
  var title: String?

  @Option(help: ArgumentHelp("Date of the document.", valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(help: "Address it was fetched from.")
  var url: String?

  @Flag(help: "Only add the files; do not run.")
  var noRun = false

  @Flag(help: "Print what would be added and do nothing.")
  var dryRun = false

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if let municipality, !CorpusAddition.isMunicipalityCode(municipality) {
      throw ValidationError("--municipality takes a code of four digits such as 0265, not '\(municipality)'.")
    }
    for file in files where !FileManager.default.isReadableFile(atPath: file) {
      throw ValidationError("\(file) cannot be read.")
    }
  }

  func run() throws {
    let declared = DeclaredMetadata(
      municipalityCode: municipality, documentType: type, title: title, date: date, url: url)
    let options = try folders.runOptions()
    let addition = try CorpusAddition(options, declared: declared)
    for file in files {
      let path = dryRun ? addition.folder + "/" : try addition.add(file)
      messages.note("\(file) \(dryRun ? "would go" : "went") to \(folders.corpus)/\(path)")
    }
    if noRun || dryRun { return }
    let report = try RunAction(options: options, messages: messages).perform()
    if report.status != .done { throw CommandEnd(status: report.status) }
  }
}
