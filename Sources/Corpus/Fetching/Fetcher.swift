import CCurl
import Foundation

/// What became of a request for a document.
enum FetchResult: Sendable {
  struct Document: Sendable {
    var bytes: [UInt8]
    var etag: String?
    var lastModified: String?
  }

  case document(Document)
  /// The site says it is the one already known (304).
  case unchanged
  /// The site no longer has it (404, 410).
  case gone(Int)
  /// It could not be fetched; why, in one clause.
  case failed(String)
}

/// Fetches documents: one request at a time, tried again where that may help, every hop checked before it is taken.
final class Fetcher {
  private let settings: FetchSettings
  private let resolve: (String) -> [NetworkAddress]
  private let isPublic: (NetworkAddress) -> Bool
  private let pause: (Double) -> Void
  private var robots: [String: RobotsRules] = [:]

  /// - Parameters:
  ///   - resolve: addresses of a name.
  ///   - isPublic: whether an address may be connected to without leave.
  ///   - pause: waits for some seconds.
  init(
    settings: FetchSettings, resolve: @escaping (String) -> [NetworkAddress] = NetworkAddress.resolve,
    isPublic: @escaping (NetworkAddress) -> Bool = \.isPublic,
    pause: @escaping (Double) -> Void = { usleep(UInt32($0 * 1_000_000)) }
  ) {
    self.settings = settings
    self.resolve = resolve
    self.isPublic = isPublic
    self.pause = pause
  }

  /// What is known of a document from the last time.
  struct Known: Sendable {
    var etag: String?
    var lastModified: String?
  }

  /// Why a fetch cannot go on; not an error of the program.
  private struct Refusal: Error {
    var reason: String
  }

  func fetch(_ text: String, known: Known = Known(), allowsPrivate: Bool = false) -> FetchResult {
    guard let address = WebAddress(text) else { return .failed("it is no http or https address") }
    do {
      guard try isAllowed(address, allowsPrivate) else { return .failed("robots.txt of the site asks not to fetch it") }
      return Self.result(try answer(address, conditions(known), allowsPrivate))
    } catch {
      return .failed(error.reason)
    }
  }

  private func conditions(_ known: Known) -> [String] {
    [known.etag.map { "If-None-Match: \($0)" }, known.lastModified.map { "If-Modified-Since: \($0)" }].compactMap(
      \.self)
  }

  private static func result(_ answer: HTTPExchange.Answer) -> FetchResult {
    switch answer.status {
    case 200 where answer.headers["content-encoding"].map { $0 != "identity" } ?? false:
      .failed("the site sends it packed although nobody asked for that")
    case 200:
      .document(
        .init(bytes: answer.body, etag: answer.headers["etag"], lastModified: answer.headers["last-modified"]))
    case 304: .unchanged
    case 404, 410: .gone(answer.status)
    default: .failed("the site answers \(answer.status)")
    }
  }

  // MARK: Hops

  /// The answer at the end of the redirects. What was said of the first address is not said to the next.
  private func answer(
    _ first: WebAddress, _ headers: [String], _ allowsPrivate: Bool
  ) throws(Refusal) -> HTTPExchange.Answer {
    var address = first
    for hop in 0...settings.redirects {
      let answer = try patientAnswer(address, hop == 0 ? headers : [], allowsPrivate)
      guard [301, 302, 303, 307, 308].contains(answer.status) else { return answer }
      guard let target = answer.headers["location"], let next = WebAddress(target, relativeTo: address) else {
        throw Refusal(reason: "the site redirects to what is no http or https address")
      }
      if address.scheme == "https" && next.scheme == "http" {
        throw Refusal(reason: "the site redirects from https to http")
      }
      address = next
    }
    throw Refusal(reason: "the site redirects more than \(settings.redirects) times")
  }

  /// Tries again what may work later.
  private func patientAnswer(
    _ address: WebAddress, _ headers: [String], _ allowsPrivate: Bool
  ) throws(Refusal) -> HTTPExchange.Answer {
    var reason = ""
    for attempt in 1...max(1, settings.attempts) {
      let place = try checkedPlace(of: address, allowsPrivate)
      var asked: Double?
      do throws(HTTPExchange.Failure) {
        let answer = try HTTPExchange.perform(address, at: place, requestHeaders: headers, settings: settings)
        guard answer.status == 408 || answer.status == 429 || answer.status >= 500 else { return answer }
        reason = "the site answers \(answer.status)"
        asked = answer.headers["retry-after"].flatMap { Self.seconds(untilRetry: $0) }
      } catch {
        guard error.isTransient else { throw Refusal(reason: error.reason) }
        reason = error.reason
      }
      if attempt < settings.attempts { pause(wait(after: attempt, asked: asked)) }
    }
    throw Refusal(reason: reason + ", \(settings.attempts) times")
  }

  /// What Retry-After asks for: seconds, or a moment (RFC 9110, 10.2.3).
  private static func seconds(untilRetry value: String) -> Double? {
    if let seconds = Double(value) { return seconds }
    let moment = curl_getdate(value, nil)
    return moment < 0 ? nil : max(0, Double(moment - time(nil)))
  }

  private func wait(after attempt: Int, asked: Double?) -> Double {
    let own = settings.firstPauseSeconds * Double(1 << min(attempt - 1, 10)) * Double.random(in: 1...1.5)
    return min(max(own, asked ?? 0), settings.longestPauseSeconds)
  }

  /// The address to connect to. One private address among several is enough to refuse all.
  private func checkedPlace(of address: WebAddress, _ allowsPrivate: Bool) throws(Refusal) -> NetworkAddress {
    let places = resolve(address.host.trimmingBrackets)
    guard let first = places.first else { throw Refusal(reason: "the name \(address.host) has no address") }
    guard allowsPrivate || places.allSatisfy(isPublic) else {
      throw Refusal(reason: "\(address.host) leads into a private network")
    }
    return first
  }

  // MARK: robots.txt

  /// A site without the file allows all; one that cannot give it is asked again another day.
  private func isAllowed(_ address: WebAddress, _ allowsPrivate: Bool) throws(Refusal) -> Bool {
    if let rules = robots[address.origin] { return rules.allows(address.path) }
    guard let place = WebAddress("/robots.txt", relativeTo: address) else { return true }
    let answer = try answer(place, [], allowsPrivate)
    let agent = settings.userAgent.prefix { $0.isLetter || $0 == "-" }
    let rules =
      answer.status == 200
      ? RobotsRules(String(decoding: answer.body, as: UTF8.self), agent: String(agent)) : RobotsRules()
    robots[address.origin] = rules
    return rules.allows(address.path)
  }
}
