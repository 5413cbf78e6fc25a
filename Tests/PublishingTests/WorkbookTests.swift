import Foundation
import Model
import Testing

@testable import Publishing

/// The spreadsheet, looked into with the `unzip` program where there is one.
@Suite(.enabled(if: Program.unzip.isThere)) struct WorkbookTests {
  private func published() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Publisher.forTests().publish(SampleDataset().dataset, to: folder.url.appendingPathComponent("output"))
    return folder
  }

  private func part(_ name: String, of folder: TemporaryFolder) throws -> String {
    try Program.unzip.run(["-p", folder.url.path + "/output/indsats.xlsx", name]).output
  }

  @Test func sheetsHaveDanishNamesFiltersAndAFixedDate() throws {
    let folder = try published()
    let workbook = try part("xl/workbook.xml", of: folder)
    for name in ["Læsevejledning", "Indsatser", "Sammenligning", "Dokumenter", "Til eftersyn"] {
      #expect(workbook.contains("name=\"\(name)\""))
    }
    let sheet = try part("xl/worksheets/sheet2.xml", of: folder)
    #expect(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""))
    #expect(try part("docProps/core.xml", of: folder).contains("2021-06-15T00:00:00Z"))
  }

  @Test func textIsNeverAFormula() throws {
    let folder = try published()
    for number in 1...11 {
      let sheet = try part("xl/worksheets/sheet\(number).xml", of: folder)
      #expect(!sheet.contains("<f>"))
    }
    let sheet = try part("xl/worksheets/sheet2.xml", of: folder)
    #expect(sheet.contains("=HYPERLINK(") && sheet.contains("t=\"inlineStr\""))
  }

  @Test func datesAreNumbersAndCodesAreWords() throws {
    let sheet = try part("xl/worksheets/sheet2.xml", of: published())
    // 31 December 2021 in the day count of spreadsheets.
    #expect(sheet.contains("<v>44561</v>"))
    #expect(sheet.contains("Planlagt") && !sheet.contains(">planned<"))
  }
}
