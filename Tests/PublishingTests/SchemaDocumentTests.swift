import Foundation
import Model
import Testing

@testable import Publishing

/// The data dictionary of the documentation says what the code does.
@Suite struct SchemaDocumentTests {
  private var sections: [String: [String]] {
    get throws {
      let path = Project.root.appendingPathComponent("docs/schema.md")
      let text = String(decoding: try Data(contentsOf: path), as: UTF8.self)
      var sections: [String: [String]] = [:]
      for part in ("\n" + text).split(separator: "\n## ").map({ $0.split(separator: "\n").map(String.init) }) {
        sections[part[0]] = Array(part.dropFirst())
      }
      return sections
    }
  }

  /// Datasets without the columns of single municipalities.
  private func shapes() throws -> [DatasetShape] {
    let day = SampleDataset().day(2021, 1, 1)
    let empty = Dataset(
      documents: RowSeries(), comparison: ComparisonResult(), problems: [], summary: RunSummary(version: "1", asOf: day)
    )
    return try Edition(empty).datasets.map(\.shape)
  }

  @Test func everyColumnIsDocumentedAsItIs() throws {
    let sections = try sections
    for shape in try shapes() {
      let rows = (sections[shape.name.rawValue] ?? []).filter { $0.hasPrefix("| `") }
      let expected = shape.columns.map { column in
        "| `\(column.name)` | \(column.type.rawValue) | \(column.isRequired ? "yes" : "") | \(column.meaning) |"
      }
      #expect(rows == expected, "docs/schema.md, section \(shape.name.rawValue)")
    }
  }

  @Test func everyCodeListIsDocumented() throws {
    let rows = try sections["Code lists"] ?? []
    for column in try shapes().flatMap(\.columns) where !column.codes.isEmpty && column.codes.count <= 20 {
      let codes = column.codes.map { "`\($0)`" }.joined(separator: ", ")
      #expect(rows.contains { $0.hasSuffix("| \(codes) |") }, "codes of \(column.name)")
    }
  }

  @Test func columnNamesAreUniqueAndInTheirPlace() throws {
    let all = try shapes()
    for shape in all {
      #expect(Set(shape.columns.map(\.name)).count == shape.columns.count)
      #expect(shape.primaryKey.allSatisfy { key in shape.columns.contains { $0.name == key && $0.isRequired } })
      for key in shape.foreignKeys {
        let other = all.first { $0.name == key.dataset }
        #expect(other?.primaryKey == key.references, "\(shape.name): \(key.columns)")
      }
    }
  }
}
