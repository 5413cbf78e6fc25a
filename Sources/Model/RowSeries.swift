/// Rows that are made, or read from a disk, when they are visited, so that many of them take no memory at once.
///
/// They come in blocks, such as the rows of one document; each visit makes them anew.
public struct RowSeries<Row: Sendable>: Sendable {
  /// Number of rows.
  public let count: Int
  public let blockCount: Int
  private let make: @Sendable (Int) throws -> [Row]

  /// - Parameters:
  ///   - count: of rows in all blocks.
  ///   - make: gives the rows of a block, the same at every call; throws when they can no longer be read.
  public init(count: Int, blockCount: Int, make: @escaping @Sendable (Int) throws -> [Row]) {
    self.count = count
    self.blockCount = blockCount
    self.make = make
  }

  /// Rows that are at hand, each a block of its own.
  public init(_ rows: [Row] = []) {
    self.init(count: rows.count, blockCount: rows.count) { [rows[$0]] }
  }

  public func block(_ number: Int) throws -> [Row] { try make(number) }

  /// - Throws: what `body` throws, or what keeps a block from being read.
  public func forEach(_ body: (Row) throws -> Void) throws {
    for number in 0..<blockCount {
      for row in try make(number) { try body(row) }
    }
  }

  /// What is found in a row, of the first in which something is; later blocks are not made.
  ///
  /// - Throws: what keeps a block from being read.
  public func first<Value>(_ find: (Row) -> Value?) throws -> Value? {
    for number in 0..<blockCount {
      if let found = try make(number).lazy.compactMap(find).first { return found }
    }
    return nil
  }

  /// The same rows changed one by one.
  public func map<Other: Sendable>(_ change: @escaping @Sendable (Row) -> Other) -> RowSeries<Other> {
    let make = make
    return RowSeries<Other>(count: count, blockCount: blockCount) { try make($0).map(change) }
  }

  /// All rows at once; for few.
  public func all() throws -> [Row] { try (0..<blockCount).flatMap { try make($0) } }
}
