import Model

/// Writes values as compact bytes, one after the other in the order in which their types encode them, without names.
///
/// The same program reads them back in the same order, and a key of the cache holds the program's digest, so names would only cost
/// time and room. Numbers are variable in length (LEB128, signed ones zigzag); a text begins with its length, a list with the
/// number of its elements, what may be missing with one byte. Dictionaries stand in the order of their keys.
final class PackedWriter: Encoder {
  private(set) var bytes: [UInt8] = []
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    // The keys of a type are an enum; those of a dictionary may be any text.
    precondition(Key(stringValue: "\0") == nil, "a dictionary of a kind that has no stated order is packed")
    return KeyedEncodingContainer(PackedFieldWriter(writer: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { PackedListWriter(writer: self) }
  func singleValueContainer() -> any SingleValueEncodingContainer { PackedValueWriter(writer: self) }

  /// - Throws: what the value throws.
  @inline(__always)
  func write<Value: Encodable>(_ value: Value) throws {
    // Which type it is is known where this is compiled for it; the cast then costs nothing.
    if Value.self == String.self, let text = value as? String { return write(text: text) }
    if Value.self == Int.self, let number = value as? Int { return write(signed: number) }
    if Value.self == Double.self, let number = value as? Double { return write(bits: number.bitPattern) }
    if Value.self == Bool.self, let flag = value as? Bool { return write(flag: flag) }
    try writeOther(value)
  }

  private func writeOther<Value: Encodable>(_ value: Value) throws {
    if Value.self == [UInt8].self, let content = value as? [UInt8] { return write(content: content) }
    if Value.self == UInt64.self, let number = value as? UInt64 { return write(unsigned: number) }
    if Value.self == [String: String].self, let entries = value as? [String: String] { return try write(map: entries) }
    if Value.self == [String: [String]].self, let entries = value as? [String: [String]] {
      return try write(map: entries)
    }
    if Value.self == [TableCell].self, let cells = value as? [TableCell] { return write(cells: cells) }
    try value.encode(to: self)
  }

  func write(flag: Bool) { bytes.append(flag ? 1 : 0) }

  func write(unsigned number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  func write(text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(unsigned: UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  func write(signed number: Int) {
    let number = Int64(number)
    write(unsigned: UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  func write(bits: UInt64) { withUnsafeBytes(of: bits.littleEndian) { bytes.append(contentsOf: $0) } }

  private func write(content: [UInt8]) {
    write(unsigned: UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  private func write<Value: Encodable>(map entries: [String: Value]) throws {
    write(unsigned: UInt64(entries.count))
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
      write(text: key)
      try write(value)
    }
  }

  // MARK: Lists

  /// Makes room for the length of a list that is not known yet: four bytes, the low one first.
  fileprivate func beginList() -> Int {
    bytes.append(contentsOf: [0, 0, 0, 0])
    return bytes.count - 4
  }

  /// Adds one to the length that stands at a place.
  fileprivate func countElement(at place: Int) {
    for index in place..<place + 4 {
      bytes[index] &+= 1
      if bytes[index] != 0 { return }
    }
  }
}

/// The fields of a value. The generic functions stand for those of every type that the protocol names.
private struct PackedFieldWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let writer: PackedWriter
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { writer.write(flag: false) }

  @inline(__always)
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws { try writer.write(value) }

  // The protocol has functions of its own for these types, which would write nothing for what is missing.
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value) }
  func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws { try optional(value) }

  @inline(__always)
  private func optional<Value: Encodable>(_ value: Value?) throws {
    writer.write(flag: value != nil)
    if let value { try writer.write(value) }
  }

  /// The values of a case of an enum, after the name of the case.
  func nestedContainer<Nested>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<Nested> {
    writer.write(text: key.stringValue)
    return writer.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { writer.unkeyedContainer() }
  func superEncoder() -> any Encoder { writer }
  func superEncoder(forKey key: Key) -> any Encoder { writer }
}

/// A list: the number of its elements, then the elements.
private struct PackedListWriter: UnkeyedEncodingContainer {
  let writer: PackedWriter
  private let place: Int
  private(set) var count = 0
  var codingPath: [any CodingKey] { [] }

  init(writer: PackedWriter) {
    self.writer = writer
    place = writer.beginList()
  }

  private mutating func begin() -> PackedWriter {
    count += 1
    writer.countElement(at: place)
    return writer
  }

  mutating func encodeNil() { begin().write(flag: false) }
  mutating func encode<Value: Encodable>(_ value: Value) throws { try begin().write(value) }

  mutating func nestedContainer<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    begin().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { begin().unkeyedContainer() }
  mutating func superEncoder() -> any Encoder { begin() }
}

/// A value that is a single other one, after a byte that says whether there is one: so an optional in a list can be told.
private struct PackedValueWriter: SingleValueEncodingContainer {
  let writer: PackedWriter
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { writer.write(flag: false) }

  func encode<Value: Encodable>(_ value: Value) throws {
    writer.write(flag: true)
    try writer.write(value)
  }
}
