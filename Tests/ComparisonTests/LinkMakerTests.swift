import Model
import Testing

@testable import Comparison

@Suite struct LinkMakerTests {
  private func compare(_ documents: [DocumentResult]) throws -> ComparedRows {
    try Comparer(vocabulary: try shippedVocabulary()).rows(comparing: documents, asOf: Samples.day("2023-06-01"))
  }

  private func documents() -> [DocumentResult] {
    [
      Samples.document(
        "roskilde",
        [
          Samples.initiative("r1", "Ledelsestilsynskoncept") {
            $0.description = "Teamlederne gennemgår hvert kvartal et antal sager."
            $0.deadlineEnd = Samples.day("2023-06-30")
            $0.status = .inProgress
          },
          Samples.initiative("r2", "Flere plejefamilier") {
            $0.description = "En kampagne skal skaffe ti nye plejefamilier."
          },
        ]),
      Samples.document(
        "vejle",
        [
          Samples.initiative("v1", "Systematisk tilsyn fra ledelsen", municipality: "0630") {
            $0.description = "Hver tredje måned udtrækkes sager, som lederne kontrollerer."
            $0.deadlineEnd = Samples.day("2024-01-31")
          },
          Samples.initiative("v2", "Supervision til plejefamilier", municipality: "0630") {
            $0.description = "Plejefamilier får supervision hver måned."
          },
        ]),
    ]
  }

  @Test func aCompoundIsFoundInOtherWords() throws {
    let result = try compare(documents())
    let link = try #require(result.links.first)
    #expect(result.links.count == 1)
    #expect([link.initiativeIdA.rawValue, link.initiativeIdB.rawValue] == ["r1", "v1"])
    #expect(link.evidence.first == "Ledelsestilsyn")
    #expect(link.score > ComparisonSettings().linkThreshold)
  }

  @Test func theNameOfACitedLawIsNothingShared() throws {
    func evidence(_ titles: [String]) throws -> [String] {
      let ids = ["i0", "i1"].map { InitiativeID(rawValue: $0) }
      let documents = titles.enumerated().map { number, title in
        Samples.document("d\(number)", [Samples.initiative("i\(number)", title, municipality: "063\(number)")])
      }
      var judgements = LinkJudgements()
      judgements.same.insert(.init(ids[0], ids[1]))
      return try Comparer(vocabulary: try shippedVocabulary())
        .rows(comparing: documents, asOf: Samples.day("2023-06-01"), judgements: judgements).links.flatMap(\.evidence)
    }
    #expect(try evidence(["Kursus efter barnets lov § 5", "Journaler efter barnets lov § 97"]) == [])
    #expect(try evidence(["Kursus i barnets lov", "Journaler efter barnets lov"]) != [])
  }

  @Test func aClusterTellsWhoWhenAndHowFar() throws {
    let cluster = try #require(try compare(documents()).clusters.first)
    #expect(cluster.clusterId == "c-r1")
    #expect(cluster.municipalities == ["0265", "0630"])
    #expect(cluster.members.map(\.rawValue) == ["r1", "v1"])
    #expect(cluster.firstDeadline == Samples.day("2023-06-30"))
    #expect(cluster.lastDeadline == Samples.day("2024-01-31"))
    #expect(cluster.statuses == [.inProgress: 1, .unknown: 1])
  }

  @Test func theMunicipalityOfTheDocumentServesItsInitiatives() throws {
    let unplaced = documents().map { document in
      var copy = document
      for index in copy.initiatives.indices { copy.initiatives[index].municipalityCode = nil }
      return copy
    }
    #expect(try compare(unplaced).links.count == 1)
    #expect(Set(try compare(unplaced).coverage.map(\.municipalityCode)) == ["0265", "0630"])
  }

  @Test func orderOfDocumentsDoesNotMatter() throws {
    let one = try compare(documents())
    let other = try compare(documents().reversed())
    #expect(one.links == other.links)
    #expect(one.clusters == other.clusters)
    #expect(one.coverage == other.coverage)
    #expect(one.timeline == other.timeline)
  }

  @Test func oneMunicipalityDoesNotLinkWithItself() throws {
    let same = documents()[1].initiatives.map { initiative in
      var copy = initiative
      copy.municipalityCode = "0265"
      return copy
    }
    #expect(try compare([documents()[0], Samples.document("again", same)]).links == [])
  }

  @Test func emptyAndUnreadDocumentsAreNoTrouble() throws {
    let result = try compare([Samples.document("empty", [])])
    #expect(result.links == [])
    #expect(result.coverage == [])
  }

  @Test func whatAPersonCallsTheSameIsLinkedAndWhatNotIsApart() throws {
    let comparer = Comparer(vocabulary: try shippedVocabulary())
    let linked = try #require(try compare(documents()).links.first)
    var judgements = LinkJudgements()
    judgements.different.insert(.init(linked.initiativeIdB, linked.initiativeIdA))
    let day = Samples.day("2023-06-01")
    #expect(try comparer.rows(comparing: documents(), asOf: day, judgements: judgements).links == [])

    let all = documents().flatMap(\.initiatives)
    let other = try #require(
      all.first { $0.initiativeId != linked.initiativeIdB && $0.municipalityCode == all.last?.municipalityCode })
    let pair = LinkJudgements.Pair(linked.initiativeIdA, other.initiativeId)
    judgements.same.insert(pair)
    let result = try comparer.rows(comparing: documents(), asOf: day, judgements: judgements)
    #expect(result.links.map { LinkJudgements.Pair($0.initiativeIdA, $0.initiativeIdB) } == [pair])
    #expect(result.links.first?.score == 1)
  }
}
