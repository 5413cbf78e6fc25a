import Model
import TestSupport
import Testing

@testable import PDFReading

/// The only page of a PDF made of `page`.
func read(_ page: PDFBuilder.Page) throws -> PageContent {
  var pdf = PDFBuilder()
  pdf.add(page)
  return try #require(try PDFReader().read(bytes: pdf.bytes()).pages.first)
}

/// Expects a ruling within a quarter of a point of its place (half a point at its ends, unless told).
func expect(
  _ ruling: Ruling?, _ orientation: Ruling.Orientation, at position: Double, from start: Double, to end: Double,
  tolerance: Double = 0.5, sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let ruling else {
    Issue.record("no ruling", sourceLocation: sourceLocation)
    return
  }
  #expect(ruling.orientation == orientation, sourceLocation: sourceLocation)
  #expect(abs(ruling.position - position) <= 0.26, "\(ruling.position)", sourceLocation: sourceLocation)
  #expect(abs(ruling.start - start) <= tolerance, "\(ruling.start)", sourceLocation: sourceLocation)
  #expect(abs(ruling.end - end) <= tolerance, "\(ruling.end)", sourceLocation: sourceLocation)
}
