import CCurl
import Foundation

/// One request and its answer, without following anything.
final class HTTPExchange {
  struct Answer {
    var status: Int
    /// By lower-case name; the last of equals.
    var headers: [String: String]
    var body: [UInt8]
  }

  /// The answer did not come, or not whole.
  struct Failure: Error {
    var reason: String
    /// Whether it may work later.
    var isTransient: Bool
  }

  private var headers: [String: String] = [:]
  private var body: [UInt8] = []
  private let limit: Int
  private var isTooLarge = false

  private init(limit: Int) { self.limit = limit }

  /// - Parameters:
  ///   - address: to ask.
  ///   - place: the checked address that is connected to, whatever the name resolves to by then.
  ///   - requestHeaders: lines such as `If-None-Match: "x"`.
  static func perform(
    _ address: WebAddress, at place: NetworkAddress, requestHeaders: [String], settings: FetchSettings
  ) throws(Failure) -> Answer {
    // Freed with curl_easy_cleanup.
    guard let handle = curl_easy_init() else {
      throw Failure(reason: "the web library cannot start", isTransient: false)
    }
    defer { curl_easy_cleanup(handle) }
    let exchange = HTTPExchange(limit: settings.largestMegabytes * 1_000_000)
    // Lists freed with curl_slist_free_all.
    let places = list(["\(address.host.trimmingBrackets):\(address.port):\(place.text)"])
    let lines = list(requestHeaders)
    defer {
      curl_slist_free_all(places)
      curl_slist_free_all(lines)
    }
    indsats_curl_set_list(handle, CURLOPT_RESOLVE, places)
    indsats_curl_set_list(handle, CURLOPT_HTTPHEADER, lines)
    configure(handle, address, settings)
    return try exchange.run(handle)
  }

  private static func configure(_ handle: UnsafeMutableRawPointer, _ address: WebAddress, _ settings: FetchSettings) {
    let texts: [(CURLoption, String)] = [
      (CURLOPT_URL, address.text), (CURLOPT_USERAGENT, settings.userAgent),
      // Neither a proxy nor a file with passwords from the environment.
      (CURLOPT_PROXY, ""), (CURLOPT_NOPROXY, "*"), (CURLOPT_PROTOCOLS_STR, "http,https"),
    ]
    for (option, text) in texts { indsats_curl_set_text(handle, option, text) }
    let numbers: [(CURLoption, Int)] = [
      (CURLOPT_FOLLOWLOCATION, 0), (CURLOPT_NOSIGNAL, 1), (CURLOPT_NETRC, 0), (CURLOPT_SSL_VERIFYPEER, 1),
      (CURLOPT_SSL_VERIFYHOST, 2), (CURLOPT_CONNECTTIMEOUT_MS, Int(settings.connectSeconds * 1000)),
      (CURLOPT_TIMEOUT_MS, Int(settings.wholeSeconds * 1000)),
      (CURLOPT_LOW_SPEED_LIMIT, settings.slowestBytesPerSecond),
      (CURLOPT_LOW_SPEED_TIME, settings.slowSeconds), (CURLOPT_HTTP_CONTENT_DECODING, 0),
    ]
    for (option, number) in numbers { indsats_curl_set_number(handle, option, number) }
  }

  private func run(_ handle: UnsafeMutableRawPointer) throws(Failure) -> Answer {
    // The exchange outlives the call below, which is the only one that uses the pointer.
    let context = Unmanaged.passUnretained(self).toOpaque()
    indsats_curl_set_sinks(handle, Self.takeBody, Self.takeHeader, context)
    let code = curl_easy_perform(handle)
    if isTooLarge { throw Failure(reason: "the answer is larger than \(limit / 1_000_000) MB", isTransient: false) }
    guard code == CURLE_OK else {
      throw Failure(reason: String(cString: curl_easy_strerror(code)).lowercased(), isTransient: Self.isTransient(code))
    }
    return Answer(status: indsats_curl_status(handle), headers: headers, body: body)
  }

  /// Certificates and broken addresses do not mend themselves within a minute; lines do.
  private static func isTransient(_ code: CURLcode) -> Bool {
    ![CURLE_PEER_FAILED_VERIFICATION, CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_SSL_CERTPROBLEM].contains(
      code)
  }

  private static let takeBody: indsats_curl_sink = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let exchange = Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
    let length = size * count
    guard exchange.body.count + length <= exchange.limit else {
      exchange.isTooLarge = true
      return 0
    }
    exchange.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: length))
    return length
  }

  private static let takeHeader: indsats_curl_sink = { bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let exchange = Unmanaged<HTTPExchange>.fromOpaque(context).takeUnretainedValue()
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self)
    if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespacesAndNewlines)
      exchange.headers[line[..<colon].lowercased()] = value
    }
    return size * count
  }

  private static func list(_ lines: [String]) -> UnsafeMutablePointer<curl_slist>? {
    lines.reduce(nil) { curl_slist_append($0, $1) }
  }
}

extension String {
  /// A long address without the brackets it wears in an address of the web.
  var trimmingBrackets: String { hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : self }
}
