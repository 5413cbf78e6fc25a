import Corpus
import Danish
import Foundation
import HTMLReading
import Model
import PDFReading
import Tables
import TranscriptReading
import Vocabulary

/// What takes the bytes that libFuzzer makes. Nothing may crash, hang or touch memory that is not its own; what it gives is not
/// looked at.
enum FuzzTarget: String {
  /// A PDF as it is: its objects, streams and all that comes after.
  case pdf
  /// The structure tags of a PDF that is whole otherwise.
  case tags
  /// The finding of tables on pages of words, rulings and painted areas.
  case layout
  /// Blocks and grids of a web page, and the finding of tables in them.
  case html
  case transcript
  case dates
  case yaml

  /// Named by the environment: libFuzzer has the command line.
  static let chosen = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["FUZZ_READER"] ?? "html") ?? .html

  private static let grammar: DateGrammar? = {
    let folder = URL(fileURLWithPath: ProcessInfo.processInfo.environment["FUZZ_VOCABULARY"] ?? "pipelines/vocabulary")
    return (try? Vocabulary.load(folder: folder)).map { DateGrammar($0.dates) }
  }()

  func take(_ bytes: [UInt8]) {
    switch self {
    case .pdf: tabulate { () throws(Problem) in try PDFReader().read(bytes: bytes) }
    case .tags: tabulate { () throws(Problem) in try PDFReader().read(bytes: TaggedFile.bytes(around: bytes)) }
    case .layout: tabulate { LayoutBytes(bytes).document() }
    case .html: tabulate { () throws(Problem) in try HTMLReader().read(bytes: bytes) }
    case .transcript: tabulate { () throws(Problem) in try TranscriptReader().read(bytes: bytes) }
    case .dates: _ = FuzzTarget.grammar?.reading(of: String(decoding: bytes, as: UTF8.self))
    case .yaml: _ = try? CorpusManifest.parse(String(decoding: bytes, as: UTF8.self), file: "corpus.yaml")
    }
  }

  private func tabulate(_ read: () throws(Problem) -> ReadDocument) {
    guard let document = try? read() else { return }
    _ = TableFinder().tabulate(document)
  }
}

/// The function that libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeFuzzInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.take(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
