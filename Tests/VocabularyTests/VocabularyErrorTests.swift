import Foundation
import Testing
import Vocabulary

/// A mistake in a word list is reported with file, line and what was expected.
@Suite struct VocabularyErrorTests {
  /// The shipped lists with one of them replaced.
  func load(_ file: String, _ text: String) throws -> Vocabulary {
    try Vocabulary { name throws(VocabularyError) in
      if name == file { return text }
      guard let text = try? String(contentsOf: vocabularyFolder.appendingPathComponent(name), encoding: .utf8) else {
        throw VocabularyError(file: name, message: "the file is missing", expected: "a file")
      }
      return text
    }
  }

  func message(_ file: String, _ text: String) -> String {
    do {
      _ = try load(file, text)
      return ""
    } catch let error as VocabularyError {
      return error.description
    } catch {
      return "other"
    }
  }

  @Test func unknownCode() {
    let found = message(
      "statuses.yaml", "entries:\n  - code: planned\n    phrases: [planlagt]\n  - code: klar\n    phrases: [klar]\n")
    #expect(
      found.hasPrefix(
        "statuses.yaml:4: \"klar\" is no code of this list: expected one of planned, decided, in_progress"))
  }

  @Test func unknownKey() {
    let found = message("roles.yaml", "entries:\n  - code: leder\n    frases: [leder]\n")
    #expect(found == "roles.yaml:3: unknown key \"frases\": expected one of code, label, phrases, strong")
  }

  @Test func textInsteadOfList() {
    let found = message("decisions.yaml", "entries:\n  - code: beslutning\n    phrases: beslutning\n")
    #expect(found == "decisions.yaml:3: \"phrases\" is not a list: expected a list of texts: [a, b]")
  }

  @Test func brokenYAML() {
    #expect(message("themes.yaml", "entries:\n  - code: [\n").hasPrefix("themes.yaml:"))
  }

  @Test func emptyList() {
    #expect(message("laws.yaml", "section: [§]\n").hasPrefix("laws.yaml:1: the list has no entries"))
  }

  @Test func missingFile() {
    let empty = FileManager.default.temporaryDirectory.appendingPathComponent("no-such-folder")
    #expect(throws: VocabularyError.self) { try Vocabulary.load(folder: empty) }
  }

  @Test func wrongCodeOfAMunicipality() {
    let text = "qualifiers: [kommune]\nmunicipalities:\n  - { code: \"101\", name: A, genitive: As, region: x }\n"
    #expect(message("municipalities.yaml", text).hasPrefix("municipalities.yaml:3: \"101\" is no new kommunekode"))
  }

  @Test func digestFollowsContentOnly() throws {
    let text = try String(contentsOf: vocabularyFolder.appendingPathComponent("signs.yaml"), encoding: .utf8)
    let same = try load("signs.yaml", "# another comment\n\n" + text)
    let other = try load("signs.yaml", text.replacingOccurrences(of: "ditto: [", with: "ditto: [idem, "))
    let shipped = try #require(shipped)
    #expect(same.digest == shipped.digest)
    #expect(other.digests["signs"] != shipped.digests["signs"])
    #expect(other.digests["headers"] == shipped.digests["headers"])
    #expect(other.digest(of: ["headers", "roles"]) == shipped.digest(of: ["roles", "headers"]))
  }

  @Test func shippedListsHoldNothingThatIsHardlyMeant() throws {
    #expect(try #require(shipped).findings().map(\.description) == [])
  }

  @Test func conflictsAndRepetitionsAreFound() throws {
    let text = """
      entries:
        - code: beslutning
          phrases: [beslutning, til beslutning, Beslutning]
        - code: orientering
          phrases: [til  beslutning, orientering, efterretning]
      ignored: [efterretning]
      """
    let found = try load("decisions.yaml", text).findings().map(\.description)
    #expect(
      found == [
        "decisions.yaml:2: \"beslutning\" is repeated: stands under beslutning",
        "decisions.yaml:2: \"til beslutning\" is conflicting: stands under beslutning, orientering",
        "decisions.yaml:4: \"efterretning\" is ignored: stands under orientering",
      ])
  }

  @Test func aPhraseTwiceUnderATopicIsFound() throws {
    let text = """
      entries:
        - { code: audit, kind: topic, label: { da: Tilsyn }, phrases: [tilsyn, sagsaudit, Tilsyn] }
        - { code: review, kind: topic, label: { da: Gennemgang }, phrases: [gennemgang, sagsaudit] }
      synonyms: []
      parts: []
      common: []
      weak: []
      measures: []
      """
    let found = try load("comparison.yaml", text).findings().map(\.description)
    #expect(found == ["comparison.yaml:2: \"tilsyn\" is repeated: stands under audit"])
  }
}
