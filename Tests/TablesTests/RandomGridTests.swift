import Model
import Testing

@testable import Tables

/// A generator that gives the same numbers on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A table made up by chance: text of one to several lines, some cells blank.
private struct RandomTable {
  var rows: [[String]]
  var columns: [Double]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let words = ["børn", "unge", "tilsyn", "indsats", "kvalitet", "møder", "ledelse", "sagsbehandling", "opfølgning"]
    let columnCount = Int.random(in: 2...5, using: &generator)
    columns = [50]
    for _ in 0..<columnCount {
      columns.append(columns[columns.count - 1] + Double.random(in: 70...100, using: &generator))
    }
    rows = [(0..<columnCount).map { "Felt\($0)" }]
    for row in 0..<Int.random(in: 4...9, using: &generator) {
      rows.append(
        (0..<columnCount).map { column in
          if column > 0, Int.random(in: 0..<6, using: &generator) == 0 { return "" }
          let text = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
            words.randomElement(using: &generator) ?? ""
          }
          return (["R\(row)K\(column)"] + text).joined(separator: " ") + "."
        })
    }
  }
}

@Suite struct RandomGridTests {
  @Test(arguments: UInt64(1)...25) func aDrawnGridIsFoundAgain(seed: UInt64) {
    let random = RandomTable(seed: seed)
    var drawing = PageDrawing()
    drawing.table(random.rows, columns: random.columns, y: 60, boldRows: 1)
    #expect(tabulate(drawing).tables.map(texts) == [random.rows], "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...12) func aTableCutAtAnyRowAndStitchedIsTheTable(seed: UInt64) {
    let random = RandomTable(seed: seed)
    for cut in 2..<random.rows.count {
      for repeatsHeader in [false, true] {
        var first = PageDrawing(number: 1, height: 2000)
        var probe = first
        let height = probe.table(Array(random.rows[..<cut]), columns: random.columns, y: 0, boldRows: 1)
        first.table(Array(random.rows[..<cut]), columns: random.columns, y: 1800 - height, boldRows: 1)
        var second = PageDrawing(number: 2, height: 2000)
        let rest = (repeatsHeader ? [random.rows[0]] : []) + random.rows[cut...]
        second.table(rest, columns: random.columns, y: 60, boldRows: repeatsHeader ? 1 : 0)
        #expect(tabulate(first, second).tables.map(texts) == [random.rows], "seed \(seed), cut \(cut)")
      }
    }
  }

  @Test(arguments: UInt64(1)...8) func orderAndPlaceDoNotMatter(seed: UInt64) {
    let random = RandomTable(seed: seed)
    var drawing = PageDrawing()
    drawing.table(random.rows, columns: random.columns, y: 60, boldRows: 1)
    var generator = SeededGenerator(seed: seed)
    var moved = drawing.page
    moved.rulings.shuffle(using: &generator)
    moved.rulings = moved.rulings.map { ruling in
      var ruling = ruling
      let (along, across) = ruling.orientation == .horizontal ? (23.0, 41.0) : (41.0, 23.0)
      ruling.position += across
      ruling.start += along
      ruling.end += along
      return ruling
    }
    moved.words = moved.words.map { word in
      var word = word
      word.box = Rect(x0: word.box.x0 + 23, y0: word.box.y0 + 41, x1: word.box.x1 + 23, y1: word.box.y1 + 41)
      return word
    }
    #expect(tabulate([moved]).tables.map(texts) == tabulate(drawing).tables.map(texts), "seed \(seed)")
  }

  @Test(arguments: UInt64(1)...8) func everyCharacterIsInACellOrABlock(seed: UInt64) {
    let random = RandomTable(seed: seed)
    var drawing = PageDrawing()
    drawing.text("Plan for indsatser", x: 50, y: 30, size: 14, style: .bold)
    let bottom = drawing.table(random.rows, columns: random.columns, y: 60, boldRows: 1)
    drawing.wrapped("Tekst efter tabellen som løber over flere linjer på siden", x: 50, y: bottom + 20, width: 120)
    drawing.text("7", x: 300, y: 820)
    let result = tabulate(drawing)
    let found = result.blocks.map(\.text.plain) + result.tables.flatMap { $0.cells.map(\.text.plain) }
    #expect(letters(found) == letters(drawing.page.words.map(\.text)), "seed \(seed)")
  }

  private func letters(_ texts: [String]) -> [Character] {
    texts.joined().filter { !$0.isWhitespace }.sorted()
  }
}
