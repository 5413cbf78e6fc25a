import GRDB
import GRDBSQLite
import Model

/// Puts rows into a table one after the other, with a statement that is prepared once.
///
/// Values are bound by SQLite's own functions: the library's arguments cost several times what SQLite itself does for a row.
final class DatabaseRows {
  private let statement: Statement
  private let handle: OpaquePointer
  private let dataset: DatasetName
  private var text = TextBuffer()

  /// - Parameter statement: an insertion with a place for each value. It is kept while rows are put in, since it owns the handle.
  init(_ statement: Statement, of dataset: DatasetName) {
    self.statement = statement
    self.dataset = dataset
    handle = statement.sqliteStatement
  }

  func insert(_ values: [FieldValue]) throws(PublishingError) {
    for (position, value) in values.enumerated() {
      try check(bind(value, at: Int32(position + 1)), expected: SQLITE_OK)
    }
    try check(sqlite3_step(handle), expected: SQLITE_DONE)
    try check(sqlite3_reset(handle), expected: SQLITE_OK)
  }

  private func check(_ code: Int32, expected: Int32) throws(PublishingError) {
    guard code != expected else { return }
    sqlite3_reset(handle)
    // The library's own message without the values of the statement, which may name people.
    let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) } ?? "no message"
    throw PublishingError(
      code == SQLITE_FULL ? .diskFull : .database, path: dataset.rawValue, cause: "SQLite error \(code): \(message)")
  }

  private func bind(_ value: FieldValue, at position: Int32) -> Int32 {
    switch value {
    case .none: return sqlite3_bind_null(handle, position)
    case .integer(let number): return sqlite3_bind_int64(handle, position, Int64(number))
    case .number(let number): return sqlite3_bind_double(handle, position, number)
    case .boolean(let flag): return sqlite3_bind_int64(handle, position, flag ? 1 : 0)
    case .string(let text): return bind(text, at: position)
    case .date(let day): return bind(day.iso, at: position)
    case .list, .map, .listMap:
      text.removeAll()
      text.appendJSON(value)
      return text.bytes.withUnsafeBufferPointer { bind($0, at: position) }
    }
  }

  private func bind(_ text: String, at position: Int32) -> Int32 {
    // SQLite ends a text at a null character, so it stands as the sign for an unreadable one.
    var text = text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    return text.withUTF8 { bind($0, at: position) }
  }

  /// SQLite makes its own copy of the text.
  private func bind(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int32) -> Int32 {
    guard let start = bytes.baseAddress else { return sqlite3_bind_text(handle, position, "", 0, nil) }
    return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
      sqlite3_bind_text(handle, position, $0, Int32(bytes.count), DatabaseRows.copied)
    }
  }

  /// `SQLITE_TRANSIENT`, a macro that Swift does not see.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
