import ArgumentParser
import Model
import Pipeline

struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a document, a table or an initiative with where every value came from.",
    discussion:
      "Takes an id as published, or the path of a document. A table is named by its document and number: ID/t1.")

  @Argument(help: "Id of a document, a table or an initiative, or path of a document.")
  var id: String

  @OptionGroup var folders: FolderOptions
  @OptionGroup var messages: MessageOptions

  func run() throws {
    let archive = try folders.archive()
    let view = ArchiveView(archive: archive)
    if let document = try view.document(id) {
      try messages.json ? Console.print(json: document) : Console.print(DocumentPage(document).text)
    } else if let (document, table) = try view.table(id) {
      try messages.json ? Console.print(json: table) : Console.print(TablePage(document, table).text)
    } else {
      try show(try view.initiatives(id))
    }
  }

  private func show(_ found: [(document: DocumentResult, initiative: Initiative)]) throws {
    guard !found.isEmpty else {
      Console.error(
        "nothing is called '\(id)'", help: "Ids stand in documents.csv, tables.csv and initiatives.csv of the output.")
      throw CommandEnd(status: .failed)
    }
    if messages.json { return try Console.print(json: found.map(\.initiative)) }
    Console.print(found.map { InitiativePage($0.document, $0.initiative).text }.joined(separator: "\n\n"))
  }
}

/// Finds things in the rows of the last run by their names.
struct ArchiveView {
  var archive: RunArchive

  func document(_ id: String) throws -> DocumentResult? {
    try archive.first { $0.document.documentId.rawValue == id || $0.document.source == id ? $0 : nil }
  }

  /// - Parameter id: the document's id, a sign that is neither letter nor digit, and the table's own id.
  func table(_ id: String) throws -> (DocumentResult, Table)? {
    try archive.first { document in
      guard id.hasPrefix(document.document.documentId.rawValue) else { return nil }
      let rest = id.dropFirst(document.document.documentId.rawValue.count).drop { !$0.isLetter && !$0.isNumber }
      let table = document.tables.first { $0.id.rawValue == rest || $0.id.rawValue == id }
      return table.map { (document, $0) }
    }
  }

  /// An initiative may stand in several documents: versions of one plan.
  func initiatives(_ id: String) throws -> [(document: DocumentResult, initiative: Initiative)] {
    var found: [(document: DocumentResult, initiative: Initiative)] = []
    try archive.forEachDocument { document in
      found += document.initiatives.filter { $0.initiativeId.rawValue == id }.map { (document, $0) }
    }
    return found
  }
}
