import Model
import TestSupport
import Testing

@Suite("Headings and forms in plain text")
struct PlainTextFormTests {
  @Test func headingsOfTheContentsMayHaveTextRightUnderThem() throws {
    let found = try blocks(
      """
      Baggrund.......1
      Mål.......2

      Baggrund
      Kommunen har bedt om en plan for området, og den er skrevet i foråret.

      Mål
      Der er to mål for det kommende år, og begge følges af udvalget.
      """)
    #expect(found.summary.filter { $0.hasPrefix("h") } == ["h1 Baggrund", "h1 Mål"])
  }

  @Test func numbersMakeHeadings() throws {
    let item = { (number: String, name: String) in
      "\(number) \(name)\nRådgiverne mødes hver uge om de nye sager i teamet.\nAnsvarlig: Teamleder\n\n"
    }
    let found = try blocks(
      "Plan for området\n\n1. Modtagelse\nHer samles alt om de første dage i en sag.\n\n" + item("1.1", "Tavlemøder")
        + item("1.2", "Makkerordning") + item("1.3", "Fælles postkasse"))
    #expect(
      found.summary.filter { $0.hasPrefix("h") } == [
        "h1 Plan for området", "h1 1. Modtagelse", "h2 1.1 Tavlemøder", "h2 1.2 Makkerordning",
        "h2 1.3 Fælles postkasse",
      ])
  }

  @Test func theFirstPartMayStandRightUnderItsHeading() throws {
    let item = { (number: String, name: String) in
      "\(number) \(name)\nRådgiverne mødes hver uge om de nye sager i teamet.\nAnsvarlig: Teamleder\n\n"
    }
    let found = try blocks(
      "1 Baggrund.......1\n2 Ledelse.......2\n\n1 Baggrund\nPlanen er skrevet i foråret af forvaltningen.\n\n2 Ledelse\n"
        + item("2.1", "Tavlemøder") + item("2.2", "Makkerordning") + item("2.3", "Fælles postkasse")
        + item("2.4", "Samtalerum"))
    #expect(found.summary.contains { $0.hasPrefix("h") && $0.hasSuffix("2.1 Tavlemøder") }, "\(found.summary)")
  }

  @Test func headingsThatCountStandOverNumberedOnes() throws {
    let item = { (number: String) in "\(number) Tavlemøder\nRådgiverne mødes hver uge om de nye sager.\n\n" }
    let part = { (number: Int) in "Fokusområde \(number) – Ledelse\nHvor er vi nu? Teamlederne har travlt.\n\n" }
    let text = part(1) + item("1.1") + item("1.2") + part(2) + item("2.1") + part(3) + item("3.1")
    let found = try blocks("Plan for området\n\n" + text).summary.filter { $0.contains("Fokusområde") }
    #expect(found == (1...3).map { "h2 Fokusområde \($0) – Ledelse" })
  }

  @Test func numberedLinesAboveTextOfTheirOwnAreHeadings() throws {
    let item = { (number: Int, name: String) in "\(number). \(name)\n\nAnsvarlig: Teamleder\nTidsfrist: Maj 2021\n\n" }
    let found = try blocks(
      "Plan for området\n\nØkonomi\n\n" + item(1, "Tavlemøder") + item(2, "Makkerordning") + item(3, "Fælles postkasse")
    )
    #expect(
      found.summary.filter { $0.hasPrefix("h") } == [
        "h1 Plan for området", "h2 Økonomi", "h3 1. Tavlemøder", "h3 2. Makkerordning", "h3 3. Fælles postkasse",
      ])
  }

  @Test func aListWithNumbersStaysOne() throws {
    let found = try blocks("Det gør vi:\n\n1. Tavlemøder\n2. Makkerordning\n3. Fælles postkasse\n")
    #expect(found.summary.suffix(3) == ["li0 1. Tavlemøder", "li0 2. Makkerordning", "li0 3. Fælles postkasse"])
  }

  /// Labels and values that stand alone: neither are headings, the line over the first label of a part is.
  @Test func labelsThatComeAgainAreNoHeadings() throws {
    let form = { (name: String) in
      "Indsats\n\n\(name)\n\nAnsvarlig\n\nTeamleder\n\nTidsplan\n\nMaj 2024\n\n"
    }
    let text =
      "Handleplan 2024\n\nTidlig hjælp\nIndsatserne skal hjælpe flere børn der, hvor de er.\n\n" + form("Tavlemøder")
      + form("Makkerordning") + form("Fælles postkasse")
    let headings = try blocks(text).summary.filter { $0.hasPrefix("h") }
    #expect(headings == ["h2 Tidlig hjælp"])
  }

  @Test func aLineRightOverAHeaderIsAHeading() throws {
    let found = try blocks(
      "Plan for området\n\n1\tI gang\n2\tPlanlagt\nRettidighed\nKategori\tIndsats\tHvem\n1\tFristoversigt\tLeder\n")
    #expect(found.summary == ["h1 Plan for området", "table 2", "h2 Rettidighed", "table 2"])
  }

  @Test func aHeadOfLaterPagesIsNoHeading() throws {
    let texts = ["Kommunen skriver her.", "Udvalget følger planen.", "Alle teams er med."]
    let pages = texts.enumerated().map { page, text in
      (page == 0 ? "Forside\n\n" : "Plan for børn og unge\n\n") + text + "\n"
    }
    let found = try blocks(pages.joined(separator: "\u{C}"))
    #expect(found.count { $0.content == .furniture } == 2)
  }
}
