import Model

/// What the templates of the pages are filled with.
struct ReportPages {
  let edition: Edition
  let index: ReportIndex
  let labels: Labels
  let text: ReportText
  let settings: PublishingSettings

  func context(of page: ReportPage) -> [String: Any] {
    var context: [String: Any] = frame(of: page)
    switch page {
    case .overview: context.merge(OverviewPage(pages: self).context) { $1 }
    case .coverage: context["heatmap"] = CoveragePage(edition: edition, labels: labels).context
    case .themes: context.merge(ThemesPage(edition: edition, labels: labels).context) { $1 }
    case .initiatives, .timeline, .matrix, .problems, .documents: context["filters"] = filters
    default: break
    }
    return context
  }

  /// What every page has: its name, the menu, the words.
  private func frame(of page: ReportPage) -> [String: Any] {
    let own = text["page.\(page.rawValue)"]
    return [
      "language": text.language, "t": words, "page": page.rawValue, "title": text["title"], "heading": own,
      "asOf": DayText(language: text.language).long(edition.summary.asOf), "version": edition.summary.version,
      "menu": ReportPage.menu.map { entry -> [String: Any] in
        [
          "address": "\(entry.rawValue).html", "label": text["page.\(entry.rawValue)"],
          "isCurrent": entry == page.menuPage,
        ]
      },
      "licence": settings.licence.title, "licenceAddress": settings.licence.address,
    ]
  }

  /// The words of the templates, by the part of the key after `page.`.
  private var words: [String: String] {
    Dictionary(
      uniqueKeysWithValues: text.all.compactMap { key, value in key.stripping("page.").map { ($0, value) } })
  }

  /// The choices of the filters above a list.
  private var filters: [String: Any] {
    let statuses = InitiativeStatus.allCases.filter { status in
      index.statuses.values.contains { $0[status] != nil }
    }
    return [
      "municipalities": index.municipalities.map { ["value": $0.code, "label": $0.name] },
      "statuses": statuses.map { ["value": $0.rawValue, "label": labels.code($0.rawValue, of: "status")] },
      "themes": index.themes.map { ["value": $0, "label": labels.code($0, of: "themes")] },
      "severities": Problem.Severity.codes.map { ["value": $0, "label": labels.code($0, of: "severity")] },
      "problemCodes": Set(edition.problems.map(\.problem.code.rawValue)).sorted().map {
        ["value": $0, "label": labels.code($0, of: "code")]
      },
      "documentTypes": Set(edition.records.map(\.documentType.rawValue)).sorted().map {
        ["value": $0, "label": labels.code($0, of: "document_type")]
      },
    ]
  }
}

/// Days as people write them.
struct DayText {
  let language: String

  /// `15.06.2021` in Danish, `2021-06-15` otherwise.
  func long(_ day: CalendarDate) -> String {
    guard language == "da" else { return day.iso }
    return day.iso.split(separator: "-").reversed().joined(separator: ".")
  }
}

/// The numbers of the first page.
struct OverviewPage {
  let pages: ReportPages
  private static let changeLimit = 25

  var context: [String: Any] {
    [
      "figures": figures, "statusChart": statusChart, "changes": changes,
      "hasMoreChanges": pages.edition.changes.count > OverviewPage.changeLimit,
      "hasChanges": !pages.edition.changes.isEmpty,
      "failures": pages.edition.summary.failedDocuments.map {
        ["source": $0.source, "label": pages.labels.code($0.code.rawValue, of: "code"), "message": $0.message]
      },
      "hasFailures": !pages.edition.summary.failedDocuments.isEmpty,
      "downloads": pages.edition.datasets.map(\.shape.name).map { name in
        ["file": name.rawValue + ".csv", "label": pages.labels.dataset(name)]
      },
    ]
  }

  private var figures: [[String: Any]] {
    let (edition, index, text) = (pages.edition, pages.index, pages.text)
    let counts: [(Int, String, String)] = [
      (index.municipalities.count, "municipalities", "municipalities.html"),
      (edition.records.count, "documents", "documents.html"),
      (index.count, "initiatives", "initiatives.html"),
      (edition.clusters.count, "clusters", "matrix.html"),
      (index.overdue.count, "overdue", "initiatives.html?overdue=1"),
      (index.undatedCount, "undated", "initiatives.html?undated=1"),
      (edition.problems.count, "problems", "problems.html"),
    ]
    return counts.map { ["count": $0.0, "label": text["page.figure_\($0.1)"], "address": $0.2] }
  }

  private var statusChart: [String: Any] {
    let rows = pages.index.municipalities.map { municipality in
      StackedBars.Row(
        label: municipality.name, address: "municipality.html?id=\(municipality.code)",
        counts: pages.index.statuses[municipality.code] ?? [:])
    }
    return StackedBars(id: "status", title: pages.text["page.status_chart"], rows: rows, labels: pages.labels).context
  }

  private var changes: [[String: Any]] {
    pages.edition.changes.prefix(OverviewPage.changeLimit).map { change in
      let page = ReportPage(rawValue: change.entity) ?? .initiative
      return [
        "kind": pages.labels.code(change.kind.rawValue, of: "change_kind"), "id": change.entityId,
        "address": change.kind == .removed ? "" : "\(page.rawValue).html?id=\(AddressText.escape(change.entityId))",
        "field": change.field.map { pages.labels.field($0) } ?? "", "old": PeopleText.cut(change.old ?? "", to: 200),
        "new": PeopleText.cut(change.new ?? "", to: 200),
      ]
    }
  }
}

/// The heat map of what each municipality's plans state.
struct CoveragePage {
  let edition: Edition
  let labels: Labels

  var context: [String: Any] {
    let fields = edition.coverage.map(\.field).uniqued()
    let rows = Dictionary(grouping: edition.coverage) { $0.municipalityCode }
    return [
      "columns": fields.map { labels.field($0) },
      "rows": rows.sorted { $0.key < $1.key }.map { code, cells -> [String: Any] in
        let byField = Dictionary(cells.map { ($0.field, $0) }) { first, _ in first }
        return [
          "name": code.isEmpty ? labels.noMunicipality : cells.first?.municipalityName ?? code, "code": code,
          "isNamed": !code.isEmpty,
          "count": cells.map(\.initiatives).max() ?? 0, "cells": fields.map { cell(byField[$0]) },
        ]
      },
    ]
  }

  /// Five steps of colour, each a fifth of the way to all.
  private func cell(_ row: CoverageRow?) -> [String: Any] {
    guard let row, row.initiatives > 0 else { return ["level": 0, "share": "–", "stated": 0, "initiatives": 0] }
    let percent = Int((row.share * 100).rounded())
    return [
      "level": min(percent / 20, 4) + 1, "share": "\(percent) %", "stated": row.stated, "initiatives": row.initiatives,
    ]
  }
}

/// Themes by municipality.
struct ThemesPage {
  let edition: Edition
  let labels: Labels

  var context: [String: Any] {
    let themes = edition.themes.map(\.theme).uniqued()
    let rows = Dictionary(grouping: edition.themes) { $0.municipalityCode }
    return [
      "themeChart": chart(themes),
      "themeTable": [
        "columns": themes.map { labels.code($0, of: "themes") },
        "rows": rows.sorted { $0.key < $1.key }.map { code, cells -> [String: Any] in
          let counts = Dictionary(cells.map { ($0.theme, $0.initiatives) }) { first, _ in first }
          return [
            "name": code.isEmpty ? labels.noMunicipality : cells.first?.municipalityName ?? code, "code": code,
            "isNamed": !code.isEmpty,
            "cells": themes.map { ["count": counts[$0] ?? 0, "code": code, "theme": $0] as [String: Any] },
          ]
        },
      ] as [String: Any],
    ]
  }

  private func chart(_ themes: [String]) -> [String: Any] {
    let rows = themes.map { theme in
      var counts: [InitiativeStatus: Int] = [:]
      for row in edition.themes where row.theme == theme { counts.merge(row.byStatus) { $0 + $1 } }
      return StackedBars.Row(
        label: labels.code(theme, of: "themes"), address: "initiatives.html?theme=\(theme)", counts: counts)
    }
    return StackedBars(id: "themes", title: "", rows: rows, labels: labels).context
  }
}
