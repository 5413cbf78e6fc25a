import Initiatives
import Model
import Tables
import TestSupport
import Testing
import TranscriptReading

/// What must hold for every table of initiatives, on tables made at random.
struct TablePropertyTests {
  /// An initiative as a row of text by column.
  private typealias Row = [String: String]

  private static let titles = [
    "Fast sparring i modtagelsen", "Makkerordning for nye rådgivere", "Genopretning af børnesamtaler",
    "Kvartalsvis gennemgang af sager",
    "Samtaleguide til de mindste børn", "Fremskudt rådgiver på skolerne", "Nye arbejdsgange for underretninger",
    "Undervisning i afgørelser", "Ungepanel om anbringelser", "Overblik over frister i fagsystemet",
  ]
  private static let purposes = [
    "At sagerne oplyses ens i alle teams, før der træffes afgørelse.",
    "At børn høres, inden der besluttes noget om dem.",
    "At nye medarbejdere får støtte af en erfaren kollega i det første halve år.",
    "At fristerne overholdes i alle sager.",
  ]
  private static let responsibles = ["Afdelingsleder", "Teamleder", "Faglig koordinator", "Familiechefen"]
  private static let deadlines = ["1. marts 2023", "Ultimo 2023", "2. kvartal 2024", "Juni 2023", "Løbende"]
  private static let statuses = ["I gang", "Gennemført", "Ikke påbegyndt", "Udskudt"]
  private static let columns = ["Indsats", "Formål", "Ansvarlig", "Tidsfrist", "Status"]
  private static let fields: [(String, FieldRole)] = [
    ("Indsats", .title), ("Formål", .purpose), ("Ansvarlig", .responsible), ("Tidsfrist", .deadline),
    ("Status", .status),
  ]

  private static func rows(_ random: inout SplitMix64) -> [Row] {
    titles.shuffled(using: &random).prefix(Int.random(in: 4...10, using: &random)).map { title in
      [
        "Indsats": title, "Formål": purposes.randomElement(using: &random) ?? "",
        "Ansvarlig": responsibles.randomElement(using: &random) ?? "",
        "Tidsfrist": deadlines.randomElement(using: &random) ?? "",
        "Status": statuses.randomElement(using: &random) ?? "",
      ]
    }
  }

  private static func table(_ rows: some Sequence<Row>, columns: [String]) -> String {
    let head = "<tr>" + columns.map { "<th>\($0)</th>" }.joined() + "</tr>"
    let body = rows.map { row in "<tr>" + columns.map { "<td>\(row[$0] ?? "")</td>" }.joined() + "</tr>" }.joined()
    return "<table>\(head)\(body)</table>"
  }

  private func expect(_ drafts: [InitiativeDraft], equal rows: [Row], _ comment: Comment) {
    #expect(drafts.map { $0.text(.title) } == rows.map { $0["Indsats"] }, comment)
    for (draft, row) in zip(drafts, rows) {
      for (column, field) in Self.fields { #expect(draft.text(field) == row[column], comment) }
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func theOrderOfColumnsDoesNotMatter(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(&random)
    let body = Self.table(rows, columns: Self.columns.shuffled(using: &random))
    expect(try PlanFixture.interpret(body: body).drafts, equal: rows, "seed \(seed)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aTableCutWithItsHeaderRepeatedGivesTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(&random)
    let cut = Int.random(in: 1..<rows.count, using: &random)
    let body = [rows[..<cut], rows[cut...]].map { Self.table($0, columns: Self.columns) }.joined(
      separator: "<p>Side 2</p>")
    expect(try PlanFixture.interpret(body: body).drafts, equal: rows, "seed \(seed)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aTableCutWithoutAHeaderGivesTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(&random)
    let cut = Int.random(in: 1..<rows.count, using: &random)
    let rest = rows[cut...].map { row in
      "<tr>" + Self.columns.map { "<td>\(row[$0] ?? "")</td>" }.joined() + "</tr>"
    }
    let body = Self.table(rows[..<cut], columns: Self.columns) + "<p>Side 2</p><table>\(rest.joined())</table>"
    expect(try PlanFixture.interpret(body: body).drafts, equal: rows, "seed \(seed)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aTableShiftedByAnEmptyColumnGivesTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(&random)
    var columns = Self.columns
    columns.insert("", at: Int.random(in: 0...columns.count, using: &random))
    expect(try PlanFixture.interpret(body: Self.table(rows, columns: columns)).drafts, equal: rows, "seed \(seed)")
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func aRowCutByAPageGivesTheSame(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(&random)
    let place = Int.random(in: 0..<rows.count, using: &random)
    let lines = rows.enumerated().flatMap { index, row -> [String] in
      let fields = Self.columns.map { row[$0] ?? "" }
      guard index == place else { return [fields.joined(separator: "\t")] }
      let words = fields[1].split(separator: " ")
      let half = Int.random(in: 2..<(words.count - 1), using: &random)
      let upper = [fields[0], words[..<half].joined(separator: " ")] + fields[2...]
      let lower = ["", words[half...].joined(separator: " "), "", "", ""]
      return [upper.joined(separator: "\t"), "", lower.joined(separator: "\t")]
    }
    let text = ([Self.columns.joined(separator: "\t")] + lines).joined(separator: "\n") + "\n"
    let document = TableFinder().tabulate(try TranscriptReader().read(bytes: Array(text.utf8)))
    let drafts = Interpreter(vocabulary: try PlanFixture.vocabulary.get()).interpret(document).drafts
    expect(drafts, equal: rows, "seed \(seed)")
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func anUnknownColumnIsKeptAsText(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = Self.rows(&random).map { $0.merging(["Qwertz": "Tekst uden felt"]) { first, _ in first } }
    var columns = Self.columns
    columns.insert("Qwertz", at: Int.random(in: 1...columns.count, using: &random))
    let interpretation = try PlanFixture.interpret(body: Self.table(rows, columns: columns))
    expect(interpretation.drafts, equal: rows, "seed \(seed)")
    for draft in interpretation.drafts {
      #expect(draft.otherFields.contains { $0.value.plain == "Tekst uden felt" }, "seed \(seed)")
    }
    #expect(interpretation.problems.contains { $0.code == .headerUnmapped }, "seed \(seed)")
  }
}
