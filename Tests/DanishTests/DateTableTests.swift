import Danish
import Foundation
import Model
import Testing
import Vocabulary

let testVocabulary: Vocabulary? = try? Vocabulary.load(
  folder: URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("pipelines/vocabulary"))

/// A date as written and what it means, start and end as ISO dates or `..` for an open start.
struct DateExample: Sendable, CustomTestStringConvertible {
  var written: String
  var start: String
  var end: String
  var edtf: String
  var isApproximate: Bool

  init(_ written: String, _ start: String, _ end: String, _ edtf: String, approximate: Bool = false) {
    (self.written, self.start, self.end, self.edtf, self.isApproximate) = (written, start, end, edtf, approximate)
  }

  var testDescription: String { written }
}

@Suite struct DateTableTests {
  let grammar: DateGrammar

  init() throws {
    grammar = DateGrammar(try #require(testVocabulary).dates)
  }

  func check(_ example: DateExample, context: DateContext = DateContext()) {
    let interval = grammar.reading(of: example.written, context: context).interval
    let found =
      "\(interval?.start?.iso ?? "..") \(interval?.end?.iso ?? "-") \(interval?.edtf ?? "-") \(interval?.isApproximate ?? false)"
    #expect(found == "\(example.start) \(example.end) \(example.edtf) \(example.isApproximate)", "\(example.written)")
  }

  @Test(arguments: [
    DateExample("20. januar 2021", "2021-01-20", "2021-01-20", "2021-01-20"),
    DateExample("20.1.21", "2021-01-20", "2021-01-20", "2021-01-20"),
    DateExample("d. 20/1-2021", "2021-01-20", "2021-01-20", "2021-01-20"),
    DateExample("20-01-2021", "2021-01-20", "2021-01-20", "2021-01-20"),
    DateExample("d. 1.9.2021", "2021-09-01", "2021-09-01", "2021-09-01"),
    DateExample("1/9-2023", "2023-09-01", "2023-09-01", "2023-09-01"),
    DateExample("2021-04-30", "2021-04-30", "2021-04-30", "2021-04-30"),
    DateExample("mandag d. 3. maj 2021 kl. 12", "2021-05-03", "2021-05-03", "2021-05-03"),
    DateExample("1. juni '21", "2021-06-01", "2021-06-01", "2021-06-01"),
    DateExample("Februar 2021", "2021-02-01", "2021-02-28", "2021-02"),
    DateExample("feb. 21", "2021-02-01", "2021-02-28", "2021-02"),
    DateExample("02/2021", "2021-02-01", "2021-02-28", "2021-02"),
    DateExample("maj måned 2021", "2021-05-01", "2021-05-31", "2021-05"),
    DateExample("Februar\n2021", "2021-02-01", "2021-02-28", "2021-02"),
    DateExample("April/maj 2021", "2021-04-01", "2021-05-31", "2021-04/2021-05"),
    DateExample("april-maj 2021", "2021-04-01", "2021-05-31", "2021-04/2021-05"),
    DateExample("april og maj 2021", "2021-04-01", "2021-05-31", "2021-04/2021-05"),
    DateExample("august-oktober 2024", "2024-08-01", "2024-10-31", "2024-08/2024-10"),
    DateExample("jan-mar 2021", "2021-01-01", "2021-03-31", "2021-01/2021-03"),
    DateExample("november-februar 2021", "2020-11-01", "2021-02-28", "2020-11/2021-02"),
    DateExample("marts 2019 – maj 2021", "2019-03-01", "2021-05-31", "2019-03/2021-05"),
    DateExample("20.-25. maj 2021", "2021-05-20", "2021-05-25", "2021-05-20/2021-05-25"),
    DateExample("3. kvartal 2021", "2021-07-01", "2021-09-30", "2021-35"),
    DateExample("Q3 2021", "2021-07-01", "2021-09-30", "2021-35"),
    DateExample("2. kvt. 2021", "2021-04-01", "2021-06-30", "2021-34"),
    DateExample("første kvartal af 2022", "2022-01-01", "2022-03-31", "2022-33"),
    DateExample("2021 Q4", "2021-10-01", "2021-12-31", "2021-36"),
    DateExample("K3 2022", "2022-07-01", "2022-09-30", "2022-35"),
    DateExample("2022 (2. kvartal)", "2022-04-01", "2022-06-30", "2022-34"),
    DateExample("4. kvt. 24", "2024-10-01", "2024-12-31", "2024-36"),
    DateExample("K1-K2 2023", "2023-01-01", "2023-06-30", "2023-33/2023-34"),
    DateExample("kvartal 3-4 2022", "2022-07-01", "2022-12-31", "2022-35/2022-36"),
    DateExample("H2 2022", "2022-07-01", "2022-12-31", "2022-41"),
    DateExample("1H 2022", "2022-01-01", "2022-06-30", "2022-40"),
    DateExample("09/22", "2022-09-01", "2022-09-30", "2022-09"),
    DateExample("mid-2021", "2021-05-01", "2021-08-31", "2021-05/2021-08", approximate: true),
    DateExample("Q1-Q2 2022", "2022-01-01", "2022-06-30", "2022-33/2022-34"),
    DateExample("1.-2. kvartal 2021", "2021-01-01", "2021-06-30", "2021-33/2021-34"),
    DateExample("1. og 2. kvartal 2021", "2021-01-01", "2021-06-30", "2021-33/2021-34"),
    DateExample("2. halvår 2019", "2019-07-01", "2019-12-31", "2019-41"),
    DateExample("andet halvår af 2019", "2019-07-01", "2019-12-31", "2019-41"),
    DateExample("sidste halvår 2019", "2019-07-01", "2019-12-31", "2019-41"),
    DateExample("sommer 21", "2021-06-01", "2021-08-31", "2021-22", approximate: true),
    DateExample("sommeren 2020", "2020-06-01", "2020-08-31", "2020-22", approximate: true),
    DateExample("forår 2021", "2021-03-01", "2021-05-31", "2021-21", approximate: true),
    DateExample("i løbet af foråret 2021", "2021-03-01", "2021-05-31", "2021-21", approximate: true),
    DateExample("efteråret 2021", "2021-09-01", "2021-11-30", "2021-23", approximate: true),
    DateExample("vinter 2021", "2021-12-01", "2022-02-28", "2021-24", approximate: true),
    DateExample("vinteren 2020/21", "2020-12-01", "2021-02-28", "2020-24", approximate: true),
    DateExample("primo 2021", "2021-01-01", "2021-04-30", "2021-01/2021-04", approximate: true),
    DateExample("Medio 2021", "2021-05-01", "2021-08-31", "2021-05/2021-08", approximate: true),
    DateExample("Ultimo 2019", "2019-09-01", "2019-12-31", "2019-09/2019-12", approximate: true),
    DateExample("start 2022", "2022-01-01", "2022-04-30", "2022-01/2022-04", approximate: true),
    DateExample("midt 2021", "2021-05-01", "2021-08-31", "2021-05/2021-08", approximate: true),
    DateExample("slutningen af 2022", "2022-09-01", "2022-12-31", "2022-09/2022-12", approximate: true),
    DateExample("primo/medio 2021", "2021-01-01", "2021-08-31", "2021-01/2021-08", approximate: true),
    DateExample("ultimo Q3 2022", "2022-09-01", "2022-09-30", "2022-09", approximate: true),
    DateExample("primo 2. halvår 2021", "2021-07-01", "2021-08-31", "2021-07/2021-08", approximate: true),
    DateExample("forår/sommer 2023", "2023-03-01", "2023-08-31", "2023-03/2023-08", approximate: true),
    DateExample("efter sommerferien 2023", "2023-08-01", "2023-09-30", "2023-08/2023-09", approximate: true),
    DateExample("inden jul 2022", "..", "2022-12-24", "../2022-12-24", approximate: true),
    DateExample("jul. 2022", "2022-07-01", "2022-07-31", "2022-07"),
    DateExample("jul-sep 2022", "2022-07-01", "2022-09-30", "2022-07/2022-09"),
    DateExample("før julen 2022", "..", "2022-12-24", "../2022-12-24", approximate: true),
    DateExample("uge 8+9 2022", "2022-02-21", "2022-03-06", "2022-02-21/2022-03-06"),
    DateExample("01.01.2022-31.12.2022", "2022-01-01", "2022-12-31", "2022-01-01/2022-12-31"),
    DateExample("1/1-31/12 2022", "2022-01-01", "2022-12-31", "2022-01-01/2022-12-31"),
    DateExample("2021 og 2022", "2021-01-01", "2022-12-31", "2021/2022"),
    DateExample("første halvdel af 2022", "2022-01-01", "2022-06-30", "2022-40"),
    DateExample("udsat fra maj 2021 til oktober 2021", "2021-10-01", "2021-10-31", "2021-10"),
    DateExample("primo maj 2021", "2021-05-01", "2021-05-10", "2021-05-01/2021-05-10", approximate: true),
    DateExample("medio maj 2021", "2021-05-11", "2021-05-20", "2021-05-11/2021-05-20", approximate: true),
    DateExample("ultimo februar 2021", "2021-02-21", "2021-02-28", "2021-02-21/2021-02-28", approximate: true),
    DateExample("uge 37, 2019", "2019-09-09", "2019-09-15", "2019-09-09/2019-09-15"),
    DateExample("uge 34-36 2021", "2021-08-23", "2021-09-12", "2021-08-23/2021-09-12"),
    DateExample("2020", "2020-01-01", "2020-12-31", "2020"),
    DateExample("i 2020", "2020-01-01", "2020-12-31", "2020"),
    DateExample("2017-2019", "2017-01-01", "2019-12-31", "2017/2019"),
    DateExample("2019/20", "2019-01-01", "2020-12-31", "2019/2020"),
    DateExample("1. juli 2019 til 31. december 2021", "2019-07-01", "2021-12-31", "2019-07-01/2021-12-31"),
    DateExample("fra den 1. juli 2019 til den 31. december 2021", "2019-07-01", "2021-12-31", "2019-07-01/2021-12-31"),
    DateExample("inden udgangen af 2019", "..", "2019-12-31", "../2019-12-31"),
    DateExample("senest udgangen af 2019", "..", "2019-12-31", "../2019-12-31"),
    DateExample("senest 1. maj 2021", "..", "2021-05-01", "../2021-05-01"),
    DateExample("inden udgangen af 3. kvartal 2021", "..", "2021-09-30", "../2021-09-30"),
    DateExample("fra september 2022", "2022-09-01", "2022-09-30", "2022-09"),
    DateExample("løbende fra 2022", "2022-01-01", "2022-12-31", "2022"),
    DateExample("fra Q1 2023", "2023-01-01", "2023-03-31", "2023-33"),
    DateExample("skoleåret 2019/20", "2019-08-01", "2020-07-31", "2019-08/2020-07"),
    DateExample("årsskiftet 2019/20", "2019-12-01", "2020-01-31", "2019-12/2020-01", approximate: true),
    DateExample("ca. maj 2021", "2021-05-01", "2021-05-31", "2021-05", approximate: true),
  ])
  func schemaTable(example: DateExample) {
    check(example)
  }

  @Test(arguments: [
    DateExample("pr. 1. august", "2019-08-01", "2019-08-01", "2019-08-01"),
    DateExample("i september måned", "2019-09-01", "2019-09-30", "2019-09"),
    DateExample("d. 1/9", "2019-09-01", "2019-09-01", "2019-09-01"),
    DateExample("inden årets udgang", "..", "2019-12-31", "../2019-12-31"),
    DateExample("uge 34", "2019-08-19", "2019-08-25", "2019-08-19/2019-08-25"),
    DateExample("3. kvartal", "2019-07-01", "2019-09-30", "2019-35"),
  ])
  func yearFromTheDocument(example: DateExample) {
    check(example, context: DateContext(documentDate: CalendarDate(year: 2019, month: 8, day: 31)))
    let interval = grammar.reading(
      of: example.written, context: DateContext(documentDate: CalendarDate(year: 2019, month: 8, day: 31))
    ).interval
    #expect(interval?.basis == .context)
  }

  @Test(arguments: [
    "§ 11, stk. 3", "20 %", "i 2 ½ år", "27.00.00-K07-1-19", "1.3.2", "kl. 12", "2.500.000 kr.", "330-2016-91849",
    "2017-0390720-3", "EMN-2021-012345", "15/1234", "fase 2", "i 3 måneder", "tlf. 20 20 20 20", "inden for 24 timer",
    "2019-priser", "alle 77 sager", "Niveau 2", "en i gang sat proces", "jan og mar er navne", "2 uger", "12.30",
    "CVR 29189846", "version 1.2", "pkt. 3.1", "Afventer budget 2024", "Afventer budgetaftalen for 2023",
  ])
  func numbersThatAreNoDates(text: String) {
    #expect(grammar.mentions(in: text, context: DateContext(year: 2020)).map(\.text) == [])
  }

  @Test(arguments: [
    ("Færdig juni 2021. Evalueres marts 2022", "2022-03"),
    ("Oprindelig frist juni 2022, revideret til marts 2022", "2022-03"),
    ("1. udkast maj 2021, endelig version 1. oktober 2021", "2021-10-01"),
    ("Udskudt til Q2 2023 (tidligere ultimo 2023)", "2023-34"),
    ("Enheden er organisatorisk etableret 1. januar 2021, der ligger flere opgaver", "2021-01-01"),
    ("Godkendes med denne indstilling – implementeres sommer 21", "2021-22"), ("BUU april/maj 2021", "2021-04/2021-05"),
    ("maj og november 2021", "2021-11"), ("Implementeres i 3. kvartal 2021.", "2021-35"),
  ])
  func theDateThatAnswersTheQuestion(text: String, edtf: String) {
    #expect(grammar.reading(of: text).interval?.edtf == edtf)
  }

  @Test(arguments: [
    ("Løbende", Recurrence.continuous), ("kvartalsvis", .quarterly), ("månedligt", .monthly),
    ("hver anden måned", .monthly),
    ("2 gange om året", .halfYearly), ("Løbende, dog årligt i marts", .yearly),
  ])
  func recurrences(text: String, recurrence: Recurrence) {
    #expect(grammar.reading(of: text).recurrence == recurrence)
  }

  @Test func aDayThatDoesNotExistIsImpossible() {
    for written in ["31. juni 2021", "30/2-2021", "29. februar 2021", "32. januar 2021", "uge 53, 2021"] {
      let reading = grammar.reading(of: written)
      #expect(reading.isImpossible, "\(written)")
      #expect(reading.interval == nil, "\(written)")
    }
  }

  @Test func aTextWithoutADateIsUnparsed() {
    #expect(grammar.reading(of: "Notatet udarbejdes forud for overførelsessagen").isUnparsed)
    #expect(grammar.reading(of: "Er implementeret").isUnparsed)
  }

  @Test func mentionsComeInOrderWithTheirYears() {
    let text = "Der er ansat 1 rådgiver pr. 1. juni og 3 rådgivere pr. 1. august. Yderligere 1 pr. 1. oktober 2019."
    let mentions = grammar.mentions(in: text)
    #expect(mentions.map(\.text) == ["pr. 1. juni", "pr. 1. august", "pr. 1. oktober 2019"])
    #expect(mentions.compactMap(\.interval?.edtf) == ["2019-06-01", "2019-08-01", "2019-10-01"])
    let days = grammar.mentions(in: "12., 19. og 26. april 2021")
    #expect(days.compactMap(\.interval?.edtf) == ["2021-04-12", "2021-04-19", "2021-04-26"])
    #expect(
      grammar.mentions(in: "marts, juni og september 2021").compactMap(\.interval?.edtf) == [
        "2021-03", "2021-06", "2021-09",
      ])
  }

  @Test func measurementPeriodsAreNoEvents() {
    let mentions = grammar.mentions(in: "Måleperiode: 1. januar 2020 - 31. december 2020")
    #expect(mentions.map(\.role) == [.measurement])
    #expect(grammar.reading(of: "Måleperiode: 2020").interval == nil)
  }
}
