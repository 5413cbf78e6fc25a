/// Where what a search for links found is kept for the next one.
public protocol LinkMemoryStore {
  /// - Returns: an empty memory where nothing is kept that still holds.
  func load() -> LinkMemory
  func save(_ memory: LinkMemory) throws
}

/// What a search for links found, for the next one to look again only where something changed.
///
/// Initiatives, terms and profiles are told apart by digests, since indices change with every initiative that comes or goes.
public struct LinkMemory: Sendable {
  /// Of each initiative: its id, all that is compared of it, and the least that a candidate of it had to share to be scored (0 where
  /// all were).
  var ids: [UInt64] = []
  var profiles: [UInt64] = []
  var leastShared: [Float] = []
  /// Where the terms that an initiative was looked up by begin, and the end; then terms and weights of all.
  var lookupStarts: [Int32] = [0]
  var lookupTerms: [UInt64] = []
  var lookupWeights: [Float] = []
  /// Terms that stood in too many initiatives to look up.
  var commonTerms: [UInt64] = []
  /// Where the pairs whose first initiative this is begin, and the end; then the second initiatives and log odds of all.
  var pairStarts: [Int32] = [0]
  var pairOthers: [Int32] = []
  var pairOdds: [Float] = []

  /// Of a search that never was: all is looked for.
  public init() {}

  /// What a search has just found.
  ///
  /// - Parameter found: pairs with log odds, in order of the first initiative.
  init(ids: [UInt64], profiles: [UInt64], index: TermIndex, terms: [UInt64], found: [FoundPairs]) {
    self.ids = ids
    self.profiles = profiles
    // Arrays that grow by themselves take up to twice the room.
    lookupStarts.reserveCapacity(ids.count + 1)
    lookupTerms.reserveCapacity(index.lookups.reduce(0) { $0 + $1.count })
    lookupWeights.reserveCapacity(lookupTerms.capacity)
    leastShared.reserveCapacity(ids.count)
    pairStarts.reserveCapacity(ids.count + 1)
    pairOthers.reserveCapacity(found.reduce(0) { $0 + $1.pairs.count })
    pairOdds.reserveCapacity(pairOthers.capacity)
    for lookups in index.lookups {
      for (term, weight) in lookups {
        lookupTerms.append(terms[Int(term)])
        lookupWeights.append(weight)
      }
      lookupStarts.append(Int32(lookupTerms.count))
    }
    commonTerms = index.commonTerms.map { terms[Int($0)] }
    for chunk in found {
      leastShared += chunk.leastShared
      for pair in chunk.pairs {
        while pairStarts.count <= pair.left { pairStarts.append(Int32(pairOthers.count)) }
        pairOthers.append(Int32(pair.right))
        pairOdds.append(Float(pair.score))
      }
    }
    while pairStarts.count <= ids.count { pairStarts.append(Int32(pairOthers.count)) }
  }

  func lookups(of initiative: Int) -> [(term: UInt64, weight: Float)] {
    (lookupStarts[initiative]..<lookupStarts[initiative + 1]).map { (lookupTerms[Int($0)], lookupWeights[Int($0)]) }
  }

  func pairs(of initiative: Int) -> [(other: Int, odds: Float)] {
    (pairStarts[initiative]..<pairStarts[initiative + 1]).map { (Int(pairOthers[Int($0)]), pairOdds[Int($0)]) }
  }
}

extension LinkMemory {
  /// Calls with the parts of what a file is to hold, in order: each array with its number of bytes (eight) before it, as this machine
  /// lays numbers out.
  public func write(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    func add(_ values: [some BitwiseCopyable]) throws {
      try values.withUnsafeBytes { raw in
        try withUnsafeBytes(of: UInt64(raw.count), body)
        try body(raw)
      }
    }
    try add(ids)
    try add(profiles)
    try add(leastShared)
    try add(lookupStarts)
    try add(lookupTerms)
    try add(lookupWeights)
    try add(commonTerms)
    try add(pairStarts)
    try add(pairOthers)
    try add(pairOdds)
  }

  /// - Parameters:
  ///   - byteCount: of all that was written.
  ///   - fill: fills a buffer with the next bytes; `false` when there are not so many.
  /// - Returns: `nil` for bytes that are not whole, or contradict themselves.
  public init?(byteCount: Int, fill: (UnsafeMutableRawBufferPointer) -> Bool) {
    var rest = byteCount
    /// Read where they stay: a copy of all would be the largest thing in memory.
    func take<Value: BitwiseCopyable>(_ type: Value.Type) -> [Value]? {
      var stated: UInt64 = 0
      guard rest >= 8, withUnsafeMutableBytes(of: &stated, fill), let length = Int(exactly: stated), length <= rest - 8,
        length % MemoryLayout<Value>.stride == 0
      else { return nil }
      rest -= 8 + length
      var isWhole = length == 0
      let values = [Value](unsafeUninitializedCapacity: length / MemoryLayout<Value>.stride) { buffer, count in
        if length > 0 { isWhole = fill(UnsafeMutableRawBufferPointer(buffer)) }
        count = isWhole ? buffer.count : 0
      }
      return isWhole ? values : nil
    }
    guard let ids = take(UInt64.self), let profiles = take(UInt64.self), let leastShared = take(Float.self),
      let lookupStarts = take(Int32.self), let lookupTerms = take(UInt64.self), let lookupWeights = take(Float.self),
      let commonTerms = take(UInt64.self), let pairStarts = take(Int32.self), let pairOthers = take(Int32.self),
      let pairOdds = take(Float.self), rest == 0
    else { return nil }
    (self.ids, self.profiles, self.leastShared) = (ids, profiles, leastShared)
    (self.lookupStarts, self.lookupTerms, self.lookupWeights) = (lookupStarts, lookupTerms, lookupWeights)
    (self.commonTerms, self.pairStarts, self.pairOthers, self.pairOdds) = (
      commonTerms, pairStarts, pairOthers, pairOdds
    )
    guard isWhole else { return nil }
  }

  private var isWhole: Bool {
    func isDivision(_ starts: [Int32], of count: Int) -> Bool {
      starts.count == ids.count + 1 && starts.first == 0 && starts.last == Int32(exactly: count)
        && zip(starts, starts.dropFirst()).allSatisfy(<=)
    }
    return profiles.count == ids.count && leastShared.count == ids.count && lookupWeights.count == lookupTerms.count
      && pairOdds.count == pairOthers.count && isDivision(lookupStarts, of: lookupTerms.count)
      && isDivision(pairStarts, of: pairOthers.count) && pairOthers.allSatisfy { ids.indices.contains(Int($0)) }
  }
}
