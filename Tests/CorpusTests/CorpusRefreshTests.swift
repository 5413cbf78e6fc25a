import Foundation
import Model
import Synchronization
import TestSupport
import Testing

@testable import Corpus

/// Refreshing a corpus from a real server on this machine.
@Suite(.serialized) struct CorpusRefreshTests {
  private let folder: TemporaryFolder
  private let site: LocalSite
  private let box: PageBox

  init() throws {
    folder = try TemporaryFolder()
    let page = PageBox()
    box = page
    site = try LocalSite { path, _ in
      if path == "/index" { return .answer("200", [], "<a href='/plan'>Plan</a> <a href=\"/andet.jpg\">Billede</a>") }
      return page.reply
    }
  }

  private final class PageBox: Sendable {
    private let current = Mutex(LocalSite.Reply.answer("200", ["ETag: \"1\""], "<html><body>Plan 1</body></html>"))
    var reply: LocalSite.Reply {
      get { current.withLock { $0 } }
      set { current.withLock { $0 = newValue } }
    }
  }

  private func refresh(_ ledger: SourceLedger, source: String) throws -> CorpusRefresh {
    if !folder.exists("corpus.yaml") {
      let lines = ["sources:", "  - url: \(site.url(source))", "    municipality: \"0265\"", "    allow_private: true"]
      let pattern = source == "/index" ? ["    link_pattern: \"*/plan\""] : []
      try folder.write((lines + pattern + [""]).joined(separator: "\n"), to: "corpus.yaml")
    }
    var settings = FetchSettings()
    settings.attempts = 1
    var refresh = try CorpusRefresh(folder: folder.path, ledger: ledger, today: "2024-05-01", settings: settings) { _ in
      "documents/0265-roskilde"
    }
    try refresh.run()
    return refresh
  }

  @Test func aDocumentComesChangesAndVanishes() throws {
    let first = try refresh(SourceLedger(), source: "/plan")
    let path = try #require(first.items.first?.path)
    #expect(first.items.map(\.outcome) == [.new])
    #expect(path.hasPrefix("documents/0265-roskilde/") && path.hasSuffix(".html"))
    #expect(try CorpusManifest.load(folder: folder.path).documents[path]?.url == site.url("/plan"))

    let second = try refresh(first.ledger, source: "/plan")
    #expect(second.items.map(\.outcome) == [.unchanged])

    box.reply = .answer("200", [], "<html><body>Plan 2</body></html>")
    let third = try refresh(second.ledger, source: "/plan")
    #expect(third.items.map(\.outcome) == [.changed])
    #expect(try folder.read(path).contains("Plan 2"))
    let earlier = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/earlier")
    #expect(try earlier.map { try folder.read("earlier/" + $0) } == ["<html><body>Plan 1</body></html>"])

    box.reply = .answer("410", [], "")
    let fourth = try refresh(third.ledger, source: "/plan")
    #expect(fourth.items.map(\.outcome) == [.gone])
    #expect(try folder.read(path).contains("Plan 2"))
    #expect(
      fourth.ledger.problems.map(\.diagnostic)
        == ["\(path): source_gone: \(site.url("/plan")) has not been there since 2024-05-01."])

    box.reply = .answer("200", [], "<html><body>Plan 2</body></html>")
    #expect(try refresh(fourth.ledger, source: "/plan").ledger.problems.isEmpty)
  }

  @Test func anAnswerOfAnotherKindDoesNotTakeThePlace() throws {
    let first = try refresh(SourceLedger(), source: "/plan")
    box.reply = .answer("200", [], "\u{0}\u{1}\u{2}")
    let second = try refresh(first.ledger, source: "/plan")
    #expect(second.items.map(\.outcome) == [.failed])
    #expect(try folder.read(try #require(first.items.first?.path)).contains("Plan 1"))
    #expect(second.ledger.problems.map(\.code) == [.sourceFailed])
  }

  @Test func anIndexPageLeadsToItsDocuments() throws {
    let refresh = try refresh(SourceLedger(), source: "/index")
    #expect(refresh.items.map(\.url) == [site.url("/plan")])
    #expect(refresh.items.map(\.outcome) == [.new])
  }

  @Test func aRefreshKilledAnywhereIsTakenUp() throws {
    // Killed before anything was remembered: the document is there and declared.
    let first = try refresh(SourceLedger(), source: "/plan")
    let path = try #require(first.items.first?.path)
    let again = try refresh(SourceLedger(), source: "/plan")
    #expect(again.items.map(\.path) == [path])
    #expect(try CorpusManifest.load(folder: folder.path).documents.count == 1)

    // Killed after the new version was written, before it was remembered.
    box.reply = .answer("200", ["ETag: \"2\""], "<html><body>Plan 2</body></html>")
    _ = try refresh(first.ledger, source: "/plan")
    let late = try refresh(first.ledger, source: "/plan")
    #expect(late.items.map(\.outcome) == [.changed])
    let earlier = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/earlier")
    #expect(try earlier.map { try folder.read("earlier/" + $0) } == ["<html><body>Plan 1</body></html>"])
    #expect(try refresh(late.ledger, source: "/plan").items.map(\.outcome) == [.unchanged])
  }

  @Test func aDocumentThatWasMovedIsFoundByItsAddress() throws {
    let first = try refresh(SourceLedger(), source: "/plan")
    let path = try #require(first.items.first?.path)
    let name = path.split(separator: "/").last ?? ""
    let moved = try CorpusPlacement(folder: folder.path).takeIn(path, municipalityCode: "0370", name: "Næstved")
    let second = try refresh(first.ledger, source: "/plan")
    #expect(second.items.map(\.outcome) == [.unchanged])
    #expect(moved == "documents/0370-naestved/\(name)" && second.items.map(\.path) == [moved])
    #expect(!folder.exists(path))
  }

  @Test func whatIsGoneForLongIsNoNews() throws {
    let first = try refresh(SourceLedger(), source: "/plan")
    #expect(first.items.map(\.isNews) == [true])
    box.reply = .answer("404", [], "")
    let second = try refresh(first.ledger, source: "/plan")
    #expect(second.items.map(\.isNews) == [true])
    #expect(try refresh(second.ledger, source: "/plan").items.map(\.isNews) == [false])
  }
}
