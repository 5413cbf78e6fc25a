import Initiatives
import Model
import Testing

/// What the cells of a row give, and which tables give none.
struct RowReadingTests {
  @Test func aDateBehindADashIsNoPartOfTheMilestone() throws {
    let drafts = try PlanFixture.interpret(
      body: """
        <h1>Handleplan 2022</h1>
        <table><tr><th>Indsats</th><th>Milepæle</th><th>Ansvarlig</th></tr>
        <tr><td>Samtalerum</td><td>Rummet er indrettet – marts 2022<br>Alle er på kursus - juni 2022<br>Fra maj 2022 – alle teams</td>
        <td>Teamleder</td></tr></table>
        """
    ).drafts
    let events = drafts.flatMap(\.milestones)
    #expect(events.prefix(2).map(\.text) == ["Rummet er indrettet", "Alle er på kursus"])
    #expect(events.prefix(2).map(\.dateText) == ["marts 2022", "juni 2022"])
    #expect(events.contains { $0.text.contains("alle teams") })
  }

  @Test func aRemarkIsNoDescription() throws {
    let drafts = try PlanFixture.interpret(
      body: """
        <h1>Handleplan 2022</h1>
        <table><tr><th>Indsats</th><th>Hvad gør vi</th><th>Tovholder</th><th>Færdig</th><th>Bemærkning</th></tr>
        <tr><td>Samtalerum</td><td>Rummet indrettes</td><td>Teamleder</td><td>maj 2022</td><td>Drøftet i MED</td></tr></table>
        """
    ).drafts
    #expect(drafts.map { $0.text(.description) } == ["Rummet indrettes"])
  }

  @Test(
    arguments: [
      "<tr><th>Versionslog</th><th>Dato</th><th>Rettet af</th><th>Ændring</th></tr><tr><td>0.1</td><td>1. maj 2022</td><td>Staben</td><td>Første udkast</td></tr>",
      "<tr><th>Navn på forum</th><th>Deltagere</th><th>Mødes</th></tr><tr><td>Styregruppe</td><td>Direktør</td><td>Hver måned</td></tr>",
    ])
  func tablesAboutThePlanHoldNoInitiatives(rows: String) throws {
    #expect(try PlanFixture.interpret(body: "<h1>Handleplan 2022</h1><table>\(rows)</table>").drafts.isEmpty)
  }
}
