import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite struct ProgramIdentityTests {
  /// A 64-bit program of a head, one segment and its notes.
  private func program(notes: [(kind: UInt8, content: [UInt8])]) -> [UInt8] {
    var body: [UInt8] = []
    for note in notes {
      body += [4, 0, 0, 0, UInt8(note.content.count), 0, 0, 0, note.kind, 0, 0, 0] + Array("GNU\0".utf8) + note.content
      body += [UInt8](repeating: 0, count: (4 - note.content.count % 4) % 4)
    }
    var head: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1] + [UInt8](repeating: 0, count: 58)
    (head[32], head[54], head[56]) = (64, 56, 1)
    var segment = [UInt8](repeating: 0, count: 56)
    (segment[0], segment[8], segment[32]) = (4, 120, UInt8(body.count))
    return head + segment + body
  }

  private func id(_ bytes: [UInt8]) throws -> String? {
    let folder = try TemporaryFolder()
    return BuildID.of(try folder.write(bytes, to: "program"))
  }

  @Test func theIdIsFoundAfterOtherNotes() throws {
    let digest = [UInt8](1...20)
    let found = try id(program(notes: [(1, [9, 9, 9]), (3, digest), (5, [1])]))
    #expect(found == "0102030405060708090a0b0c0d0e0f1011121314")
  }

  @Test func whatHasNoIdHasNone() throws {
    #expect(try id(program(notes: [(1, [UInt8](1...20))])) == nil)
    #expect(try id(program(notes: [(3, [1, 2, 3, 4])])) == nil, "too short for a digest")
    #expect(try id(Array(program(notes: [(3, [UInt8](1...20))]).dropLast(4))) == nil, "ends early")
    #expect(try id(Array("#!/bin/sh\n".utf8)) == nil)
    #expect(try id([]) == nil)
    #expect(BuildID.of("/there/is/no/such/file") == nil)
  }

  @Test func aProgramWithoutIdIsToldByItsContent() throws {
    let folder = try TemporaryFolder()
    let first = ProgramIdentity(path: try folder.write(Array("one".utf8), to: "first"), known: nil)
    let same = ProgramIdentity(path: try folder.write(Array("one".utf8), to: "same"), known: nil)
    let other = ProgramIdentity(path: try folder.write(Array("two".utf8), to: "other"), known: nil)
    #expect(first.digest == same.digest)
    #expect(first.digest != other.digest)
  }
}
