import GRDB
import Model

/// Writes `indsats.sqlite`: every dataset as a table with its keys, indices, views for the usual questions, and full-text search.
///
/// The same edition gives the same bytes: rows go in by published order in one transaction, and nothing depends on the time.
struct DatabaseFile {
  let edition: Edition
  let resources: PublishingResources

  /// Datasets stored by their key alone, which spares a second copy of a long key in each row.
  private static let storedByKey: Set<DatasetName> = [.cells, .comparisonTimeline]
  /// Marks the file as ours for the `file` program: "INDS".
  private static let applicationId = 0x494E_4453

  func write(to path: String) throws(PublishingError) {
    let search = try resources.text("sql/search.sql")
    let scripts = try ["indices", "views"].map { name throws(PublishingError) in try resources.text("sql/\(name).sql") }
    do {
      let queue = try DatabaseQueue(path: path, configuration: DatabaseFile.configuration)
      try queue.inTransaction { database in
        try database.execute(sql: search)
        try load(into: database)
        try loadDictionary(into: database)
        try loadRun(into: database)
        for script in scripts { try database.execute(sql: script) }
        try database.execute(sql: "PRAGMA application_id = \(DatabaseFile.applicationId)")
        return .commit
      }
      try queue.writeWithoutTransaction { try $0.execute(sql: "ANALYZE") }
      try queue.close()
    } catch let error as PublishingError {
      throw error
    } catch {
      throw DatabaseFile.failure(error, path: path)
    }
  }

  /// The library's own message without the values of the statement, which may name people.
  private static func failure(_ error: any Error, path: String) -> PublishingError {
    guard let error = error as? DatabaseError else {
      return PublishingError(.database, path: path, cause: String(describing: error))
    }
    let cause = "SQLite error \(error.resultCode.rawValue): \(error.message ?? "no message")"
    return PublishingError(error.resultCode == .SQLITE_FULL ? .diskFull : .database, path: path, cause: cause)
  }

  /// The file is new and thrown away when anything fails, so it needs no journal; the folder is flushed as a whole later.
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    return configuration
  }

  private func load(into database: Database) throws {
    let datasets = edition.datasets
    let tables = try datasets.map { dataset in
      let shape = dataset.shape
      try database.execute(
        sql: DatabaseSchema.createTable(shape, byKey: Self.storedByKey.contains(shape.name)))
      return DatabaseRows(try database.makeStatement(sql: DatabaseSchema.insert(shape)), of: shape.name)
    }
    let search = try SearchRows(database, columns: edition.initiativeDataset.shape.columns.map(\.name))
    try edition.forEachRow(of: datasets) { (place, values) throws(PublishingError) in
      try tables[place].insert(values)
      if datasets[place].shape.name == .initiatives { try search.insert(values) }
    }
    try database.execute(sql: "INSERT INTO initiatives_search (initiatives_search) VALUES ('optimize')")
  }

  /// The data dictionary travels with the data.
  private func loadDictionary(into database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE data_dictionary (dataset TEXT NOT NULL, position INTEGER NOT NULL, column_name TEXT NOT NULL,
          type TEXT NOT NULL, meaning TEXT NOT NULL, PRIMARY KEY (dataset, column_name)) STRICT
        """)
    for dataset in edition.datasets.map(\.shape) {
      for (position, column) in dataset.columns.enumerated() {
        try database.execute(
          sql: "INSERT INTO data_dictionary VALUES (?, ?, ?, ?, ?)",
          arguments: [dataset.name.rawValue, position, column.name, column.type.rawValue, column.meaning])
      }
    }
  }

  private func loadRun(into database: Database) throws {
    try database.execute(sql: "CREATE TABLE run (as_of TEXT NOT NULL, version TEXT NOT NULL) STRICT")
    try database.execute(
      sql: "INSERT INTO run VALUES (?, ?)", arguments: [edition.summary.asOf.iso, edition.summary.version])
  }
}

/// Puts initiatives into the full-text search; their row ids are their places among the initiatives.
private final class SearchRows {
  private static let columns = ["title", "area", "purpose", "description", "responsible", "goal"]

  private let rows: DatabaseRows
  /// Where the searched columns stand in a row of `initiatives`.
  private let places: [Int]
  private let stems = SearchText()
  private var count = 0

  init(_ database: Database, columns: [String]) throws {
    places = SearchRows.columns.compactMap { columns.firstIndex(of: $0) }
    let names = SearchRows.columns.joined(separator: ", ")
    let insert = try database.makeStatement(
      sql: "INSERT INTO initiatives_search (rowid, \(names), stems) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    rows = DatabaseRows(insert, of: .initiatives)
  }

  func insert(_ values: [FieldValue]) throws(PublishingError) {
    count += 1
    let texts = places.map { values[$0] }
    let stemmed = stems.stems(of: texts.compactMap(\.lexical).joined(separator: "\n"))
    try rows.insert([.integer(count)] + texts + [.text(stemmed)])
  }
}

/// The SQL of tables, from the definition of the columns.
enum DatabaseSchema {
  static func createTable(_ shape: DatasetShape, byKey: Bool) -> String {
    var parts = shape.columns.map(column)
    if !shape.primaryKey.isEmpty { parts.append("PRIMARY KEY (\(list(shape.primaryKey)))") }
    parts += shape.foreignKeys.map { key in
      "FOREIGN KEY (\(list(key.columns))) REFERENCES \(quoted(key.dataset.rawValue)) (\(list(key.references)))"
    }
    let options = byKey ? "STRICT, WITHOUT ROWID" : "STRICT"
    return "CREATE TABLE \(quoted(shape.name.rawValue)) (\n  \(parts.joined(separator: ",\n  "))\n) \(options)"
  }

  static func insert(_ shape: DatasetShape) -> String {
    let places = shape.columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(quoted(shape.name.rawValue)) VALUES (\(places))"
  }

  private static func column(_ column: ColumnShape) -> String {
    let constraint = column.isRequired ? " NOT NULL" : ""
    let check =
      column.codes.isEmpty
      ? "" : " CHECK (\(quoted(column.name)) IN (\(column.codes.map(literal).joined(separator: ", "))))"
    return "\(quoted(column.name)) \(column.type.storage)\(constraint)\(check)"
  }

  private static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }
  private static func quoted(_ name: String) -> String { "\"\(name)\"" }
  private static func literal(_ text: String) -> String { "'\(text)'" }
}

extension ColumnType {
  fileprivate var storage: String {
    switch self {
    case .integer, .boolean: "INTEGER"
    case .number: "REAL"
    case .string, .date, .datetime, .array, .object: "TEXT"
    }
  }
}
