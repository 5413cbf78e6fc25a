import Model
import TestSupport
import Testing

@Suite("Tables laid out with spaces")
struct SpacedTableTests {
  private func texts(_ text: String) throws -> [[[String]]] { try tables(text).map(\.texts) }

  @Test func partsOfAHeadingAreASecondLevel() throws {
    let found = try texts(
      """
      Indsats                    Ansvarlig          Tid                             Status
                                                    Start          Slut
      Makkerordning              Afdelingsleder     Januar 2020    Maj 2020         I gang
      Fælles skabeloner          Konsulent          Marts 2020     Juni 2020        Udskudt
      Ugentlig sparring          Teamleder          April 2020     Løbende          Gennemført
      """)
    #expect(
      found.first?.prefix(3) == [
        ["Indsats", "Ansvarlig", "Tid", "", "Status"], ["", "", "Start", "Slut", ""],
        ["Makkerordning", "Afdelingsleder", "Januar 2020", "Maj 2020", "I gang"],
      ])
  }

  @Test func aLineThatGoesOnInMidSentenceBeginsNoRow() throws {
    let found = try texts(
      """
      Formål                     Aktiviteter                      Milepæle
      Tilsyn med læring          Hver teamleder gennemgår tre     Maj 2020
                                 sager om måneden efter et nyt
      At tilsynet giver et       skema.                           Konceptet er skrevet
      billede af sagerne         Det drøftes hvert kvartal        og godkendt
      """)
    #expect(found.first?.count == 2)
  }

  @Test func aRowBeginsWhereTheLineAboveEndedOnPurpose() throws {
    let found = try texts(
      """
      Indsats                    Hvordan                          Ansvarlig
      Makkerordning for          Hver ny rådgiver får en          Afdelingsleder
      nye rådgivere              erfaren makker
      Fælles skabeloner          Skabeloner ligger i              Konsulent
      Ugentlig sparring          Mandage kl. 9                    Teamleder
      """)
    #expect(
      found == [
        [
          ["Indsats", "Hvordan", "Ansvarlig"],
          ["Makkerordning for nye rådgivere", "Hver ny rådgiver får en erfaren makker", "Afdelingsleder"],
          ["Fælles skabeloner", "Skabeloner ligger i", "Konsulent"],
          ["Ugentlig sparring", "Mandage kl. 9", "Teamleder"],
        ]
      ])
  }

  @Test func aTextThatFillsItsColumnPushesTheNextAside() throws {
    let found = try texts(
      """
      Nr.  Indsats             Ansvarlig        Frist
      1    Tavlemøder          Teamleder        Maj 2021
      2    Overblik over sager Centerleder      Juni 2021
      3    Kurser              Afdelingschefen  Juli 2021
      """)
    #expect(found.first?[2] == ["2", "Overblik over sager", "Centerleder", "Juni 2021"])
  }

  @Test func aThinlyFilledColumnIsOne() throws {
    let found = try texts(
      """
      Indsats                St.    Ansvarlig         Frist
      Styrket tilsyn                Afdelingsleder    1. juni
      Fælles kurser          P      Konsulent         1. maj
      Ny praksis                    Jurist            1. marts
      """)
    #expect(found.first?.map { $0.count } == [4, 4, 4, 4])
    #expect(found.first?[2] == ["Fælles kurser", "P", "Konsulent", "1. maj"])
  }

  @Test func aHeadingOverRowsStandsInARowOfItsOwn() throws {
    let found = try texts(
      """
      Nr.    Indsats              Ansvarlig         Frist
      Ledelse og styring af myndighedsområdet
      1      Styrket tilsyn       Afdelingsleder    1. juni
      2      Tavlemøder           Teamleder         1. maj
      Samarbejde om børn med fravær fra skolen
      3      Fælles kurser        Konsulent         1. marts
      """)
    #expect(found.first?[1] == ["Ledelse og styring af myndighedsområdet", "", "", ""])
    #expect(found.first?[4] == ["Samarbejde om børn med fravær fra skolen", "", "", ""])
    #expect(found.first?.count == 6)
  }

  @Test func aTableGoesOnUnderARunningHeadWithoutItsHeader() throws {
    let head = "Handleplan for børn og unge"
    let first = """
      \(head)

      Indsats               Ansvarlig         Frist
      Styrket tilsyn        Afdelingsleder    1. juni
      Fælles kurser for     Konsulent         1. maj

      """
    let second = """
      \(head)

      alle i teamet
      Ny praksis            Jurist            1. marts
      Tavlemøder            Teamleder         1. april

      """
    let found = try texts(first + "\u{C}" + second)
    let rows: [[String]] = found.reduce([], +)
    let cells: [String] = rows.reduce([], +)
    #expect(rows.contains(["Ny praksis", "Jurist", "1. marts"]))
    #expect(cells.count { $0.hasSuffix("alle i teamet") } == 1)
    #expect(!cells.contains { $0.contains(head) })
  }

  @Test func fullColumnsAreToldApartByTheirHeadings() throws {
    let found = try texts(
      """
      Nr.  Indsats       Formål         Ansvarlig   Frist
      1    Tavlemøder i  At få et godt  Teamlederne uge 6
           modtagelsen   fælles overblik i modtag.
      2    Makkerordning At alle føler  Ledergruppe uge 8
           for nye folk  sig velkommen
      3    Kurser i jura At love bliver Juridisk    uge 9
           for alle folk kendt af alle  konsulent
      """)
    #expect(found.first?.map(\.count) == [5, 5, 5, 5])
    #expect(
      found.first?.last == [
        "3", "Kurser i jura for alle folk", "At love bliver kendt af alle", "Juridisk konsulent", "uge 9",
      ])
  }

  @Test func rowsMayStandFarApart() throws {
    let found = try texts(
      """
      Indsats               Ansvarlig         Frist
      Styrket tilsyn        Afdelingsleder    1. juni


      Fælles kurser         Konsulent         1. maj


      Ny praksis            Jurist            1. marts
      """)
    #expect(found.map(\.count) == [4])
  }

  @Test func aLineWithoutNumberEndsTheCellAboveInANumberedTable() throws {
    let found = try texts(
      """
      Indsats                                         Ansvarlig         Frist
      1.1 Faste møder                                 Teamleder         1. juni
      Møderne holdes hver uge med de nye rådgivere.
      1.2 Kurser                                      Konsulent         1. maj
      1.3 Tavler                                      Leder             1. maj
      1.4 Overblik                                    Jurist            1. maj
      """)
    #expect(found.first?.count == 5)
    #expect(found.first?[1].first == "1.1 Faste møder\nMøderne holdes hver uge med de nye rådgivere.")
  }

  @Test func textInTwoColumnsIsNoTable() throws {
    #expect(
      try texts(
        """
        Kommunen har bedt om hjælp      Planen gælder fra foråret og
        til at få overblik over sine    skal følges op hvert halve år
        sager om udsatte børn           i udvalget for børn og unge
        """
      ).isEmpty)
  }

  @Test func aHeaderRepeatedOverTheRestOfARowStaysApart() throws {
    let header = "Nr.     Anbefaling                  Svar                          Ansvarlig"
    let found = try texts(
      """
      \(header)
      7       Refusion hentes hjem        Enig. Listen trækkes          Konsulent
                                          hver måned.
      8       Tilsagn hentes              Enig. En gennemgang er        Jurist i
      \u{0C}
      \(header)
              skriftligt fra alle         sat i gang i alle             sekretariatet
              kommuner                    sager.
      9       Tilsynet samles             Enig. Et hjul laves.          Leder
      """)
    #expect(found.count == 2)
    #expect(found.last?[0] == ["Nr.", "Anbefaling", "Svar", "Ansvarlig"])
    #expect(found.last?[1].first == "")
    #expect(found.last?[1].last == "sekretariatet")
  }
}
