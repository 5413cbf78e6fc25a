import ArgumentParser
import Foundation
import Model
import Pipeline

struct TablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables", abstract: "Print the tables of files.",
    discussion:
      "Reads PDF, HTML and plain text. Several files give one JSON object a line. '-' or no file reads standard input.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case json, csv, html, markdown, text
  }

  @Argument(help: "Files to read.", completion: .file())
  var files: [String] = []

  @Option(help: "One of json, csv, html, markdown, text.")
  var format = Format.json

  @Option(help: ArgumentHelp("Only tables that stand on these pages, such as 2-4,7.", valueName: "pages"))
  var pages: PageSelection?

  @Flag(help: "Keep the parts of a table that goes on over pages apart.")
  var noStitch = false

  @Option(
    help: ArgumentHelp("Draw what was found over pictures of the pages and put them there. PDF only.", valueName: "dir")
  )
  var draw: String?

  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if messages.json && format != .json {
      throw ValidationError("--json and --format \(format.rawValue) exclude each other.")
    }
    if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
  }

  func run() throws {
    let tabulator = DocumentTabulator(stitches: !noStitch)
    let paths = files.isEmpty ? ["-"] : files
    var failed = 0
    for path in paths {
      do throws(Problem) {
        try show(path, with: tabulator, isOnly: paths.count == 1)
      } catch {
        failed += 1
        Console.note("\(error.diagnostic)\nhelp: \(error.remedy)")
      }
    }
    if failed > 0 { throw CommandEnd(status: failed == paths.count ? .failed : .someFailed) }
  }

  private func show(_ path: String, with tabulator: DocumentTabulator, isOnly: Bool) throws(Problem) {
    let input = try InputFile(path)
    defer { input.remove() }
    var document = try tabulator.tabulate(
      path: input.path, pictures: draw, isDrawn: { page in pages.map { $0.contains(page) } ?? true })
    if let pages { document.tables = document.tables.filter(pages.touches) }
    let listing = TableListing(path: path, document: document)
    switch format {
    case .json: Console.print(isOnly ? listing.json : listing.jsonLine)
    case .csv: Console.print(listing.csv)
    case .html: Console.print(listing.html)
    case .markdown: Console.print(listing.markdown)
    case .text: Console.print(listing.text)
    }
    for problem in document.problems where messages.verbose {
      var placed = problem
      placed.file = path
      Console.note("\(placed.diagnostic)\nhelp: \(placed.remedy)")
    }
  }
}

/// A file to read, or standard input kept in a file for as long as it is needed: readers want to move about in it.
private struct InputFile {
  let path: String
  private let isTemporary: Bool

  init(_ argument: String) throws(Problem) {
    guard argument == "-" else {
      path = argument
      isTemporary = false
      return
    }
    path = NSTemporaryDirectory() + "indsats-" + UUID().uuidString
    isTemporary = true
    do {
      let input = try FileHandle.standardInput.readToEnd() ?? Data()
      try input.write(to: URL(fileURLWithPath: path))
    } catch {
      throw Problem(.fileUnreadable, "Standard input could not be read.", file: argument)
    }
  }

  func remove() {
    if isTemporary { unlink(path) }
  }
}

/// Page numbers from 1, as ranges.
struct PageSelection: ExpressibleByArgument, Equatable {
  var ranges: [ClosedRange<Int>]

  /// - Parameter argument: `3`, `2-4,7`.
  init?(argument: String) {
    ranges = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 1, first <= last
      else {
        return nil
      }
      ranges.append(first...last)
    }
  }

  func contains(_ page: Int) -> Bool { ranges.contains { $0.contains(page) } }

  /// Whether a part of a table stands on one of the pages. Documents without pages count as page 1.
  func touches(_ table: Table) -> Bool {
    let pages = (table.pageFirst ?? 1)...(table.pageLast ?? 1)
    return ranges.contains { $0.overlaps(pages) }
  }
}
