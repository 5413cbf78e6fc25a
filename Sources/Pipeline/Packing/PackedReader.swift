import Model

/// Reads what `PackedWriter` wrote.
///
/// Bytes that were cut off or damaged give an error, never a value out of bounds.
final class PackedReader: Decoder {
  private let bytes: [UInt8]
  private var place = 0
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  func container<Key>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(PackedFieldReader(reader: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try PackedListReader(reader: self) }
  func singleValueContainer() -> any SingleValueDecodingContainer { PackedValueReader(reader: self) }

  /// The bytes are not what was written.
  struct Damaged: Error {}

  @inline(__always)
  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == String.self, let text = try text() as? Value { return text }
    if type == Int.self, let number = try signed() as? Value { return number }
    if type == Double.self, let number = try double() as? Value { return number }
    if type == Bool.self, let flag = try flag() as? Value { return flag }
    return try readOther(type)
  }

  private func readOther<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == [UInt8].self, let content = try content() as? Value { return content }
    if type == UInt64.self, let number = try unsigned() as? Value { return number }
    if type == [String: String].self, let entries = try map(String.self) as? Value { return entries }
    if type == [String: [String]].self, let entries = try map([String].self) as? Value { return entries }
    if type == [TableCell].self, let cells = try cells() as? Value { return cells }
    return try Value(from: self)
  }

  func flag() throws -> Bool {
    guard place < bytes.count, bytes[place] <= 1 else { throw Damaged() }
    defer { place += 1 }
    return bytes[place] == 1
  }

  func unsigned() throws -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Damaged()
  }

  func text() throws -> String { String(decoding: try slice(), as: UTF8.self) }

  private func content() throws -> [UInt8] { Array(try slice()) }

  private func slice() throws -> ArraySlice<UInt8> {
    let count = try unsigned()
    guard count <= UInt64(bytes.count - place) else { throw Damaged() }
    defer { place += Int(count) }
    return bytes[place..<place + Int(count)]
  }

  func signed() throws -> Int {
    let number = try unsigned()
    return Int(Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1))
  }

  func double() throws -> Double {
    guard bytes.count - place >= 8 else { throw Damaged() }
    defer { place += 8 }
    return Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) })
  }

  private func map<Value: Decodable>(_ type: Value.Type) throws -> [String: Value] {
    var entries: [String: Value] = [:]
    for _ in 0..<(try unsigned()) { entries[try text()] = try read(type) }
    return entries
  }

  /// The length of a list. Every element takes a byte at least, but for those without any field.
  fileprivate func listCount() throws -> Int {
    guard bytes.count - place >= 4 else { throw Damaged() }
    defer { place += 4 }
    return (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// Whether a value follows; the sign that says so is passed over only where none does.
  fileprivate func passNothing() throws -> Bool {
    guard place < bytes.count else { throw Damaged() }
    guard bytes[place] == 0 else { return false }
    place += 1
    return true
  }
}

/// The fields of a value, read in the order of their type. A class, since the name of an enum's case is read only once.
private final class PackedFieldReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let reader: PackedReader
  /// The case of an enum that follows.
  private var enumCase: Key?
  var codingPath: [any CodingKey] { [] }

  init(reader: PackedReader) { self.reader = reader }

  /// What asks for the keys is an enum, which has the one of its case.
  var allKeys: [Key] {
    if enumCase == nil { enumCase = (try? reader.text()).flatMap(Key.init(stringValue:)) }
    return enumCase.map { [$0] } ?? []
  }

  func contains(_ key: Key) -> Bool { true }
  func decodeNil(forKey key: Key) throws -> Bool { try reader.passNothing() }

  @inline(__always)
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try reader.read(type) }

  // The protocol has functions of its own for these types, which would not pass over the byte that says that there is a value.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type) }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type) }
  func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type) }
  func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(type) }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type) }
  func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try optional(type) }
  func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try optional(type) }
  func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(type) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(type) }
  func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try optional(type) }
  func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optional(type) }
  func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { try optional(type) }
  func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try optional(type) }
  func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try optional(type) }
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? { try optional(type) }

  @inline(__always)
  private func optional<Value: Decodable>(_ type: Value.Type) throws -> Value? {
    try reader.flag() ? reader.read(type) : nil
  }

  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedDecodingContainer<Nested> {
    reader.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { try reader.unkeyedContainer() }
  func superDecoder() -> any Decoder { reader }
  func superDecoder(forKey key: Key) -> any Decoder { reader }
}

private struct PackedListReader: UnkeyedDecodingContainer {
  let reader: PackedReader
  private let length: Int
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  /// Nothing is reserved for a length that may be damaged.
  var count: Int? { nil }
  var isAtEnd: Bool { currentIndex >= length }

  init(reader: PackedReader) throws {
    self.reader = reader
    length = try reader.listCount()
  }

  private mutating func next() throws -> PackedReader {
    guard !isAtEnd else { throw PackedReader.Damaged() }
    currentIndex += 1
    return reader
  }

  mutating func decodeNil() throws -> Bool {
    guard try reader.passNothing() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().read(type) }

  mutating func nestedContainer<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
  mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct PackedValueReader: SingleValueDecodingContainer {
  let reader: PackedReader
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { (try? reader.passNothing()) ?? false }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard try reader.flag() else { throw PackedReader.Damaged() }
    return try reader.read(type)
  }
}
