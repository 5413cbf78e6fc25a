import Model
import Testing

@testable import Tables

@Suite("Tables of a transcript that a page break parts")
struct MarkupPageBreaksTests {
  private let above = ["Indsats|Ansvarlig|Frist", "Tilsyn|Leder|Maj 2021"]
  private let foot = Block(.furniture, StyledText("Side 1 af 2"))

  /// Rows of each table after joining.
  private func joined(_ below: [String], between: [Block]) -> [Int] {
    let blocks = [Block(.markup(transcript(above)))] + between + [Block(.markup(transcript(below)))]
    return MarkupPageBreaks.joined(blocks).compactMap { block in
      if case .markup(let table) = block.content { table.rows.count } else { nil }
    }
  }

  @Test func withoutAHeaderUnderARunningLine() {
    #expect(joined(["Kurser|Konsulent|Juni 2021", "Ny praksis|Jurist|Juli 2021"], between: [foot]) == [4])
  }

  @Test func underARepeatedHeaderInTheMiddleOfARow() {
    #expect(joined(["Indsats|Ansvarlig|Frist", "og kurser|og jurist|"], between: [foot]) == [3])
    #expect(joined(["Indsats|Ansvarlig|Frist", "og kurser|og jurist|2021"], between: [foot]) == [3])
    #expect(joined(["Indsats|Ansvarlig|Frist", "og kurser|Jurist|2021"], between: [foot]) == [2, 2])
  }

  @Test func underARepeatedHeaderWithAnEmptyFirstField() {
    #expect(joined(["Indsats|Ansvarlig|Frist", "|Konsulent|Juni 2021"], between: [foot]) == [3])
    #expect(joined(["Indsats|Ansvarlig|Frist", "|Konsulent|Juni 2021"], between: []) == [2, 2])
  }

  @Test func aTableOfItsOwnStaysOne() {
    #expect(joined(["Emne|Deltagere|Sted", "Opstart|Alle|Rådhuset"], between: [foot]) == [2, 2])
    #expect(joined(["Kurser|Juni 2021", "Ny praksis|Juli 2021"], between: [foot]) == [2, 2])
    #expect(joined(["Kurser|Konsulent|Juni 2021"], between: [Block(.paragraph, StyledText("Næste tabel."))]) == [2, 1])
  }
}
