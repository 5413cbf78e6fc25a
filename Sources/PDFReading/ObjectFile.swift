import CQPDF
import Glibc

/// The objects of a PDF as they are written in the file: what poppler has no words for. Used by one task only.
final class ObjectFile {
  private var handle: qpdf_data?

  /// - Parameter bytes: of the whole file; they must outlive the value.
  /// - Returns: `nil` for a file that is damaged or asks for a password.
  init?(bytes: UnsafeBufferPointer<CChar>) {
    handle = qpdf_init()
    guard let handle, let start = bytes.baseAddress else { return nil }
    qpdf_silence_errors(handle)
    qpdf_set_suppress_warnings(handle, QPDF_TRUE)
    // Mending a broken file means reading all of it; tags are not worth that.
    qpdf_set_attempt_recovery(handle, QPDF_FALSE)
    guard qpdf_read_memory(handle, "plan", start, UInt64(bytes.count), nil) & (QPDF_ERRORS) == 0 else { return nil }
  }

  deinit { qpdf_cleanup(&handle) }

  /// The catalogue of the document.
  var root: FileObject { FileObject(file: self, id: handle.map { qpdf_get_root($0) } ?? 0) }

  var pageCount: Int { handle.map { max(0, Int(qpdf_get_num_pages($0))) } ?? 0 }

  /// - Parameter index: from 0.
  func page(_ index: Int) -> FileObject {
    FileObject(file: self, id: handle.map { qpdf_get_page_n($0, index) } ?? 0)
  }

  fileprivate func ask<Answer>(_ fallback: Answer, _ question: (qpdf_data) -> Answer) -> Answer {
    handle.map(question) ?? fallback
  }
}

/// An object of a PDF: a number, a name, an array, a dictionary or a stream. Given back with the value.
struct FileObject: ~Copyable {
  private let file: ObjectFile
  private let id: qpdf_oh

  fileprivate init(file: ObjectFile, id: qpdf_oh) {
    self.file = file
    self.id = id
  }

  deinit {
    let id = id
    file.ask(()) { qpdf_oh_release($0, id) }
  }

  private func ask<Answer>(_ fallback: Answer, _ question: (qpdf_data, qpdf_oh) -> Answer) -> Answer {
    let id = id
    return file.ask(fallback) { question($0, id) }
  }

  var kind: qpdf_object_type_e { ask(ot_uninitialized) { qpdf_oh_get_type_code($0, $1) } }

  /// Number of the object in the file; 0 for one that is written inside another.
  var number: Int { Int(ask(0) { qpdf_oh_get_object_id($0, $1) }) }

  var isDictionary: Bool { kind == ot_dictionary }

  /// The whole number; `nil` when it is something else or beyond 32 bits.
  var integer: Int? {
    guard kind == ot_integer else { return nil }
    let value = ask(0) { qpdf_oh_get_int_value($0, $1) }
    return Int(exactly: value).flatMap { Int32(exactly: $0) }.map(Int.init)
  }

  var decimal: Double? {
    guard kind == ot_integer || kind == ot_real else { return nil }
    return ask(nil) { file, id in
      var value = 0.0
      return qpdf_oh_get_value_as_number(file, id, &value) != 0 ? value : nil
    }
  }

  /// The name without its stroke.
  var name: String? {
    guard kind == ot_name else { return nil }
    return ask(nil) { qpdf_oh_get_name($0, $1).map { String(cString: $0 + 1) } }
  }

  /// Number of elements of an array; 0 for anything else.
  var count: Int { kind == ot_array ? max(0, Int(ask(0) { qpdf_oh_get_array_n_items($0, $1) })) : 0 }

  /// An element of an array.
  subscript(index: Int) -> FileObject {
    FileObject(file: file, id: ask(0) { qpdf_oh_get_array_item($0, $1, CInt(clamping: index)) })
  }

  /// An entry of a dictionary or of a stream's dictionary; nothing (`ot_null`) where there is none.
  subscript(key: String) -> FileObject {
    let id: qpdf_oh = ask(0) { file, id in
      if qpdf_oh_get_type_code(file, id) != ot_stream { return qpdf_oh_get_key_if_dict(file, id, "/" + key) }
      let dictionary = qpdf_oh_get_dict(file, id)
      defer { qpdf_oh_release(file, dictionary) }
      return qpdf_oh_get_key(file, dictionary, "/" + key)
    }
    return FileObject(file: file, id: id)
  }

  /// The four numbers of a rectangle, or the six of a matrix.
  func decimals(_ wanted: Int) -> [Double]? {
    guard count == wanted else { return nil }
    var values: [Double] = []
    for index in 0..<wanted {
      guard let value = self[index].decimal, value.isFinite, abs(value) < 1e7 else { return nil }
      values.append(value)
    }
    return values
  }

  /// Bytes that a stream may unpack to; the fullest page of text has a million.
  static let unpackedLimit = 64_000_000
  /// Packed bytes of a stream that libqpdf unpacks, which knows no ceiling: at worst a thousand times as many.
  private static let foreignLimit = 60_000

  /// The content of a stream, unpacked.
  ///
  /// - Parameter limit: bytes of the packed stream beyond which it is left alone.
  /// - Returns: `nil` when it is damaged, or packed in a way that is not known.
  /// - Throws: `tooLarge` when it is beyond the limits.
  func content(limit: Int) throws(Inflation.Failure) -> [UInt8]? {
    guard kind == ot_stream, let length = self["Length"].integer else { return nil }
    guard length <= limit else { throw .tooLarge }
    let filters = filterNames
    let isPlainFlate = filters.allSatisfy { $0 == "FlateDecode" } && self["DecodeParms"].kind == ot_null
    guard isPlainFlate else {
      // A chain of packings multiplies what each can do.
      guard length <= Self.foreignLimit, filters.count(where: Self.packings.contains) < 2 else { throw .tooLarge }
      return data(qpdf_dl_generalized)
    }
    guard var bytes = data(qpdf_dl_none) else { return nil }
    do {
      for _ in filters { bytes = try Inflation.unpacked(bytes, ceiling: Self.unpackedLimit) }
      return bytes
    } catch .tooLarge {
      throw .tooLarge
    } catch {
      return nil
    }
  }

  private static let packings: Set<String> = ["FlateDecode", "LZWDecode", "RunLengthDecode"]

  /// The filters of a stream, the outermost first.
  private var filterNames: [String] {
    let filter = self["Filter"]
    if let name = filter.name { return [name] }
    return (0..<filter.count).map { filter[$0].name ?? "" }
  }

  private func data(_ level: qpdf_stream_decode_level_e) -> [UInt8]? {
    ask(nil) { file, id in
      var bytes: UnsafeMutablePointer<UInt8>?
      var length = 0
      var isUnpacked: QPDF_BOOL = 0
      let status = qpdf_oh_get_stream_data(file, id, level, &isUnpacked, &bytes, &length)
      guard let bytes else { return nil }
      defer { free(bytes) }  // qpdf allocates with malloc
      guard status & QPDF_ERRORS == 0, isUnpacked != 0 || level == qpdf_dl_none else { return nil }
      return Array(UnsafeBufferPointer(start: bytes, count: length))
    }
  }
}
