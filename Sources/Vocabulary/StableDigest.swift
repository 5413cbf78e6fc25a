/// A digest that is the same on every machine and in every run (FNV-1a, 64 bits). It tells changes apart; it is no
/// protection against anybody.
public struct StableDigest: Sendable {
  /// The digest of what was added so far.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  public init() {}

  /// Adds a text and its end, so that "ab", "c" and "a", "bc" differ.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(UInt8.max)
  }

  public mutating func add(_ number: UInt64) {
    for shift in stride(from: 0, to: UInt64.bitWidth, by: UInt8.bitWidth) {
      add(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  private mutating func add(_ byte: UInt8) {
    value ^= UInt64(byte)
    value = value &* 0x0000_0100_0000_01b3
  }

  /// Sixteen lower-case hex digits.
  public var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  public static func hex(_ fill: (inout StableDigest) -> Void) -> String {
    var digest = StableDigest()
    fill(&digest)
    return digest.hex
  }

  public static func value(of text: String) -> UInt64 {
    var digest = StableDigest()
    digest.add(text)
    return digest.value
  }

  /// The digest of some texts in order.
  public static func hex(of texts: [String]) -> String {
    hex { digest in for text in texts { digest.add(text) } }
  }
}
