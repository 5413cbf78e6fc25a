/// How documents are fetched from the web.
public struct FetchSettings: Codable, Sendable, Hashable {
  /// Tries for answers that may be better later: 408, 429, 5xx and broken connections.
  public var attempts = 5
  /// Seconds before the second try; doubled for each further one, with up to half as much again at random.
  public var firstPauseSeconds = 1.0
  /// What a server asks for with Retry-After is honoured up to this many seconds.
  public var longestPauseSeconds = 60.0
  public var connectSeconds = 15.0
  /// For one answer from beginning to end. The largest plan seen has 40 MB; a slow line brings that in two minutes.
  public var wholeSeconds = 180.0
  /// Fewer bytes a second than this for `slowSeconds` is a connection that only drips.
  public var slowestBytesPerSecond = 200
  public var slowSeconds = 20
  public var largestMegabytes = 100
  public var redirects = 5
  /// Shown to the sites that are fetched from, with where to complain.
  public var userAgent = "indsats/1.0 (collects published municipal plans; contact: the operator of this address)"

  public init() {}
}
