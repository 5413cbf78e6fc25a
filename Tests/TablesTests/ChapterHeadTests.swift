import Model
import Testing

@testable import Tables

/// Running heads, and those that name the chapter a page belongs to.
@Suite struct ChapterHeadTests {
  private func document(_ heads: [String]) -> [Block] {
    let pages = heads.enumerated().map { index, head in
      var drawing = PageDrawing(number: index + 1)
      drawing.text(head, x: 50, y: 40)
      drawing.wrapped("Kommunen følger planen i år \(index + 1) af de fire år.", x: 50, y: 200, width: 400)
      return drawing.page
    }
    return tabulate(pages).blocks
  }

  private func headings(_ blocks: [Block]) -> [String] {
    blocks.filter { if case .heading = $0.content { true } else { false } }.map(\.text.plain)
  }

  @Test func aHeadThatChangesNamesTheChapterThatBegins() {
    let found = document(["Styring", "Styring", "Samarbejde", "Samarbejde"])
    #expect(headings(found) == ["Styring", "Samarbejde"])
    #expect(found.count { $0.content == .furniture } == 2)
  }

  @Test func oneHeadOnAllPagesNamesNothing() {
    let found = document(["Handleplan", "Handleplan", "Handleplan", "Handleplan"])
    #expect(headings(found).isEmpty)
    #expect(found.count { $0.content == .furniture } == 4)
  }

  @Test func aHeadThatComesBackNamesNoChapter() {
    #expect(headings(document(["Styring", "Bilag", "Styring", "Bilag"])).isEmpty)
  }
}
