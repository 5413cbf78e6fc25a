import Model
import TestSupport
import Testing

@testable import Comparison

@Suite struct LinkMemoryTests {
  /// Bounds so low that a corpus of some hundred initiatives meets all of them.
  private static let settings: ComparisonSettings = {
    var settings = ComparisonSettings()
    settings.candidatesScored = 6
    settings.longestPosting = 25
    settings.linksPerInitiative = 4
    return settings
  }()

  /// A corpus that is changed at random.
  private struct Corpus {
    static let words =
      "barn familie plejefamilie netværk tilsyn sagsbehandler rådgiver skole samtale undersøgelse handleplan journal frist kvalitet "
      + "ledelse kursus vejledning underretning anbringelse opfølgning budget borger inddragelse forældre team screening"
    private let words = Corpus.words.split(separator: " ").map(String.init)
    private(set) var texts: [String: (municipality: String, title: String, description: String)] = [:]
    private var random: SplitMix64

    init(seed: UInt64, count: Int) {
      random = SplitMix64(seed: seed)
      for number in 0..<count { write("i\(1000 + number)") }
    }

    /// A few words are common and most are rare, as in plans.
    private mutating func text(_ count: ClosedRange<Int>) -> String {
      (0..<Int.random(in: count, using: &random)).map { _ in
        let word = words[Int.random(in: words.indices, using: &random)]
        let kind = Int.random(in: 1...60, using: &random) * Int.random(in: 0...60, using: &random) / 60
        return kind == 0 ? word : word + "\(kind)x"
      }.joined(separator: " ")
    }

    mutating func write(_ id: String) {
      texts[id] = ("07\(10 + Int.random(in: 0..<6, using: &random))", text(2...5), text(4...14))
    }

    mutating func change() {
      let ids = texts.keys.sorted()
      let id = ids[Int.random(in: ids.indices, using: &random)]
      switch Int.random(in: 0..<5, using: &random) {
      case 0: texts[id] = nil
      case 1: write("i\(Int.random(in: 1000..<3000, using: &random))")
      case 2: texts[id]?.municipality = "0799"
      default:
        let added = text(1...2)
        texts[id]?.description += " " + added
      }
    }

    var initiatives: [ComparedInitiative] {
      texts.sorted { $0.key < $1.key }.map { id, text in
        ComparedInitiative(
          Samples.initiative(id, text.title, municipality: text.municipality) { $0.description = text.description })
      }
    }
  }

  private func maker() throws -> LinkMaker {
    LinkMaker(vocabulary: try shippedVocabulary(), settings: LinkMemoryTests.settings)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func whatIsRememberedChangesNoLink(seed: UInt64) throws {
    let maker = try maker()
    var corpus = Corpus(seed: seed, count: 260)
    let kept = KeptMemory()
    #expect(try searched(corpus.initiatives, after: kept) == 260)
    _ = try maker.links(between: corpus.initiatives, memory: kept)
    var saved = 0
    for _ in 0..<12 {
      for _ in 0..<Int(1 + seed % 2) { corpus.change() }
      saved += corpus.texts.count - (try searched(corpus.initiatives, after: kept))
      let remembered = try maker.links(between: corpus.initiatives, memory: kept)
      let nothing = KeptMemory()
      let anew = try maker.links(between: corpus.initiatives, memory: nothing)
      #expect(try remembered.links.all() == anew.links.all())
      #expect(remembered.clusters == anew.clusters)
      // Also the pairs that make no link now, and what the next search relies on.
      #expect(LinkMemoryTests.bytes(kept.memory) == LinkMemoryTests.bytes(nothing.memory))
      #expect(!kept.memory.pairOdds.isEmpty)
    }
    #expect(saved > 12 * 260 / 10, "initiatives that were not looked at again: \(saved)")
  }

  /// A word may be looked up in 25 initiatives; with one more none finds another by it.
  @Test func aWordThatBecomesTooCommonIsForgottenByAll() throws {
    let maker = try maker()
    let all = (0..<41).map { number in
      ComparedInitiative(
        Samples.initiative("i\(100 + number)", "Egen\(number)x", municipality: "07\(10 + number)") {
          $0.description = number < 15 ? "Andet\(number)x" : "Plejefamilier og netværk \(number)x"
        })
    }
    let kept = KeptMemory()
    _ = try maker.links(between: Array(all.dropLast()), memory: kept)
    #expect(!kept.memory.pairOdds.isEmpty)
    #expect(kept.memory.commonTerms.isEmpty)
    #expect(try searched(all, after: kept) < all.count)
    _ = try maker.links(between: all, memory: kept)
    let nothing = KeptMemory()
    _ = try maker.links(between: all, memory: nothing)
    #expect(!nothing.memory.commonTerms.isEmpty)
    #expect(LinkMemoryTests.bytes(kept.memory) == LinkMemoryTests.bytes(nothing.memory))
  }

  @Test func anUnchangedCorpusIsNotSearchedAgain() throws {
    let corpus = Corpus(seed: 7, count: 100)
    let kept = KeptMemory()
    let maker = try maker()
    let first = try maker.links(between: corpus.initiatives, memory: kept).links.all()
    #expect(try maker.links(between: corpus.initiatives, memory: kept).links.all() == first)
    #expect(try searched(corpus.initiatives, after: kept) == 0)
  }

  @Test func aMemoryIsTheSameAfterWritingAndReading() throws {
    let corpus = Corpus(seed: 8, count: 100)
    let bytes = try remembered(of: corpus)
    let read = KeptMemory()
    read.save(try #require(LinkMemoryTests.memory(bytes)))
    #expect(LinkMemoryTests.bytes(read.memory) == bytes)
    #expect(try searched(corpus.initiatives, after: read) == 0)
  }

  @Test func brokenBytesAreNoMemory() throws {
    let corpus = Corpus(seed: 9, count: 40)
    let bytes = try remembered(of: corpus)
    #expect(LinkMemoryTests.memory([UInt8]()) == nil)
    #expect(LinkMemoryTests.memory(bytes.dropLast()) == nil)
    #expect(LinkMemoryTests.memory(bytes + [0]) == nil)
    var random = SplitMix64(seed: 10)
    for _ in 0..<60 {
      var broken = bytes
      broken[Int.random(in: broken.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
      // Whatever else is wrong, nothing in it may point outside.
      guard let memory = LinkMemoryTests.memory(broken) else { continue }
      let read = KeptMemory()
      read.save(memory)
      _ = try maker().links(between: corpus.initiatives, memory: read)
    }
  }

  /// What a search of a corpus leaves, as it is written.
  private func remembered(of corpus: Corpus) throws -> [UInt8] {
    let kept = KeptMemory()
    _ = try maker().links(between: corpus.initiatives, memory: kept)
    return LinkMemoryTests.bytes(kept.memory)
  }

  /// How many initiatives the next search looks at.
  private func searched(_ initiatives: [ComparedInitiative], after kept: KeptMemory) throws -> Int {
    let codes = Set(initiatives.compactMap(\.municipalityCode)).sorted()
    let corpus = ProfiledCorpus(
      initiatives, municipality: initiatives.map { codes.firstIndex(of: $0.municipalityCode ?? "") ?? 0 },
      vocabulary: try shippedVocabulary(), settings: LinkMemoryTests.settings)
    let known = LinkFinder(corpus, of: initiatives, settings: LinkMemoryTests.settings).reusable(kept.memory)
    return initiatives.indices.count { known?.found($0) == nil }
  }

  private static func memory(_ bytes: [UInt8]) -> LinkMemory? {
    var rest = bytes[...]
    return LinkMemory(byteCount: bytes.count) { buffer in
      guard rest.count >= buffer.count else { return false }
      buffer.copyBytes(from: rest.prefix(buffer.count))
      rest = rest.dropFirst(buffer.count)
      return true
    }
  }

  private static func bytes(_ memory: LinkMemory) -> [UInt8] {
    var bytes: [UInt8] = []
    memory.write { bytes += $0 }
    return bytes
  }
}
