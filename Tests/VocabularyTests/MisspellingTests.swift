import Foundation
import Model
import Testing
import Vocabulary

@Suite("Headings with a slip of the pen")
struct MisspellingTests {
  private let headers: HeaderList

  init() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    headers = try Vocabulary.load(folder: root.appendingPathComponent("pipelines/vocabulary")).headers
  }

  @Test(
    "a letter too many, too few, wrong or moved",
    arguments: [
      ("Ansvarligg", FieldRole.responsible), ("Ansvrlig", .responsible), ("Anzvarlig", .responsible),
      ("Ansvarilg", .responsible), ("Deadlne", .deadline), ("Succeskriterum", .goal),
    ])
  func oneSlip(heading: String, role: FieldRole) { #expect(headers.misspelt(heading) == role) }

  @Test(
    "two slips, short words and several words are no slip",
    arguments: ["Anzvarilg", "Fris", "Frits", "Ansvarilg leder"])
  func others(heading: String) { #expect(headers.misspelt(heading) == nil) }
}
