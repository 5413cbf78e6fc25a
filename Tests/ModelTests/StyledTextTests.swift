import Model
import TestSupport
import Testing

@Suite("Text with runs of style")
struct StyledTextTests {
  @Test func runsSetAlikeAreJoined() {
    let text = StyledText(runs: [
      TextRun("Ledelses", style: .bold), TextRun("tilsyn", style: .bold), TextRun(" i 2019"),
    ])
    #expect(text.runs == [TextRun("Ledelsestilsyn", style: .bold), TextRun(" i 2019")])
    #expect(text.plain == "Ledelsestilsyn i 2019")
  }

  @Test func linesKeepTheirRunsAndDropEmptyOnes() {
    let text = StyledText(runs: [TextRun("Juni 2019\n\n", style: .underlined), TextRun("  Metoden er afprøvet ")])
    #expect(text.lines.map(\.plain) == ["Juni 2019", "Metoden er afprøvet"])
    #expect(text.lines[0].commonStyle == .underlined)
    #expect(text.lines[1].commonStyle == [])
  }

  @Test func aLineMayChangeStyleInTheMiddle() {
    let text = StyledText(runs: [TextRun("Mål", style: .bold), TextRun(": færre\nfejl")])
    #expect(text.lines.map(\.plain) == ["Mål: færre", "fejl"])
    #expect(text.lines[0].runs.count == 2)
  }

  @Test func whiteSpaceAloneIsEmpty() {
    #expect(StyledText(" \n\u{00A0}").isEmpty)
    #expect(StyledText().trimmed.plain == "")
    #expect(!StyledText("x").isEmpty)
  }

  @Test func commonStyleIgnoresWhiteSpace() {
    let text = StyledText(runs: [TextRun("A", style: [.bold, .italic]), TextRun(" "), TextRun("B", style: .bold)])
    #expect(text.commonStyle == .bold)
  }

  @Test func joiningLinesAndTakingThemApartGivesTheSame() {
    let lines = ["Sikre inddragelse", "At alle sager følges", "1. februar"].map { StyledText($0) }
    #expect(StyledText.joined(lines).lines == lines)
  }
}
