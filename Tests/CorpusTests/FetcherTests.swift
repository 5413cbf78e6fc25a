import Foundation
import Synchronization
import Testing

@testable import Corpus

/// Fetching from a real server on this machine.
@Suite(.serialized) struct FetcherTests {
  private func settings() -> FetchSettings {
    var settings = FetchSettings()
    settings.firstPauseSeconds = 0.01
    settings.longestPauseSeconds = 5
    settings.wholeSeconds = 1
    settings.largestMegabytes = 1
    return settings
  }

  /// What came of a fetch, in words.
  private func outcome(_ result: FetchResult) -> String {
    switch result {
    case .document(let document): "document \(String(decoding: document.bytes, as: UTF8.self))"
    case .unchanged: "unchanged"
    case .gone(let status): "gone \(status)"
    case .failed(let reason): "failed: \(reason)"
    }
  }

  private func fetch(
    _ path: String = "/plan", known: Fetcher.Known = .init(), allowsPrivate: Bool = true,
    reply: @escaping @Sendable (String, Int) -> LocalSite.Reply
  ) throws -> (outcome: String, site: LocalSite, pauses: [Double]) {
    let site = try LocalSite(reply)
    defer { site.close() }
    let pauses = Mutex<[Double]>([])
    let fetcher = Fetcher(settings: settings(), pause: { seconds in pauses.withLock { $0.append(seconds) } })
    let result = fetcher.fetch(site.url(path), known: known, allowsPrivate: allowsPrivate)
    return (outcome(result), site, pauses.withLock { $0 })
  }

  @Test func bringsADocumentAndNamesItself() throws {
    let (outcome, site, _) = try fetch { _, _ in .answer("200", ["ETag: \"a\""], "plan") }
    #expect(outcome == "document plan")
    #expect(site.requests.last?.contains("User-Agent: indsats/1.0 (") == true)
  }

  @Test func asksOnlyForWhatChanged() throws {
    let known = Fetcher.Known(etag: "\"a\"", lastModified: "Sat, 01 May 2021 10:00:00 GMT")
    let (outcome, site, _) = try fetch(known: known) { _, _ in
      .raw("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
    }
    #expect(outcome == "unchanged")
    #expect(site.requests.last?.contains("If-None-Match: \"a\"\r\n") == true)
    #expect(site.requests.last?.contains("If-Modified-Since: Sat, 01 May 2021 10:00:00 GMT\r\n") == true)
  }

  @Test(arguments: ["404", "410"])
  func saysWhatIsGone(status: String) throws {
    let (outcome, site, _) = try fetch { _, _ in .answer(status, [], "") }
    #expect(outcome == "gone \(status)")
    #expect(site.paths == ["/plan"])
  }

  @Test(arguments: ["408", "429", "500", "503"])
  func triesAgainWhatMayWorkLater(status: String) throws {
    let (outcome, site, pauses) = try fetch { _, count in
      count < 3 ? .answer(status, ["Retry-After: 1"], "") : .answer("200", [], "plan")
    }
    #expect(outcome == "document plan")
    #expect(site.paths.count == 3)
    #expect(pauses == [1, 1])
  }

  @Test func givesUpAfterFiveTries() throws {
    let (outcome, site, pauses) = try fetch { _, _ in .answer("429", ["Retry-After: 86400"], "") }
    #expect(outcome == "failed: the site answers 429, 5 times")
    #expect(site.paths.count == 5)
    #expect(pauses == [5, 5, 5, 5])
  }

  @Test func doesNotTryAgainWhatIsRefused() throws {
    let (outcome, site, _) = try fetch { _, _ in .answer("403", [], "") }
    #expect(outcome == "failed: the site answers 403")
    #expect(site.paths.count == 1)
  }

  @Test func aBodyThatIsCutShortFails() throws {
    let (outcome, _, _) = try fetch { _, _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nplan") }
    #expect(outcome.hasPrefix("failed: "))
  }

  @Test func aBodyThatIsTooLargeIsNotTaken() throws {
    let (outcome, site, _) = try fetch { path, _ in
      .answer("200", [], path == "/plan" ? String(repeating: "x", count: 1_000_001) : "")
    }
    #expect(outcome == "failed: the answer is larger than 1 MB")
    #expect(site.paths.count == 1)
  }

  @Test func aSiteThatOnlyDripsFails() throws {
    var settings = settings()
    settings.attempts = 1
    settings.wholeSeconds = 0.3
    let site = try LocalSite { _, _ in .drip }
    defer { site.close() }
    let result = Fetcher(settings: settings, pause: { _ in }).fetch(site.url("/plan"), allowsPrivate: true)
    #expect(outcome(result).hasPrefix("failed: timeout"))
  }

  @Test func packedAnswersAreNotUnpacked() throws {
    let (outcome, _, _) = try fetch { _, _ in .answer("200", ["Content-Encoding: gzip"], "\u{1F}bomb") }
    #expect(outcome == "failed: the site sends it packed although nobody asked for that")
  }

  @Test func followsRedirectsWithoutCarryingHeadersAlong() throws {
    let (outcome, site, _) = try fetch(known: .init(etag: "\"a\"")) { path, _ in
      path == "/plan" ? .answer("302", ["Location: new?x=1"], "") : .answer("200", [], "plan")
    }
    #expect(outcome == "document plan")
    #expect(site.paths == ["/plan", "/new?x=1"])
    #expect(site.requests.last?.contains("If-None-Match") == false)
  }

  @Test func redirectsEnd() throws {
    let (outcome, site, _) = try fetch { _, _ in .answer("301", ["Location: /plan"], "") }
    #expect(outcome == "failed: the site redirects more than 5 times")
    #expect(site.paths.count == 6)
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "http://user:secret@127.0.0.1/", "http:\\\\127.0.0.1\\x"])
  func redirectsLeadOnlyToTheWeb(target: String) throws {
    let (outcome, _, _) = try fetch { path, _ in .answer("302", ["Location: \(target)"], "") }
    #expect(outcome == "failed: the site redirects to what is no http or https address")
  }

  @Test(arguments: ["127.0.0.2", "169.254.169.254", "[::1]", "2130706434", "[::ffff:10.0.0.1]"])
  func redirectsDoNotLeadIntoThisNetwork(host: String) throws {
    let site = try LocalSite { _, _ in .answer("302", ["Location: http://\(host)/latest"], "") }
    defer { site.close() }
    // The test's own site counts as one of the open web; what it redirects to is looked at as it is.
    let own = NetworkAddress("127.0.0.1")
    let fetcher = Fetcher(settings: settings(), isPublic: { $0 == own || $0.isPublic })
    let refused = outcome(fetcher.fetch(site.url("/plan")))
    #expect(refused.hasSuffix(" leads into a private network"))
    #expect(site.paths == ["/plan"])
  }

  @Test func oneOfSeveralAddressesIsEnoughToRefuse() {
    let both = [NetworkAddress("93.184.216.34"), NetworkAddress("10.0.0.1")].compactMap(\.self)
    let fetcher = Fetcher(settings: settings(), resolve: { _ in both })
    #expect(outcome(fetcher.fetch("http://www.example.dk/")) == "failed: www.example.dk leads into a private network")
  }

  @Test func robotsAreHeeded() throws {
    let (outcome, site, _) = try fetch("/private/plan") { path, _ in
      .answer("200", [], path == "/robots.txt" ? "User-agent: *\nDisallow: /private/" : "plan")
    }
    #expect(outcome == "failed: robots.txt of the site asks not to fetch it")
    #expect(site.paths.isEmpty)
  }
}

@Suite struct NetworkAddressTests {
  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255",
    "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
  ])
  func privateOnesAreTold(text: String) throws { #expect(try !#require(NetworkAddress(text)).isPublic) }

  @Test(arguments: ["93.184.216.34", "172.15.0.1", "172.32.0.1", "2606:2800:220:1::1", "::ffff:93.184.216.34"])
  func publicOnesAreTold(text: String) throws { #expect(try #require(NetworkAddress(text)).isPublic) }
}

@Suite struct RobotsRulesTests {
  private let text =
    "User-agent: *\nDisallow: /\n\nUser-agent: indsats\nAllow: /planer/*.pdf$\nDisallow: /planer\nDisallow: # none\n"

  @Test func theGroupWithTheNameCounts() {
    let rules = RobotsRules(text, agent: "indsats")
    #expect(rules.allows("/andet"))
    #expect(!rules.allows("/planer/a.html"))
    #expect(rules.allows("/planer/2021/a.pdf"))
    #expect(!rules.allows("/planer/a.pdf?x"))
    #expect(!RobotsRules(text, agent: "other").allows("/andet"))
  }

  @Test func withoutRulesAllIsAllowed() { #expect(RobotsRules("", agent: "indsats").allows("/")) }
}
