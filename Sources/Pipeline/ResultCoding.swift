import Foundation

/// How results travel between processes and lie in the cache. Equal values give equal bytes.
enum ResultCoding {
  /// Begins all that is packed, so that nothing else is taken for it.
  private static let mark: UInt8 = 0xB1

  static func encode(_ value: some Encodable) throws -> Data {
    let writer = PackedWriter()
    try writer.write(value)
    var data = Data(capacity: writer.bytes.count + 1)
    data.append(mark)
    data.append(contentsOf: writer.bytes)
    return data
  }

  /// - Throws: when the bytes were cut off, or written for another type.
  static func decode<Value: Decodable>(_ type: Value.Type, from data: Data) throws -> Value {
    guard data.first == mark else { throw PackedReader.Damaged() }
    let reader = PackedReader(Array(data.dropFirst()))
    let value = try reader.read(type)
    guard reader.isAtEnd else { throw PackedReader.Damaged() }
    return value
  }
}
