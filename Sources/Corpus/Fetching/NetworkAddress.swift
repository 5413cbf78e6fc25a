import Foundation

/// An internet address that a name resolved to.
struct NetworkAddress: Hashable, Sendable {
  /// Four bytes, or sixteen.
  let bytes: [UInt8]

  /// - Parameter text: `192.0.2.1` or `2001:db8::1`.
  init?(_ text: String) {
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
    } else {
      return nil
    }
  }

  /// As text; in brackets it stands in an address of the web when it is a long one.
  var text: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether anybody on the internet may be meant: not this machine, not its network, not a group, not reserved
  /// (IANA special-purpose address registries).
  var isPublic: Bool { bytes.count == 4 ? Self.isPublic(bytes) : isPublicLong }

  private var isPublicLong: Bool {
    if let inner = embedded { return Self.isPublic(inner) }
    // Global unicast is 2000::/3; 2001:db8::/32 is for documents, 2001:0::/32 a tunnel.
    guard bytes[0] & 0xE0 == 0x20 else { return false }
    return !(bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2...3] == [0x0D, 0xB8] || bytes[2...3] == [0, 0]))
  }

  /// The short address inside a long one: mapped (`::ffff:0:0/96`), translated (`64:ff9b::/96`) or tunnelled (`2002::/16`).
  private var embedded: [UInt8]? {
    let zeros = [UInt8](repeating: 0, count: 16)
    if bytes[..<10] == zeros[..<10], bytes[10...11] == [0xFF, 0xFF] { return Array(bytes[12...]) }
    if bytes[..<4] == [0, 0x64, 0xFF, 0x9B], bytes[4..<12] == zeros[4..<12] { return Array(bytes[12...]) }
    if bytes[..<2] == [0x20, 0x02] { return Array(bytes[2..<6]) }
    return nil
  }

  private static func isPublic(_ b: [UInt8]) -> Bool {
    switch (b[0], b[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (192, 168), (224..., _): false
    case (100, 64...127), (172, 16...31), (198, 18...19): false
    case (192, 0): b[2] != 0 && b[2] != 2
    case (198, 51): b[2] != 100
    case (203, 0): b[2] != 113
    default: true
    }
  }

  /// Everything a name resolves to; the address itself for one in digits.
  static func resolve(_ host: String) -> [NetworkAddress] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
    // Allocated by getaddrinfo.
    defer { freeaddrinfo(list) }
    var found: [NetworkAddress] = []
    for entry in sequence(first: list, next: { $0?.pointee.ai_next }) {
      guard let entry else { break }
      var buffer = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let status = getnameinfo(
        entry.pointee.ai_addr, entry.pointee.ai_addrlen, &buffer, socklen_t(buffer.count), nil, 0, NI_NUMERICHOST)
      let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if status == 0, let address = NetworkAddress(text), !found.contains(address) { found.append(address) }
    }
    return found
  }
}
