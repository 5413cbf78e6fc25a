import Testing
import Vocabulary

@Suite struct PhraseListTests {
  let list = PhraseList<String>(
    entries: [
      .init(code: "planned", phrases: ["ikke påbegyndt"]), .init(code: "begun", phrases: ["påbegyndt", "i gang"]),
      .init(code: "lead", phrases: ["ansvarlig*"], strong: ["tovholder"]), .init(code: "board", phrases: ["*udvalget"]),
      .init(code: "staff", phrases: ["MED"]),
    ], ignored: ["i gang med at lære"])

  @Test func theLongestPhraseWins() {
    #expect(list.codes(in: "Ikke påbegyndt") == ["planned"])
    #expect(list.codes(in: "Er påbegyndt – i gang") == ["begun"])
  }

  @Test func ignoredPhrasesSwallowWhatTheyHold() {
    #expect(list.codes(in: "Alle er i gang med at lære det").isEmpty)
  }

  @Test func starsStandForAnyEndingOrBeginning() {
    #expect(list.codes(in: "Hovedansvarlige? De ansvarlige og Skoleudvalget") == ["lead", "board"])
  }

  @Test func phrasesInCapitalsAreAbbreviations() {
    #expect(list.codes(in: "sammen med andre").isEmpty)
    #expect(list.codes(in: "MED drøfter det") == ["staff"])
  }

  @Test func matchesKnowTheirPlace() throws {
    let text = "Status: er PÅBEGYNDT."
    let match = try #require(list.first(in: text))
    #expect(text[match.range] == "PÅBEGYNDT")
    #expect(list.whole("  tovholder: ")?.isStrong == true)
    #expect(list.whole("tovholder i dag") == nil)
  }
}
