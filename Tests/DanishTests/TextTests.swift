import Danish
import Testing
import Vocabulary

@Suite struct TextTests {
  @Test func foldingKeepsDanishLettersAndDropsPunctuation() {
    #expect(Folding.fold("KLK's – Børn  & Unge (ÆØÅ)") == "klks børn og unge æøå")
    #expect(Folding.fold("a\u{30A}rsskiftet") == "årsskiftet")
    #expect(Folding.fold("sam\u{AD}arbejde") == "samarbejde")
  }

  @Test func sentencesEndWhereTheyEnd() throws {
    let splitter = SentenceSplitter(abbreviations: try #require(testVocabulary).abbreviations)
    let text =
      "Vedtaget d. 9. april 2019, jf. pkt. 1.3.2 m.v. Planen følges bl.a. ift. børn. Er det rigtigt? Ja.\nNy linje"
    #expect(
      splitter.texts(of: text) == [
        "Vedtaget d. 9. april 2019, jf. pkt. 1.3.2 m.v. Planen følges bl.a. ift. børn.", "Er det rigtigt?", "Ja.",
        "Ny linje",
      ])
  }

  @Test func stemsOfOneWordAgree() {
    let stemmer = Stemmer()
    #expect(stemmer.stem("indsatserne") == stemmer.stem("indsatser"))
    #expect(stemmer.stem("børnene") == stemmer.stem("børn"))
  }

  @Test func compoundsSplitAtKnownWords() {
    let splitter = CompoundSplitter(knownWords: ["ledelse", "tilsyn", "børne", "samtale", "koncept"])
    #expect(splitter.parts(of: "ledelsestilsyn") == ["ledelse", "tilsyn"])
    #expect(splitter.parts(of: "børnesamtale") == ["børne", "samtale"])
    #expect(splitter.parts(of: "ledelsestilsynskoncept") == ["ledelse", "tilsyn", "koncept"])
    #expect(splitter.parts(of: "handicap") == ["handicap"])
  }

  @Test func likenessOfTexts() {
    #expect(Similarity.letters("Ledelsestilsyn", "ledelsestilsyn.") == 1)
    #expect(Similarity.letters("Ledelsestilsyn", "Ledelsestilsyn i praksis") > 0.7)
    #expect(Similarity.words("Ny børnefaglig undersøgelse", "Børnefaglig undersøgelse") == 0.8)
    #expect(Similarity.letters("abc", "xyz") == 0)
  }
}
