import Foundation

/// A message between the runner and a worker: one byte for its kind, four for its length (big end first), then the content.
struct WorkerFrame: Sendable, Hashable {
  enum Kind: UInt8, Sendable {
    /// To the worker: read, tabulate, interpret and normalise a file. Content: `SourceFile`.
    case read = 1
    /// To the worker: the tabulated document of the file that the next `interpret` names.
    case tabulatedInput = 2
    /// To the worker: interpret and normalise what was sent as `tabulatedInput`. Content: `SourceFile`.
    case interpret = 3
    /// To the worker: draw pages of a file. Content: `DrawingOrder`.
    case draw = 4
    /// From the worker: ready for the first file.
    case ready = 10
    /// From the worker: reading has come to this page, as decimal digits.
    case page = 11
    /// From the worker: the tabulated document.
    case tabulated = 12
    /// From the worker: the rows of the document; the file is done.
    case result = 13
    /// From the worker: a `Problem` that kept the file from being read; the file is done.
    case failed = 14
    /// From the worker: it cannot work at all; the reason as text.
    case broken = 15
    /// From the worker: a page drawn, or why not. Content: `DrawnPage`. One for each page of the order.
    case drawn = 16
  }

  var kind: Kind
  var content: Data

  init(_ kind: Kind, _ content: Data = Data()) {
    self.kind = kind
    self.content = content
  }

  var bytes: Data {
    var data = Data(capacity: content.count + 5)
    data.append(kind.rawValue)
    withUnsafeBytes(of: UInt32(content.count).bigEndian) { data.append(contentsOf: $0) }
    data.append(content)
    return data
  }
}

/// Puts frames together from the pieces that come out of a pipe.
struct WorkerFrameParser: Sendable {
  private var buffer = Data()
  private let largestContent: Int

  /// - Parameter largestContent: bytes of content that a frame may have.
  init(largestContent: Int = 1 << 30) { self.largestContent = largestContent }

  enum Fault: Error, Hashable {
    /// The bytes are no frames.
    case outOfStep
    /// A frame has more content than is allowed.
    case tooLarge
  }

  mutating func add(_ bytes: some Sequence<UInt8>) { buffer.append(contentsOf: bytes) }

  /// - Returns: the next whole frame, `nil` when more bytes are needed.
  mutating func next() throws(Fault) -> WorkerFrame? {
    guard buffer.count >= 5 else { return nil }
    let head = Array(buffer.prefix(5))
    let count = head[1...].reduce(0) { $0 << 8 | Int($1) }
    guard let kind = WorkerFrame.Kind(rawValue: head[0]) else { throw .outOfStep }
    guard count <= largestContent else { throw .tooLarge }
    guard buffer.count >= count + 5 else { return nil }
    let start = buffer.startIndex + 5
    let frame = WorkerFrame(kind, Data(buffer[start..<(start + count)]))
    buffer = Data(buffer[(start + count)...])
    return frame
  }
}
