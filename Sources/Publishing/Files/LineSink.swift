/// An output file that closures can write to while they visit rows.
final class LineSink {
  private var file: OutputFile

  init(_ file: consuming OutputFile) { self.file = file }

  func write(_ fill: (inout TextBuffer) -> Void) throws(PublishingError) { try file.write(fill) }

  func finish() throws(PublishingError) { try file.finish() }
}
