import Model

/// How the values of a column are typed in every file format.
enum ColumnType: String, Sendable {
  case string, integer, number, boolean, date, datetime
  /// A list of strings: a JSON array in CSV and SQLite.
  case array
  /// Strings by name: a JSON object in CSV and SQLite.
  case object
}

/// What is known of a column without its rows: the one definition behind CSV, SQLite, spreadsheet, data package and documentation.
struct ColumnShape: Sendable {
  let name: String
  let type: ColumnType
  let isRequired: Bool
  /// One or two sentences in English for the data dictionary.
  let meaning: String
  /// The values there are, for a closed list.
  let codes: [String]
}

/// A column together with where its value comes from.
struct Column<Row>: Sendable {
  let shape: ColumnShape
  let value: @Sendable (Row) -> FieldValue

  init(
    _ name: String, as type: ColumnType = .string, required: Bool = false, codes: [String] = [], _ meaning: String,
    value: @escaping @Sendable (Row) -> FieldValue
  ) {
    self.shape = ColumnShape(name: name, type: type, isRequired: required, meaning: meaning, codes: codes)
    self.value = value
  }
}

extension CaseIterable where Self: RawRepresentable, RawValue == String {
  /// The codes of a closed list, in the order of the schema.
  static var codes: [String] { allCases.map(\.rawValue) }
}

/// Columns of a dataset that hold the key of another one.
struct ForeignKey: Sendable {
  let columns: [String]
  let dataset: DatasetName
  let references: [String]
}

/// The published datasets; the raw value is the base name of their files.
enum DatasetName: String, Sendable, CaseIterable {
  case documents, initiatives
  case initiativeIndex = "initiative_index"
  case milestones
  case statusUpdates = "status_updates"
  case tables, cells, bars
  case comparisonThemes = "comparison_themes"
  case comparisonLinks = "comparison_links"
  case comparisonClusters = "comparison_clusters"
  case comparisonMatrix = "comparison_matrix"
  case comparisonCoverage = "comparison_coverage"
  case comparisonTimeline = "comparison_timeline"
  case changes, problems
}

/// A dataset without its rows.
struct DatasetShape: Sendable {
  let name: DatasetName
  /// One sentence in English: what a row is.
  let meaning: String
  let columns: [ColumnShape]
  let primaryKey: [String]
  let foreignKeys: [ForeignKey]
}

/// A dataset with its rows, which are made one at a time while they are written.
struct PublishedDataset: Sendable {
  typealias RowVisitor = (_ values: [FieldValue]) throws(PublishingError) -> Void

  let shape: DatasetShape
  let rowCount: Int
  /// The rows that stand in one document; none for a dataset whose rows stand in no single one.
  private let visitDocument: @Sendable (EditionDocument, RowVisitor) throws(PublishingError) -> Void
  /// The rows that stand in no single document.
  private let visitRows: @Sendable (RowVisitor) throws(PublishingError) -> Void

  /// - Parameter rows: the rows that a document holds, in published order.
  init<Row>(
    _ name: DatasetName, _ meaning: String, columns: [Column<Row>], primaryKey: [String] = [],
    foreignKeys: [ForeignKey] = [], rowCount: Int,
    rows: @escaping @Sendable (EditionDocument, (Row) throws(PublishingError) -> Void) throws(PublishingError) -> Void
  ) {
    shape = DatasetShape(
      name: name, meaning: meaning, columns: columns.map(\.shape), primaryKey: primaryKey, foreignKeys: foreignKeys)
    self.rowCount = rowCount
    visitRows = { (_: RowVisitor) throws(PublishingError) in }
    visitDocument = { (document: EditionDocument, visitor: RowVisitor) throws(PublishingError) in
      try rows(document) { (row: Row) throws(PublishingError) in try visitor(columns.map { $0.value(row) }) }
    }
  }

  init<Row: Sendable>(
    _ name: DatasetName, _ meaning: String, columns: [Column<Row>], primaryKey: [String] = [],
    foreignKeys: [ForeignKey] = [], rows: RowSeries<Row>
  ) {
    shape = DatasetShape(
      name: name, meaning: meaning, columns: columns.map(\.shape), primaryKey: primaryKey, foreignKeys: foreignKeys)
    rowCount = rows.count
    visitDocument = { (_: EditionDocument, _: RowVisitor) throws(PublishingError) in }
    visitRows = { (visitor: RowVisitor) throws(PublishingError) in
      try rows.visit { row throws(PublishingError) in try visitor(columns.map { $0.value(row) }) }
    }
  }

  init<Row: Sendable>(
    _ name: DatasetName, _ meaning: String, columns: [Column<Row>], primaryKey: [String] = [],
    foreignKeys: [ForeignKey] = [], rows: [Row]
  ) {
    self.init(
      name, meaning, columns: columns, primaryKey: primaryKey, foreignKeys: foreignKeys, rows: RowSeries(rows))
  }

  /// Visits the rows that stand in a document.
  func forEachRow(of document: EditionDocument, _ visitor: RowVisitor) throws(PublishingError) {
    try visitDocument(document, visitor)
  }

  /// Visits the rows that stand in no single document.
  func forEachRow(_ visitor: RowVisitor) throws(PublishingError) { try visitRows(visitor) }
}
