import Foundation
import Model

@testable import Publishing

/// A made-up run: plans of a few municipalities, with everything that a published file can hold.
struct SampleDataset {
  var municipalities = ["0101": "København", "0165": "Albertslund", "0265": "Roskilde", "0330": "Slagelse"]
  /// Documents of each municipality.
  var documentsEach = 2
  /// Initiatives of each document.
  var initiativesEach = 5
  var cellsPerInitiative = 4

  static let hostileText =
    "<script>alert(1)</script> =cmd()|'/C calc'!A0 \u{202E}txt.exe javascript:alert(1) \"q\" & 'a'"
  static let hostileAddress = "javascript:alert(document.domain)"

  var dataset: SampleRun {
    let codes = municipalities.keys.sorted()
    let documents = codes.flatMap { code in (0..<documentsEach).map { document(code, $0) } }
    var summary = RunSummary(version: "0.1.0", asOf: day(2021, 6, 15))
    summary.new = documents.count
    summary.documents = documents.count
    summary.initiatives = documents.reduce(0) { $0 + $1.initiatives.count }
    summary.tables = documents.count
    summary.failed = 1
    summary.failedDocuments = [
      .init(source: "documents/0101/broken.pdf", code: .pdfDamaged, message: "The file ends early.")
    ]
    summary.stages = ["read": "1", "tabulate": "3"]
    let problems = [
      Problem(
        .headerUnmapped, "The heading of column 3 is not known.", file: documents[0].document.source, page: 1,
        table: TableID(rawValue: "t1"), row: 0),
      Problem(.pdfDamaged, "The file ends early.", file: "documents/0101/broken.pdf"),
    ]
    return SampleRun(documents: documents, comparison: comparison(documents), problems: problems, summary: summary)
  }

  func document(_ code: String, _ number: Int) -> DocumentResult {
    let isPage = number % 2 == 1
    let id = DocumentID(rawValue: "\(code)-handleplan-\(number)-0a1b2c3d")
    let record = DocumentRecord(
      documentId: id, source: "documents/\(code)/plan-\(number)\(isPage ? ".html" : ".pdf")",
      sha256: String(repeating: "0a", count: 32), mediaType: isPage ? .html : .pdf, bytes: 12_345,
      title: "Handleplan for udsatte børn, del \(number)", documentType: .handleplan, municipalityCode: code,
      municipalityName: municipalities[code], municipalityBasis: .letterhead, department: "Børn, unge og familie",
      caseNumber: "27.00.00-P20-\(number)-20", documentDate: CalendarDate(year: 2019 + number % 3, month: 3, day: 1),
      pages: isPage ? 0 : 2, reader: isPage ? .html : .pdfText, tablesFound: 1, initiativesFound: initiativesEach,
      confidence: 0.9, firstSeen: "2021-06-01T04:00:00Z", lastChanged: "2021-06-01T04:00:00Z")
    let initiatives = (0..<initiativesEach).map { initiative($0, code: code, document: number, id: id) }
    let updates = initiatives.first.map {
      [
        StatusUpdate(
          initiativeId: $0.initiativeId, documentId: id, asOf: record.documentDate, status: .inProgress,
          doneText: "Skrevet")
      ]
    }
    return DocumentResult(
      document: record, initiatives: initiatives, statusUpdates: updates ?? [], tables: [table(isPage: isPage)],
      tableDecisions: [
        Interpretation.TableDecision(
          table: TableID(rawValue: "t1"), kind: .actionPlan, score: 0.9, reason: "Its headings.",
          roles: [.title, .responsible, .deadline, .status])
      ],
      problems: number == 0
        ? [Problem(.dateUnparsed, "The date in row 2 gives no date.", page: 1, table: TableID(rawValue: "t1"), row: 2)]
        : [])
  }

  func initiative(_ number: Int, code: String, document: Int, id: DocumentID) -> Initiative {
    let titles = [
      "Koncept for ledelsestilsyn", "Tidlig indsats i dagtilbud", "Inddragelse af barnets netværk",
      "Systematisk opfølgning", SampleDataset.hostileText,
    ]
    let isHostile = number % titles.count == 4
    var value = Initiative(
      initiativeId: InitiativeID(rawValue: "\(code)-d\(document)-i\(number)"), documentId: id,
      title: titles[number % titles.count])
    value.municipalityCode = code
    value.municipalityName = municipalities[code]
    value.number = "1.\(number + 1)"
    value.parentNumber = "1"
    value.area = isHostile ? "=HYPERLINK(\"\(SampleDataset.hostileAddress)\")" : "Styring og ledelse"
    value.purpose = "At sikre, at børn får den rette hjælp.\nAt hjælpen kommer i tide; \"nu\", ikke senere."
    value.description = isHostile ? SampleDataset.hostileText : "Der indføres fast gennemgang af sagerne hver måned."
    value.responsible = number == 3 ? nil : "Afdelingsleder i Familieafdelingen"
    value.responsibleRoles = number == 3 ? [] : ["afdelingsleder"]
    value.goal = "90 % af sagerne er gennemgået"
    value.status = InitiativeStatus.allCases[number % InitiativeStatus.allCases.count]
    value.statusText = "I gang"
    value.startedText = "Januar 2021"
    value.startedStart = day(2021, 1, 1)
    value.startedEnd = day(2021, 1, 31)
    value.deadlineText = "2. halvår 2021"
    value.deadlineStart = number == 2 ? nil : day(2021, 7, 1)
    value.deadlineEnd = number == 2 ? nil : day(2021 - number % 2, 12, 31)
    value.deadlineEdtf = "2021-41"
    value.legalReferences = ["SEL § 11, stk. 3"]
    value.themes = [["styring_og_faglig_ledelse", "inddragelse", "andet"][number % 3], "ledelsestilsyn"]
    value.otherFields = ["Økonomi": "250.000 kr.", "Målgruppe": "Alle, 0-18 år"]
    value.milestones = [
      Milestone(
        sequence: 1, kind: .decision, text: "Behandles i udvalget", dateText: "marts 2021",
        date: DateInterval(start: day(2021, 3, 1), end: day(2021, 3, 31), edtf: "2021-03"), actor: "Børneudvalget",
        decisionType: [.beslutning], page: 1)
    ]
    value.tableId = TableID(rawValue: "t1")
    value.rowFirst = number + 1
    value.rowLast = number + 1
    if document % 2 == 0 {
      value.pageFirst = 1
      value.pageLast = 1
      let top = 120.0 + 40 * Double(number)
      value.regions = [PageRegion(page: 1, box: Rect(x0: 50, y0: top, x1: 545, y1: top + 38)).description]
      value.fieldRegions = [
        "title": [PageRegion(page: 1, box: Rect(x0: 50, y0: top, x1: 150, y1: top + 38)).description],
        "deadline_text": [PageRegion(page: 1, box: Rect(x0: 450, y0: top, x1: 545, y1: top + 38)).description],
      ]
    }
    value.confidence = 0.875
    value.review = number == 2 ? [.dateUnparsed] : []
    return value
  }

  func table(isPage: Bool) -> Table {
    let columns = max(cellsPerInitiative, 1)
    let cells = (0...initiativesEach).flatMap { row in
      (0..<columns).map { column in
        let place = PageRegion(
          page: 1,
          box: Rect(
            x0: 50 + 100 * Double(column), y0: 80 + 40 * Double(row), x1: 150 + 100 * Double(column),
            y1: 118 + 40 * Double(row)))
        return TableCell(
          row: row, column: column, text: StyledText(row == 0 ? "Kolonne \(column)" : "Række \(row), celle \(column)"),
          regions: isPage ? [] : [place], isHeader: row == 0)
      }
    }
    return Table(
      id: TableID(rawValue: "t1"), rowCount: initiativesEach + 1, columnCount: columns, headerRows: 1, cells: cells,
      regions: isPage ? [] : [PageRegion(page: 1, box: Rect(x0: 50, y0: 80, x1: 545, y1: 400))],
      method: isPage ? .html : .ruled, confidence: 0.95, reason: "Ruled grid.",
      bars: [TableBar(row: 1, firstColumn: 1, lastColumn: 2, colour: "#00aa00", legend: "Gennemførelse")],
      kind: .actionPlan)
  }

  func comparison(_ documents: [DocumentResult]) -> Model.ComparisonResult {
    var result = Model.ComparisonResult()
    var links: [InitiativeLink] = []
    var timeline: [TimelineRow] = []
    let initiatives = documents.flatMap(\.initiatives)
    let codes = municipalities.keys.sorted()
    for theme in ["styring_og_faglig_ledelse", "inddragelse", "andet"] {
      for code in codes {
        result.themes.append(
          ThemeRow(
            theme: theme, municipalityCode: code, municipalityName: municipalities[code] ?? code, initiatives: 4,
            byStatus: [.planned: 3, .completed: 1], withResponsible: 3, withDeadline: 2, withMeasurableGoal: 1,
            earliestDeadline: day(2020, 12, 31), latestDeadline: day(2021, 12, 31)))
      }
    }
    let alike = Dictionary(grouping: initiatives, by: \.title).sorted { $0.key < $1.key }.map(\.value)
    for (number, members) in alike.enumerated() {
      let cluster = "c\(number + 1)"
      result.clusters.append(
        InitiativeCluster(
          clusterId: cluster, label: members[0].title, members: members.map(\.initiativeId),
          municipalities: Set(members.compactMap(\.municipalityCode)).sorted(), firstDeadline: day(2020, 12, 31),
          lastDeadline: day(2021, 12, 31), statuses: [members[0].status: members.count]))
      for other in members.dropFirst() where other.municipalityCode != members[0].municipalityCode {
        links.append(
          InitiativeLink(
            initiativeIdA: members[0].initiativeId, initiativeIdB: other.initiativeId, titleA: members[0].title,
            titleB: other.title, municipalityCodeA: members[0].municipalityCode ?? "",
            municipalityCodeB: other.municipalityCode ?? "", score: 0.91, evidence: ["ledelsestilsyn", "koncept"],
            clusterId: cluster))
      }
    }
    for code in codes {
      for (field, stated) in [("responsible", 4), ("deadline_end", 3), ("measurable_goal", 5), ("status", 2)] {
        result.coverage.append(
          CoverageRow(
            municipalityCode: code, municipalityName: municipalities[code] ?? code, field: field, stated: stated,
            initiatives: 5))
      }
    }
    for initiative in initiatives.prefix(2000) {
      for (month, state) in [("2021-05", TimelineRow.State.underWay), ("2021-06", .overdue)] {
        timeline.append(
          TimelineRow(
            initiativeId: initiative.initiativeId, municipalityCode: initiative.municipalityCode ?? "", month: month,
            state: state))
      }
    }
    result.links = RowSeries(links)
    result.timeline = RowSeries(timeline)
    result.changes = [
      ChangeRow(
        entity: "initiative", entityId: initiatives[0].initiativeId.rawValue, kind: .changed, field: "status",
        old: "planned", new: "in_progress")
    ]
    return result
  }

  func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day) ?? CalendarDate(dayNumber: 0)
  }
}

/// A run whose documents are at hand, to be changed before it is published.
struct SampleRun {
  var documents: [DocumentResult]
  var comparison: Model.ComparisonResult
  var problems: [Problem]
  var summary: RunSummary

  var dataset: Dataset {
    let sorted = documents.sorted { $0.document.documentId < $1.document.documentId }
    return Dataset(documents: RowSeries(sorted), comparison: comparison, problems: problems, summary: summary)
  }
}

extension Publisher {
  func publish(_ run: SampleRun, to folder: URL) throws { try publish(run.dataset, to: folder) }
}
