/// Limits on what a page may ask of the reader.
public struct HTMLReadingSettings: Codable, Sendable, Hashable {
  /// Largest file in bytes. The largest municipal agenda page seen is 3 MB; browsers' saved pages reach 10 MB.
  public var maximumBytes = 32 << 20
  /// Elements and texts kept; the rest of the page is left out with a problem. An agenda with a hundred annexes has 60,000.
  public var maximumNodes = 1_000_000
  /// Depth of elements. libxml2 gives up at 256 without its HUGE option; half of that holds every page seen twice over
  /// and keeps recursion well within a small thread's stack.
  public var maximumDepth = 128
  /// Largest row or column span believed. WHATWG allows 65534 rows and 1000 columns; a table's own rows cut it further.
  public var maximumSpan = 1000

  public init() {}
}
