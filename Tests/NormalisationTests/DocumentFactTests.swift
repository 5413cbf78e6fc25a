import Model
import Normalisation
import Testing

@Suite struct DocumentFactTests {
  func record(
    _ lines: [String], metadata: DocumentMetadata = DocumentMetadata(), declared: DeclaredMetadata = DeclaredMetadata()
  ) throws -> DocumentRecord {
    let normaliser = Normaliser(vocabulary: try #require(testVocabulary))
    return normaliser.normalise(Interpretation(), of: document(lines, metadata: metadata), source: source(declared))
      .document
  }

  @Test func letterhead() throws {
    let found = try record([
      "VEJLE", "KO M M U N E", "Center for Familie og Børn", "Sagsbehandler", "630-2018-12345", "4. april 2018",
      "# Tids- og handleplan for familieområdet", "Kommunen følger Ankestyrelsens anbefalinger fra marts 2018.",
    ])
    #expect(found.municipalityCode == "0630")
    #expect(found.municipalityBasis == .letterhead)
    #expect(found.caseNumber == "630-2018-12345")
    #expect(found.documentDate?.iso == "2018-04-04")
    #expect(found.documentType == .tidsOgHandleplan)
    #expect(found.department == "Center for Familie og Børn")
    #expect(found.title == "Tids- og handleplan for familieområdet")
    #expect(found.documentId.rawValue == "vejle-tids-og-handleplan-2018-04-04-abababab")
  }

  @Test func labelledFactsInRunningText() throws {
    let long =
      "Status for handleplan for familieområdet juni 2020 Byrådet har i maj 2020 vedtaget en handleplan for området. "
      + String(repeating: "Planen er delt i faser og følges tæt af udvalget. ", count: 8)
      + "Stevns Kommunes afdeling Familie har ansvaret. Dato: 30. juni 2020 Sags nr.: 27.24.00-P20-3-20 Sagsbehandler"
    let found = try record([
      "# Et afsnit inde i planen", "## Relaterede dokumenter", "Handleplan 2014, Rebild Kommune",
      "Lejre Kommune. Sagsnr. 11-2233", "Referat fra Vejle Kommune", "Transkript:", long,
    ])
    #expect(found.municipalityCode == "0336")
    #expect(found.documentDate?.iso == "2020-06-30")
    #expect(found.caseNumber == "27.24.00-P20-3-20")
    #expect(found.kleNumber == "27.24.00")
    #expect(found.documentType == .statusnotat)
  }

  @Test func labelsOverTheirValues() throws {
    let found = try record([
      "KØBENHAVNS KOMMUNE", "Socialforvaltningen", "# Bilag 1. Beskrivelse af tilsyn", "6. december 2017", "Sagsnr.",
      "2017-0390999", "Dokumentnr.", "2017-0390999-3", "Sagsbehandler", "Tilsynet sker i 4. kvartal 2017.",
    ])
    #expect(found.caseNumber == "2017-0390999")
    #expect(found.documentNumber == "2017-0390999-3")
    #expect(found.documentType == .bilag)
    #expect(found.department == "Socialforvaltningen")
    #expect(found.documentDate?.iso == "2017-12-06")
  }

  @Test(
    "titles that follow something up",
    arguments: [
      ("Handleplan – opfølgning på Task Forcens analyse", DocumentType.handleplan),
      ("Status på tids- og handleplan for familieområdet", .statusnotat),
      ("Handleplan – status for andet halvår 2023", .statusnotat),
      ("Udviklingsplan for familieområdet", .udviklingsplan),
      ("Notat: Opfølgning på Ankestyrelsens anbefalinger", .notat),
    ])
  func followUps(title: String, type: DocumentType) throws {
    #expect(try record(["Vejle Kommune", "# " + title]).documentType == type)
  }

  @Test func datesUnderLabelsOfThePlanAreNotThoseOfTheDocument() throws {
    let found = try record(["Vejle Kommune", "# Handleplan for børn og unge", "Hvornår?", "1. august 2025", "Løbende"])
    #expect(found.documentDate == nil)
  }

  @Test func inMinutesTheNumberOfThePlansItemCounts() throws {
    let plan = Table(
      id: TableID(rawValue: "t1"), rowCount: 1, columnCount: 1, headerRows: 0, cells: [], regions: [], method: .html,
      confidence: 1)
    let text = document(
      [
        "# Referat fra Børneudvalget", "Vejle Kommune", "## 1. Budget", "Sagsnr.: 00.30.14-Ø00-1-24",
        "## 2. Handleplan",
        "Sagsnr.: 27.24.00-K09-2-23",
      ], tables: [plan])
    var blocks = text.blocks
    blocks.append(Block(.table(plan.id)))
    blocks += document(["## 3. Eventuelt", "Sagsnr.: 00.01.00-A00-3-24"]).blocks
    let minutes = TabulatedDocument(
      reader: .html, pageCount: 1, blocks: blocks, tables: [plan], metadata: text.metadata, problems: [])
    let kinds = [
      Interpretation.TableDecision(table: plan.id, kind: .initiativeOverview, score: 1, reason: "", roles: [])
    ]
    let found = Normaliser(vocabulary: try #require(testVocabulary)).normalise(
      Interpretation(drafts: [], tableKinds: kinds, problems: []), of: minutes, source: source())
    #expect(found.document.caseNumber == "27.24.00-K09-2-23")
  }

  @Test func otherMunicipalitiesAreExamples() throws {
    let found = try record([
      "# Handleplan", "Modellen er inspireret af Herning Kommune og Skanderborg Kommune.",
      "I Favrskov Kommune arbejdes der med planen.",
    ])
    #expect(found.municipalityCode == "0710")
    #expect(found.municipalityBasis == .text)
  }

  @Test func siteNamesTheMunicipality() throws {
    let found = try record(
      ["# Bilag 1 – overblik"],
      metadata: DocumentMetadata(title: "Bilag 1 – overblik | Greve Kommune", site: "Greve Kommune"))
    #expect(found.municipalityCode == "0253")
    #expect(found.municipalityBasis == .metadata)
    #expect(found.title == "Bilag 1 – overblik")
  }

  @Test func declaredFactsOutrankTheText() throws {
    let found = try record(
      ["Vejle Kommune", "# Handleplan"],
      declared: DeclaredMetadata(
        municipalityCode: "0101", documentType: .strategi, date: CalendarDate(year: 2020, month: 1, day: 2)))
    #expect(found.municipalityName == "København")
    #expect(found.municipalityBasis == .manifest)
    #expect(found.documentType == .strategi)
    #expect(found.documentDate?.iso == "2020-01-02")
  }

  @Test func datesInSentencesAreNotTheDocumentsOwn() throws {
    let found = try record(["# Bilag 1 – overblik", "Indsatser der blev godkendt med sagen den 25. november 2020."])
    #expect(found.documentDate == nil)
    #expect(found.caseNumber == nil)
  }

  @Test(
    arguments: [
      "Nykøbing, 8. juni 2022. Center for Familie", "Møde: 8. juni 2022 kl. 15.00 · Byrådssalen",
      "Odder Kommune, Børne- og Familieafdelingen, Rådhusgade 3, 8. juni 2022",
    ])
  func placesTimesAndDepartmentsStandBesideTheDate(line: String) throws {
    let found = try record(["Odder Kommune", "# Samlet oversigt", line, "Oversigten opdateres hvert halve år."])
    #expect(found.documentDate?.iso == "2022-06-08")
  }

  @Test func minutesAreMinutesWhateverTheyHold() throws {
    let found = try record([
      "Odder Kommune", "Referat Børne- og Skoleudvalget", "Mødedato: 12. marts 2020", "Sagsnr. 19/12345",
      "# Bilag: Handleplan",
    ])
    #expect(found.documentType == .referat)
    #expect(found.documentDate?.iso == "2020-03-12")
    #expect(found.caseNumber == "19/12345")
  }

  @Test func aBlockOfSenderAndNumbersMayBeOneLine() throws {
    let found = try record([
      "VARDE KOMMUNE", "# Bilag 3. Beskrivelse af tilsynet",
      "Børn og Unge Sagsnr. 20/41999 Dokumentnr. 20/41999-7 11. december 2020 E-mail: post@example.org Telefon: 00 00 00 00",
      "Udvalget har bedt om en beskrivelse.",
    ])
    #expect(found.caseNumber == "20/41999")
    #expect(found.documentNumber == "20/41999-7")
    #expect(found.documentDate?.iso == "2020-12-11")
    #expect(found.department == "Børn og Unge")
  }

  @Test func theDayOfApprovalStandsUnderTheTitle() throws {
    let found = try record([
      "# Handleplan for unge",
      "Godkendt af Børne- og Undervisningsudvalget den 8. december 2022. Sagsnr. 27.03.00-P20-9-22.",
      "Planen bygger på en analyse, som Rebild Kommune også har brugt.",
    ])
    #expect(found.documentDate?.iso == "2022-12-08")
    #expect(found.caseNumber == "27.03.00-P20-9-22")
  }

  @Test func titlesOfOtherDocumentsAreNoLetterhead() throws {
    let found = try record([
      "Lokal udviklingsplan for dagtilbud i Gribskov Kommune", "# Handleplan",
      "Allerød Kommune har besluttet planen. Byrådet i Allerød følger den.",
    ])
    #expect(found.municipalityCode == "0201")
  }

  @Test func theTitleNamesThePlanRatherThanItsFirstChapter() throws {
    let found = try record([
      "Socialforvaltningen i Odense Kommune", "Udviklingsplan", "Myndighed Børn og Unge", "17-10-2018", "# Indledning",
      "Planen samler de indsatser, der er sat i gang.",
    ])
    #expect(found.title == "Udviklingsplan")
    #expect(found.department == "Socialforvaltningen")
    #expect(found.documentDate?.iso == "2018-10-17")
  }

  @Test func aLabelBeforeTheDayTellsTheDateOfALongerLine() throws {
    let found = try record([
      "# Svar på anbefalinger", "Opfølgningsnotat om Børn og Families Rådgivning pr. 25. oktober 2016",
      "Notatet svarer på beretningen.",
    ])
    #expect(found.documentDate?.iso == "2016-10-25")
  }

  @Test func aPaperForACommitteeNamesItBeforeTheDay() throws {
    let found = try record([
      "# Handleplan for unge", "Oplæg til Børne- og Skoleudvalget, 14. juni 2023", "Vejle Kommune",
    ])
    #expect(found.documentDate?.iso == "2023-06-14")
  }

  @Test func aDayUnderTheQuestionOfAFieldIsNoDateOfTheDocument() throws {
    let found = try record([
      "# Handleplan for unge", "Hvornår er vi færdige?", "31. december 2023", "Sidst opdateret: 12. april 2024",
    ])
    #expect(found.documentDate?.iso == "2024-04-12")
  }
}
