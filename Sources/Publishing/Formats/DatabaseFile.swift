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
    let scripts = try ["indices", "views", "search"].map { name throws(PublishingError) in
      try resources.text("sql/\(name).sql")
    }
    do {
      let queue = try DatabaseQueue(path: path, configuration: DatabaseFile.configuration)
      try queue.inTransaction { database in
        for dataset in edition.datasets { try load(dataset, into: database) }
        try loadDictionary(into: database)
        try loadRun(into: database)
        for script in scripts { try database.execute(sql: script) }
        try loadSearch(into: database)
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

  private func load(_ dataset: PublishedDataset, into database: Database) throws {
    try database.execute(
      sql: DatabaseSchema.createTable(dataset.shape, byKey: Self.storedByKey.contains(dataset.shape.name)))
    let rows = DatabaseRows(try database.makeStatement(sql: DatabaseSchema.insert(dataset.shape)), of: dataset.shape.name)
    try dataset.forEachRow { (values: [FieldValue]) throws(PublishingError) in try rows.insert(values) }
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

  private func loadSearch(into database: Database) throws {
    let search = SearchText()
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO initiatives_search (rowid, title, area, purpose, description, responsible, goal, stems)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let rows = DatabaseRows(insert, of: .initiatives)
    for (position, row) in edition.initiatives.enumerated() {
      let initiative = row.initiative
      let texts = [
        initiative.title, initiative.area, initiative.purpose, initiative.description, initiative.responsible,
        initiative.goal,
      ]
      let stemmed = search.stems(of: texts.compactMap(\.self).joined(separator: "\n"))
      try rows.insert([.integer(position + 1)] + texts.map(FieldValue.text) + [.text(stemmed)])
    }
    try database.execute(sql: "INSERT INTO initiatives_search (initiatives_search) VALUES ('optimize')")
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
