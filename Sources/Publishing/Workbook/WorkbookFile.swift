import CXLSXWriter
import Model

/// A spreadsheet file being written row by row, and the only place that calls libxlsxwriter.
///
/// Rows of a sheet are written in order and leave memory at once, so size costs no memory. Nothing in the file depends on the
/// time. libxlsxwriter owns formats and sheets; they live as long as the workbook.
struct WorkbookFile: ~Copyable {
  /// Most characters that a cell of a spreadsheet holds.
  static let textLimit = 32_767
  /// Most rows of a sheet, the heading among them.
  static let rowLimit = 1_048_576
  /// Most links of a sheet. libxlsxwriter keeps 2 kB for each until the end, so that all sheets together stay at 60 MB; a spreadsheet
  /// takes 65,530. Longer lists are looked through in the report.
  static let linkLimit = 5_000

  private let path: String
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let formats: [CellStyle: UnsafeMutablePointer<lxw_format>]
  private var isClosed = false

  /// - Parameter temporaryFolder: where the library keeps its parts until the file is put together.
  init(creating path: String, temporaryFolder: String) throws(PublishingError) {
    self.path = path
    let made = temporaryFolder.withCString { folder in
      var options = lxw_workbook_options(
        constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
      return workbook_new_opt(path, &options)
    }
    guard let made else { throw PublishingError(.workbook, path: path, cause: "the file cannot be made") }
    workbook = made
    formats = WorkbookFile.makeFormats(in: made)
  }

  deinit {
    // An abandoned workbook is closed as well, which frees it; its file is removed with the staging folder.
    if !isClosed { _ = workbook_close(workbook) }
  }

  /// - Parameter created: the day that the file says it was made.
  func describe(title: String, author: String, created: CalendarDate) {
    title.withCString { title in
      author.withCString { author in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        properties.created = created.dayNumber * 86_400
        _ = workbook_set_properties(workbook, &properties)
      }
    }
  }

  /// Adds a sheet with a frozen heading and a filter over its columns.
  ///
  /// - Parameter widths: of the columns, in characters.
  func addSheet(name: String, widths: [Double], rowCount: Int, frozenColumns: Int) throws(PublishingError)
    -> SheetHandle
  {
    guard let sheet = workbook_add_worksheet(workbook, name) else {
      throw PublishingError(.workbook, path: path, cause: "the sheet \(name) cannot be added")
    }
    for (column, width) in widths.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
    }
    if rowCount > 0 {
      worksheet_freeze_panes(sheet, 1, UInt16(frozenColumns))
      let lastRow = UInt32(min(rowCount, WorkbookFile.rowLimit - 1))
      worksheet_autofilter(sheet, 0, 0, lastRow, UInt16(max(widths.count - 1, 0)))
      worksheet_repeat_rows(sheet, 0, 0)
    }
    worksheet_set_landscape(sheet)
    return SheetHandle(sheet: sheet)
  }

  func write(_ cell: SheetCell, style: CellStyle, row: Int, column: Int, in handle: SheetHandle) throws(PublishingError)
  {
    let (row, column, format) = (UInt32(row), UInt16(column), formats[style])
    let sheet = handle.sheet
    let result: lxw_error
    switch cell {
    case .empty: return
    case .text(let text): result = worksheet_write_string(sheet, row, column, text, format)
    case .number(let number): result = worksheet_write_number(sheet, row, column, number, format)
    case .date(let day):
      var value = lxw_datetime(
        year: Int32(day.year), month: Int32(day.month), day: Int32(day.day), hour: 0, min: 0, sec: 0)
      result = worksheet_write_datetime(sheet, row, column, &value, format)
    case .link(let text, let address):
      result = worksheet_write_url_opt(sheet, row, column, address, format, text, nil)
    }
    guard result == LXW_NO_ERROR else { throw failure(result) }
  }

  /// - Parameter height: in points. To be called before the cells of the row.
  func setHeight(_ height: Double, ofRow row: Int, in handle: SheetHandle) {
    worksheet_set_row(handle.sheet, UInt32(row), height, nil)
  }

  /// Puts the file together.
  mutating func close() throws(PublishingError) {
    isClosed = true
    let result = workbook_close(workbook)
    guard result == LXW_NO_ERROR else { throw failure(result) }
  }

  /// The library tells apart neither a full disk from a bad folder nor keeps the number of the system, so both are named.
  private func failure(_ error: lxw_error) -> PublishingError {
    let cause = lxw_strerror(error).map { String(cString: $0) } ?? "error \(error.rawValue)"
    let isFile = [
      LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD,
      LXW_ERROR_ZIP_CLOSE,
    ].contains(error)
    return PublishingError(isFile ? .diskFull : .workbook, path: path, cause: cause)
  }
}

/// A sheet of a workbook, good as long as the workbook is.
struct SheetHandle {
  fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>
}

/// What a cell of a spreadsheet holds. Text is never taken for a formula.
enum SheetCell {
  case empty
  case text(String)
  case number(Double)
  case date(CalendarDate)
  case link(text: String, address: String)
}

/// How a cell looks.
enum CellStyle: Hashable {
  case heading, title, body, date, number, share, link
  /// Coloured by what the code means.
  case toned(Tone)

  static let all: [CellStyle] =
    [.heading, .title, .body, .date, .number, .share, .link] + Tone.allCases.map(CellStyle.toned)
}

extension WorkbookFile {
  private static func makeFormats(
    in workbook: UnsafeMutablePointer<lxw_workbook>
  ) -> [CellStyle: UnsafeMutablePointer<lxw_format>] {
    var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
    for style in CellStyle.all {
      guard let format = workbook_add_format(workbook) else { continue }
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      set(style, on: format)
      formats[style] = format
    }
    return formats
  }

  private static func set(_ style: CellStyle, on format: UnsafeMutablePointer<lxw_format>) {
    switch style {
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, Tone.headingFill)
      format_set_font_color(format, Tone.headingText)
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 16)
    case .body: format_set_text_wrap(format)
    case .date: format_set_num_format(format, "dd-mm-yyyy")
    case .number: format_set_num_format(format, "#,##0")
    case .share: format_set_num_format(format, "0%")
    case .link:
      format_set_text_wrap(format)
      format_set_font_color(format, Tone.linkText)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .toned(let tone):
      format_set_text_wrap(format)
      if let fill = tone.fill { format_set_bg_color(format, fill) }
      format_set_font_color(format, Tone.bodyText)
    }
  }
}
