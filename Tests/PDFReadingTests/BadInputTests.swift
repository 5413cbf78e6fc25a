import Model
import TestSupport
import Testing

@testable import PDFReading

struct BadInputTests {
  private func code(of bytes: [UInt8]) -> ProblemCode? {
    do throws(Problem) {
      _ = try PDFReader().read(bytes: bytes)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func emptyFile() { #expect(code(of: []) == .fileEmpty) }

  @Test func wrongType() { #expect(code(of: Array("PK\u{3}\u{4} not a PDF".utf8)) == .pdfDamaged) }

  @Test func fileWithoutPages() { #expect(code(of: PDFBuilder().bytes()) == .pdfWithoutPages) }

  @Test func truncatedFile() {
    var pdf = PDFBuilder()
    pdf.add(PDFBuilder.Page())
    #expect(code(of: Array(pdf.bytes().prefix(60))) == .pdfDamaged)
  }

  @Test func encryptedFile() {
    var pdf = PDFBuilder()
    pdf.add(PDFBuilder.Page())
    let key = String(repeating: "5a", count: 32)  // fits no password
    let dictionary = "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(key)> /U <\(key)> >>"
    let text = String(decoding: pdf.bytes(), as: UTF8.self)
      .replacing("/Info 3 0 R >>", with: "/Info 3 0 R \(dictionary) >>")
    #expect(code(of: Array(text.utf8)) == .pdfEncrypted)
  }

  @Test func missingFile() {
    #expect(throws: Problem.self) { try PDFReader().read(path: "/nowhere/plan.pdf") }
  }

  @Test func pagesBeyondTheLimitAreLeftOutAndSaid() throws {
    var pdf = PDFBuilder()
    for _ in 0..<3 { pdf.add(PDFBuilder.Page()) }
    var settings = PDFReadingSettings()
    settings.maximumPages = 2
    let document = try PDFReader(settings: settings).read(bytes: pdf.bytes())
    #expect(document.pages.count == 2)
    #expect(document.pageCount == 3)
    #expect(document.problems.map(\.code) == [.readerLimit])
  }
}
