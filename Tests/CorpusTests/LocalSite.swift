import Foundation
import Synchronization

/// A web site on this machine that answers as the test says: real HTTP over a real socket, one connection at a time.
final class LocalSite: Sendable {
  /// What to send for the nth request of a path, and how.
  enum Reply: Sendable {
    /// Status line and header lines without their ends, then the body; `Content-Length` is added.
    case answer(String, [String], String)
    /// Sent as it is; the connection is closed then.
    case raw(String)
    /// A byte now and then, until the other side has had enough.
    case drip
  }

  let port: Int
  private let handle: Int32
  private let reply: @Sendable (_ path: String, _ count: Int) -> Reply
  private let seen = Mutex<[String]>([])

  init(_ reply: @escaping @Sendable (_ path: String, _ count: Int) -> Reply) throws {
    self.reply = reply
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    handle = listener
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
        bind(listener, plain, length) == 0 && listen(listener, 16) == 0 && getsockname(listener, plain, &length) == 0
      }
    }
    struct NoSocket: Error {}
    guard status else { throw NoSocket() }
    port = Int(UInt16(bigEndian: address.sin_port))
    signal(SIGPIPE, SIG_IGN)
    Thread.detachNewThread { [self] in serve() }
  }

  /// Ends the thread that serves.
  func close() { shutdown(handle, Int32(SHUT_RDWR)) }

  /// Requests so far, the first line and the header lines of each.
  var requests: [String] { seen.withLock { $0 } }

  /// Paths asked for so far, robots.txt aside.
  var paths: [String] { requests.map(Self.path).filter { $0 != "/robots.txt" } }

  func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  private func serve() {
    while true {
      let connection = accept(handle, nil, nil)
      guard connection >= 0 else { return }
      let request = Self.read(connection)
      let path = Self.path(request)
      let count = seen.withLock { seen in
        seen.append(request)
        return seen.count { Self.path($0) == path }
      }
      if path == "/robots.txt", case .answer("200", _, _) = reply(path, 0) {
      } else if path == "/robots.txt" {
        Self.send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", to: connection)
        Foundation.close(connection)
        continue
      }
      Self.send(reply(path, count), to: connection)
      Foundation.close(connection)
    }
  }

  private static func path(_ request: String) -> String {
    request.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }

  private static func read(_ connection: Int32) -> String {
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: text, as: UTF8.self).contains("\r\n\r\n") {
      let count = Foundation.read(connection, &piece, piece.count)
      if count <= 0 { break }
      text += piece[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func send(_ reply: Reply, to connection: Int32) {
    switch reply {
    case .raw(let text): send(text, to: connection)
    case .answer(let status, let headers, let body):
      let lines =
        ["HTTP/1.1 \(status) X"] + headers + ["Content-Length: \(body.utf8.count)", "Connection: close", "", body]
      send(lines.joined(separator: "\r\n"), to: connection)
    case .drip:
      send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", to: connection)
      for _ in 0..<100 where send("x", to: connection) { usleep(50_000) }
    }
  }

  @discardableResult
  private static func send(_ text: String, to connection: Int32) -> Bool {
    let bytes = Array(text.utf8)
    return Foundation.write(connection, bytes, bytes.count) == bytes.count
  }
}
