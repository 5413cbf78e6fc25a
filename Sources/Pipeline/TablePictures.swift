import Foundation
import Model
import PDFReading

/// Pictures of the pages that hold tables, with what was found drawn over them: rulings blue, cells red, tables green with
/// their ids.
struct TablePictures {
  private let folder: String

  /// - Parameter folder: is made when it is not there.
  init(folder: String) throws(Problem) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Problem(
        .fileUnreadable, "The folder for the pictures cannot be made: \(error.localizedDescription)", file: folder)
    }
  }

  /// Draws the pages of a PDF that hold tables.
  ///
  /// - Parameters:
  ///   - path: of the PDF; the pictures are called by its name and the page: `plan.pdf-3.png`.
  ///   - isWanted: whether a page, counted from 1, is to be drawn.
  func draw(_ path: String, read: ReadDocument, tables: [Table], isWanted: (Int) -> Bool) throws(Problem) {
    let renderer = try PageRenderer(path: path)
    let name = (path as NSString).lastPathComponent
    for page in read.pages where isWanted(page.number) {
      let marks = Self.marks(on: page, tables: tables)
      guard !marks.isEmpty else { continue }
      let bytes = try renderer.png(
        page: page.number, turn: page.turn, skewDegrees: page.skewDegrees, marks: marks, paleness: 0.5)
      try write(bytes, to: "\(folder)/\(name)-\(page.number).png")
    }
  }

  private static func marks(on page: PageContent, tables: [Table]) -> [PageMark] {
    let here = tables.filter { $0.regions.contains { $0.page == page.number } }
    guard !here.isEmpty else { return [] }
    let rulings = page.rulings.map { PageMark(.line($0), colour: "#3465a4", width: 1.5) }
    return rulings + here.flatMap { marks(of: $0, on: page.number) }
  }

  private static func marks(of table: Table, on page: Int) -> [PageMark] {
    let cells = table.cells.flatMap(\.regions).filter { $0.page == page }
      .map { PageMark(.frame($0.box), colour: "#cc0000", width: 0.7) }
    let frames = table.regions.filter { $0.page == page }.flatMap { region in
      [
        PageMark(.frame(region.box), colour: "#4e9a06", width: 2),
        PageMark(.label(table.id.rawValue, x: region.box.x0, y: region.box.y0 - 12), colour: "#4e9a06"),
      ]
    }
    return cells + frames
  }

  private func write(_ bytes: [UInt8], to path: String) throws(Problem) {
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Problem(.fileUnreadable, "The picture cannot be written: \(error.localizedDescription)", file: path)
    }
  }
}
