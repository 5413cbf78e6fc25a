import Model

/// Which columns a sheet shows, how wide, and how a value of the schema becomes a cell.
struct SheetLayout {
  struct Column {
    let shape: ColumnShape
    /// Its place among the columns of the dataset.
    let source: Int
    /// In characters.
    let width: Double
  }

  let columns: [Column]
  private let dataset: DatasetName
  private let link: (column: String, page: String, key: Int)?

  init(shape: DatasetShape, plan: SheetPlan) {
    let places = Dictionary(shape.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
    columns = (plan.columns ?? shape.columns.map(\.name)).compactMap { name in
      places[name].map { Column(shape: shape.columns[$0], source: $0, width: SheetLayout.width(of: shape.columns[$0])) }
    }
    dataset = shape.name
    link = plan.link.flatMap { link in places[link.key].map { (link.column, link.page, $0) } }
  }

  /// - Parameter row: of the sheet; links end at a limit.
  func cell(
    _ column: Column, values: [FieldValue], row: Int, labels: Labels, hasReport: Bool
  ) -> (SheetCell, CellStyle) {
    let value = values[column.source]
    if hasReport, let link, link.column == column.shape.name, row <= WorkbookFile.linkLimit,
      case .string(let key) = values[link.key], let text = shown(value, of: column.shape, labels: labels)
    {
      return (.link(text: text, address: "external:report/\(link.page).html#\(AddressText.escape(key))"), .link)
    }
    switch value {
    case .none: return (.empty, .body)
    case .integer(let number): return (.number(Double(number)), .number)
    case .number(let number): return (.number(number), .share)
    case .date(let day): return (.date(day), .date)
    default:
      return (
        shown(value, of: column.shape, labels: labels).map(SheetCell.text) ?? .empty, style(value, of: column.shape)
      )
    }
  }

  private func style(_ value: FieldValue, of shape: ColumnShape) -> CellStyle {
    guard case .string(let code) = value else { return .body }
    let column = shape.name.hasPrefix("status_") && dataset == .comparisonMatrix ? "status" : shape.name
    let tone = Tone(code: String(code.prefix { $0 != ";" }), of: column)
    return tone == .none ? .body : .toned(tone)
  }

  /// The value as people read it: codes as words, lists on lines of their own.
  private func shown(_ value: FieldValue, of shape: ColumnShape, labels: Labels) -> String? {
    let column = codeColumn(shape.name)
    let text: String? =
      switch value {
      case .list(let items): items.map { labels.code($0, of: column) }.joined(separator: "\n")
      case .map(let entries):
        entries.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: "\n")
      case .boolean(let flag): labels.code(flag ? "yes" : "no", of: "boolean")
      case .string(let code) where column == "status" && shape.name != "status":
        code.split(separator: ";").map { labels.code($0.trimmingPrefix(" ").description, of: column) }.joined(
          separator: "; ")
      case .string(let code): labels.code(code, of: column)
      default: value.lexical
      }
    return text.map { PeopleText.cut(ShownText.clean($0), to: WorkbookFile.textLimit) }
  }

  /// The word list that the codes of a column stand in.
  private func codeColumn(_ name: String) -> String {
    switch (dataset, name) {
    case (.comparisonMatrix, _) where name.hasPrefix("status_"): "status"
    case (.milestones, "kind"): "milestone_kind"
    case (.tables, "kind"): "table_kind"
    case (.changes, "kind"): "change_kind"
    case (.comparisonThemes, "theme"): "themes"
    case (.comparisonCoverage, "field"), (.changes, "field"): "field"
    default: name
    }
  }

  private static func width(of shape: ColumnShape) -> Double {
    switch shape.type {
    case .integer, .number, .boolean: 11
    case .date: 12
    case .datetime: 20
    case .array, .object: 28
    case .string: longText.contains(shape.name) ? 48 : shape.codes.isEmpty ? 24 : 16
    }
  }

  private static let longText: Set<String> = [
    "title", "title_a", "title_b", "label", "purpose", "description", "goal", "follow_up", "done_text",
    "remaining_text", "status_text", "text", "message", "remedy", "old", "new",
  ]
}

/// Parts of addresses.
enum AddressText {
  /// The text with everything but letters, digits, `-`, `.`, `_` and `~` percent-encoded (RFC 3986).
  static func escape(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(Character(Unicode.Scalar(byte)))
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }
}
