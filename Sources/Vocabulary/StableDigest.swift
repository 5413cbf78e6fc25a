/// A digest that is the same on every machine and in every run (FNV-1a, 64 bits). It tells changes apart; it is no
/// protection against anybody.
public struct StableDigest: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  /// Adds a text and its end, so that "ab", "c" and "a", "bc" differ.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) {
    state ^= UInt64(byte)
    state = state &* 0x0000_0100_0000_01b3
  }

  /// Sixteen lower-case hex digits.
  public var hex: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  public static func hex(_ fill: (inout StableDigest) -> Void) -> String {
    var digest = StableDigest()
    fill(&digest)
    return digest.hex
  }

  /// The digest of some texts in order.
  public static func hex(of texts: [String]) -> String {
    hex { digest in for text in texts { digest.add(text) } }
  }
}
