import Foundation
import Model
import Testing
import Vocabulary

/// The word lists of the repository, loaded once for all tests.
let shipped: Vocabulary? = try? Vocabulary.load(folder: vocabularyFolder)

let vocabularyFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("pipelines/vocabulary")

@Suite struct ShippedVocabularyTests {
  let vocabulary: Vocabulary

  init() throws {
    vocabulary = try #require(shipped)
  }

  @Test func listsLoad() throws {
    _ = try Vocabulary.load(folder: vocabularyFolder)
  }

  @Test func allMunicipalitiesAreThere() {
    #expect(vocabulary.municipalities.all.count == 98)
    #expect(vocabulary.municipalities.municipality(code: "0101")?.name == "København")
    #expect(vocabulary.municipalities.municipality(named: "ÅRHUS KOMMUNE")?.code == "0751")
    #expect(vocabulary.municipalities.municipality(named: "Lyngby-Tårbæk Kommunes")?.code == "0173")
    #expect(vocabulary.municipalities.municipality(ofAddress: "https://www.kk.dk/plan.pdf")?.code == "0101")
    #expect(vocabulary.municipalities.municipality(ofAddress: "http://hoeje-taastrup.dk")?.code == "0169")
  }

  @Test func ordinaryWordsAreNoMunicipalities() {
    #expect(vocabulary.municipalities.mentions(in: "Vejen dertil er lang, og Skive for skive går det").isEmpty)
    #expect(vocabulary.municipalities.mentions(in: "Vejen Kommune").map(\.municipality.code) == ["0575"])
  }

  @Test(arguments: [
    ("Hvornår forventes det implementeret", FieldRole.deadline), ("Hvordan implementeres det", .description),
    ("Tovholder", .responsible), ("Ansvarlige", .responsible), ("Udfører", .responsible), ("Tidsfrist:", .deadline),
    ("Tidshorisont", .deadline), ("Frist", .deadline), ("Milepæle og tidsplan", .milestone), ("Formål", .purpose),
    ("Succeskriterier", .goal), ("Mål (resultatmål)", .goal), ("indsatsområde", .area), ("Fokusområde", .area),
    ("Igangsat", .started), ("Hvad udestår", .remaining), ("ABC", .decisionCategory), ("Nr.", .number),
    ("Opfølgning", .followUp), ("Fase", .phase), ("Indsats", .title), ("Status", .status),
    ("Indsatser (i henhold til handleplanen godkendt af Kommunalbestyrelsen d. 9. april 2019)", .title),
    ("Oprindelig frist", .other), ("Målgruppe", .other),
  ])
  func headingsMeanFields(heading: String, role: FieldRole) {
    #expect(vocabulary.headers.role(of: heading)?.role == role, "\(vocabulary.headers.candidates(for: heading))")
  }

  @Test(arguments: [
    ("Ikke påbegyndt", InitiativeStatus.planned), ("Delvist implementeret", .inProgress),
    ("Implementeret", .implemented),
    ("Gennemført", .completed), ("Grøn", .completed), ("Udgår", .cancelled), ("Forsinket", .inProgress),
    ("Afventer politisk behandling", .postponed), ("Vedtaget", .decided), ("I drift", .ongoing),
    ("Planmæssigt afsluttet, juni 2018", .completed), ("Udskudt til 2022", .postponed),
  ])
  func statusWordsMeanStatuses(text: String, status: InitiativeStatus) {
    #expect(vocabulary.statuses.phrases.first(in: text)?.code == status)
  }

  @Test func coloursHaveTheirPlaceOnTheWheel() {
    #expect(vocabulary.colours.colour(ofHex: "#00b050")?.code == "green")
    #expect(vocabulary.colours.colour(ofHex: "#ffff00")?.code == "yellow")
    #expect(vocabulary.colours.colour(ofHex: "#ff0000")?.code == "red")
    #expect(vocabulary.colours.colour(ofHex: "#ffc000")?.code == "yellow")
    #expect(vocabulary.colours.colour(ofHex: "#ffffff") == nil)
    #expect(vocabulary.colours.colour(named: "Gul")?.status == .inProgress)
  }

  @Test func everyHeadOfATopicIsAHead() {
    for (topic, head) in vocabulary.themes.headOfTopic {
      #expect(vocabulary.themes.heads.contains(head), "\(topic)")
    }
  }

  @Test func everyProblemAndReviewCodeHasALabel() {
    for code in ProblemCode.allCases {
      #expect(vocabulary.labels.groups["problems"]?[code.rawValue]?["da"] != nil, "\(code)")
    }
    for code in ReviewCode.allCases {
      #expect(vocabulary.labels.groups["problems"]?[code.rawValue]?["da"] != nil, "\(code)")
    }
  }
}
