import Foundation
import Testing

@testable import Pipeline

@Suite struct WorkerFrameTests {
  @Test(arguments: [1, 3, 1000])
  func framesComeOutOfPieces(pieceSize: Int) throws {
    let frames = [WorkerFrame(.ready), WorkerFrame(.page, Data("12".utf8)), WorkerFrame(.result, Data(count: 700))]
    let bytes = Array(frames.reduce(into: Data()) { $0 += $1.bytes })
    var parser = WorkerFrameParser()
    var found: [WorkerFrame] = []
    for start in stride(from: 0, to: bytes.count, by: pieceSize) {
      parser.add(bytes[start..<min(start + pieceSize, bytes.count)])
      while let frame = try parser.next() { found.append(frame) }
    }
    #expect(found == frames)
  }

  @Test func bytesThatAreNoFramesAreRefused() {
    var parser = WorkerFrameParser()
    parser.add(Array("Segmentation fault".utf8))
    #expect(throws: WorkerFrameParser.Fault.outOfStep) { try parser.next() }
  }

  @Test func aFrameLargerThanAllowedIsRefusedBeforeItsContentComes() {
    var parser = WorkerFrameParser(largestContent: 1000)
    parser.add(Array(WorkerFrame(.result, Data(count: 1001)).bytes.prefix(5)))
    #expect(throws: WorkerFrameParser.Fault.tooLarge) { try parser.next() }
  }
}
