import Model

/// Writes rows as JSON, one object a line: keys sorted, nothing for what is not stated.
struct ObjectLines<Row>: Sendable {
  /// A member of the object.
  private enum Member: Sendable {
    case column(Column<Row>)
    case nested(String, @Sendable (Row, inout TextBuffer) -> Bool)

    var name: String {
      switch self {
      case .column(let column): column.shape.name
      case .nested(let name, _): name
      }
    }
  }

  private let members: [(key: TextBuffer, member: Member)]

  /// - Parameter nested: lists of objects by name; each gives whether it wrote anything.
  init(
    columns: [Column<Row>], leavingOut omitted: Set<String> = [],
    nested: [String: @Sendable (Row, inout TextBuffer) -> Bool] = [:]
  ) {
    let all = columns.filter { !omitted.contains($0.shape.name) }.map(Member.column) + nested.map(Member.nested)
    members = all.sorted { $0.name < $1.name }.map { member in
      var key = TextBuffer()
      key.appendJSON(member.name)
      key.append(":")
      return (key, member)
    }
  }

  func append(_ row: Row, to buffer: inout TextBuffer) {
    buffer.append("{")
    var isFirst = true
    for (key, member) in members {
      let mark = buffer.bytes.count
      if !isFirst { buffer.append(",") }
      buffer.append(key)
      if append(member, of: row, to: &buffer) { isFirst = false } else { buffer.cut(to: mark) }
    }
    buffer.append("}")
  }

  private func append(_ member: Member, of row: Row, to buffer: inout TextBuffer) -> Bool {
    switch member {
    case .nested(_, let write): return write(row, &buffer)
    case .column(let column):
      let value = column.value(row)
      guard value != .none else { return false }
      buffer.appendJSON(value)
      return true
    }
  }

  /// Writes a list of objects, nothing for an empty one.
  func appendList(_ rows: some Sequence<Row>, to buffer: inout TextBuffer) -> Bool {
    var isEmpty = true
    for row in rows {
      buffer.append(isEmpty ? "[" : ",")
      append(row, to: &buffer)
      isEmpty = false
    }
    if !isEmpty { buffer.append("]") }
    return !isEmpty
  }

  func write(_ rows: some Sequence<Row>, to lines: LineSink) throws(PublishingError) {
    for row in rows {
      try lines.write { buffer in
        append(row, to: &buffer)
        buffer.append("\n")
      }
    }
  }
}

/// The lossless files: documents, initiatives with their milestones, tables with their cells and bars.
struct NestedFiles {
  let edition: Edition

  func write(to folder: String) throws(PublishingError) {
    let files = try ["documents", "initiatives", "tables"].map { name throws(PublishingError) in
      LineSink(try OutputFile(creating: "\(folder)/\(name).jsonl"))
    }
    let records = ObjectLines(columns: DocumentColumns.all)
    try edition.documents.visit { document throws(PublishingError) in
      try records.write([document.record], to: files[0])
      try NestedFiles.initiatives.write(document.initiatives, to: files[1])
      try NestedFiles.tables.write(document.tables, to: files[2])
    }
    for file in files { try file.finish() }
  }

  /// Initiatives with their milestones.
  static let initiatives: ObjectLines<InitiativeRow> = {
    let milestones = ObjectLines(columns: MilestoneColumns.all, leavingOut: ["document_id", "initiative_id"])
    return ObjectLines(
      columns: InitiativeColumns.all,
      nested: [
        "milestones": { row, buffer in milestones.appendList(Edition.milestones(of: row), to: &buffer) }
      ])
  }()

  /// Tables with their cells and bars.
  static let tables: ObjectLines<TableRow> = {
    let cells = ObjectLines(columns: CellColumns.all, leavingOut: ["table_id"])
    let bars = ObjectLines(columns: BarColumns.all, leavingOut: ["table_id"])
    return ObjectLines(
      columns: TableColumns.all,
      nested: [
        "cells": { row, buffer in
          cells.appendList(row.table.cells.lazy.map { CellRow(table: row.id, cell: $0) }, to: &buffer)
        },
        "bars": { row, buffer in
          bars.appendList(row.table.bars.lazy.map { BarRow(table: row.id, bar: $0) }, to: &buffer)
        },
      ])
  }()
}
