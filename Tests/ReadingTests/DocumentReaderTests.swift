import Foundation
import Model
import TestSupport
import Testing

@testable import Reading

struct DocumentReaderTests {
  /// Reads bytes that lie in a file of their own.
  private func read(_ bytes: [UInt8], as type: MediaType) throws -> ReadDocument {
    let place = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(bytes).write(to: place)
    defer { try? FileManager.default.removeItem(at: place) }
    let file = SourceFile(path: "plan", location: place.path, sha256: "", bytes: bytes.count, mediaType: type)
    return try DocumentReader().read(file)
  }

  @Test func theReaderFollowsTheContent() throws {
    var pdf = PDFBuilder()
    pdf.add(PDFBuilder.Page())
    #expect(try read(pdf.bytes(), as: .pdf).reader == .pdfText)
    #expect(try read(Array("<p>Formål</p>".utf8), as: .html).reader == .html)
    #expect(try read(Array("Formål\n".utf8), as: .text).reader == .transcript)
  }

  @Test func whatCannotBeReadIsSaid() {
    #expect { try read([1, 2], as: .unknown) } throws: { ($0 as? Problem)?.code == .fileTypeUnknown }
    #expect { try read([], as: .html) } throws: { ($0 as? Problem)?.code == .fileEmpty }
    let missing = SourceFile(path: "plan", location: "/nowhere/plan", sha256: "", bytes: 0, mediaType: .text)
    #expect { try DocumentReader().read(missing) } throws: { ($0 as? Problem)?.code == .fileUnreadable }
  }
}
