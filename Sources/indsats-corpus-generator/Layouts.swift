import Model
import TestSupport

/// The layouts a plan is set in.
enum Layout: CaseIterable {
  /// A ruled table in a PDF; the area cell is merged over its rows.
  case overviewPDF
  /// A web page with one table under each area.
  case areaTablesHTML
  /// A web page with a two-column table for each initiative.
  case keyValueHTML

  var fileExtension: String { self == .overviewPDF ? "pdf" : "html" }
}

extension Plan {
  /// The bytes of the plan in a layout.
  func file(_ layout: Layout, phrases: Phrases) -> [UInt8] {
    switch layout {
    case .overviewPDF: OverviewPage.file(of: self, phrases: phrases)
    case .areaTablesHTML: Array(html(phrases, body: areaTables(phrases)).utf8)
    case .keyValueHTML: Array(html(phrases, body: keyValueTables(phrases)).utf8)
    }
  }

  /// Sender, date and case number.
  func letterhead(_ phrases: Phrases) -> [String] {
    [
      phrases.document.letterhead.filled(["m": municipalityName]),
      phrases.document.date.filled([
        "d": String(date.day), "month": phrases.months[date.month - 1], "y": String(date.year),
      ]),
      phrases.document.case.filled(["case": caseNumber]),
    ]
  }

  private func html(_ phrases: Phrases, body: String) -> String {
    let head = letterhead(phrases).map { "<p>\($0)</p>\n" }.joined()
    return "<!DOCTYPE html>\n<html lang=\"da\"><head><meta charset=\"utf-8\"><title>\(title)</title></head><body>\n"
      + head + "<h1>\(title)</h1>\n" + body + "</body></html>\n"
  }

  private func areaTables(_ phrases: Phrases) -> String {
    let names = phrases.headers
    let header = [names.title, names.description, names.responsible, names.deadline, names.status]
    return phrases.areas.map { area in
      let rows = items.filter { $0.area == area }.map { item in
        row("td", [item.title, item.description, item.responsible, item.deadline, item.status])
      }
      return rows.isEmpty ? "" : "<h2>\(area)</h2>\n<table>\n\(row("th", header))\(rows.joined())</table>\n"
    }.joined()
  }

  private func keyValueTables(_ phrases: Phrases) -> String {
    let names = phrases.headers
    return phrases.areas.map { area in
      let tables = items.filter { $0.area == area }.map { item in
        let pairs = [
          (names.title, item.title), (names.description, item.description), (names.responsible, item.responsible),
          (names.deadline, item.deadline), (names.status, item.status),
        ]
        return "<table>\n" + pairs.map { "<tr><th>\($0.0)</th><td>\($0.1)</td></tr>\n" }.joined() + "</table>\n"
      }
      return tables.isEmpty ? "" : "<h2>\(area)</h2>\n" + tables.joined()
    }.joined()
  }

  private func row(_ tag: String, _ cells: [String]) -> String {
    "<tr>" + cells.map { "<\(tag)>\($0)</\(tag)>" }.joined() + "</tr>\n"
  }
}
