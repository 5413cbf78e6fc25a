import CCurl

/// An address of the web, read by the library that fetches it, so that both understand it alike.
struct WebAddress: Hashable, Sendable {
  let text: String
  let scheme: String
  let host: String
  let port: Int

  /// - Parameters:
  ///   - text: absolute, or relative to `base`.
  ///   - base: the page that names it.
  /// - Returns: `nil` for what is no http or https address, or holds a user, a password or a backslash.
  init?(_ text: String, relativeTo base: WebAddress? = nil) {
    guard !text.contains("\\"), !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else { return nil }
    // Freed with curl_url_cleanup.
    guard let handle = curl_url() else { return nil }
    defer { curl_url_cleanup(handle) }
    if let base, curl_url_set(handle, CURLUPART_URL, base.text, 0) != CURLUE_OK { return nil }
    guard curl_url_set(handle, CURLUPART_URL, text, 0) == CURLUE_OK,
      WebAddress.part(handle, CURLUPART_USER) == nil, WebAddress.part(handle, CURLUPART_PASSWORD) == nil
    else { return nil }
    _ = curl_url_set(handle, CURLUPART_FRAGMENT, nil, 0)
    guard let scheme = WebAddress.part(handle, CURLUPART_SCHEME)?.lowercased(), ["http", "https"].contains(scheme),
      let host = WebAddress.part(handle, CURLUPART_HOST), !host.isEmpty,
      let port = WebAddress.part(handle, CURLUPART_PORT, flags: UInt32(CURLU_DEFAULT_PORT)).flatMap({ Int($0) }),
      let whole = WebAddress.part(handle, CURLUPART_URL)
    else { return nil }
    self.text = whole
    self.scheme = scheme
    self.host = host.lowercased()
    self.port = port
  }

  /// `https://www.example.dk:443`, what two addresses must share to be of one place.
  var origin: String { "\(scheme)://\(host):\(port)" }

  /// Everything from the path on, as robots.txt compares it.
  var path: String {
    let rest = text.dropFirst(scheme.count + 3)
    return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
  }

  private static func part(_ handle: OpaquePointer, _ part: CURLUPart, flags: UInt32 = 0) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, flags) == CURLUE_OK, let text else { return nil }
    // Allocated by curl, freed with curl_free.
    defer { curl_free(text) }
    return String(cString: text)
  }
}
