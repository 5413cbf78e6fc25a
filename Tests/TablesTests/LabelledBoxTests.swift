import Model
import Testing

@testable import Tables

/// Pages of boxes, each with its label on the first line.
@Suite struct LabelledBoxTests {
  private let labels = ["Formål", "Aktiviteter", "Ansvarlig", "Tidsfrist"]
  private let values = [
    "At sagerne oplyses ens i alle teams.", "Der holdes fire kurser om året.", "Afdelingslederen", "Juni 2022",
  ]

  /// Painted boxes in two rows of two.
  private func drawing(_ labels: [String], style: TextStyle = .bold) -> PageDrawing {
    var drawing = PageDrawing(width: 842, height: 595)
    drawing.text("Fast sparring i modtagelsen", x: 50, y: 40, size: 20, style: .bold)
    for (index, label) in labels.enumerated() {
      let (x, y) = (50 + 300 * Double(index % 2), 120 + 120 * Double(index / 2))
      drawing.page.fills.append(Fill(box: Rect(x0: x, y0: y, x1: x + 280, y1: y + 100), colour: "#e7eef5"))
      drawing.text(label, x: x + 8, y: y + 8, style: style)
      drawing.wrapped(values[index], x: x + 8, y: y + 24, width: 260)
    }
    return drawing
  }

  @Test func boxesWithBoldLabelsAreLabelsAndValues() {
    let table = tabulate(drawing(labels)).tables.first
    #expect(table.map(texts) == zip(labels, values).map { [$0, $1] })
  }

  @Test func wordsBeyondThePaintOfTheirBoxGoOnWithIt() {
    var drawing = drawing(labels)
    let last = drawing.page.fills.count - 1
    drawing.page.fills[last].box.x1 = drawing.page.fills[last].box.x0 + 36
    #expect(tabulate(drawing).tables.first.map(texts) == zip(labels, values).map { [$0, $1] })
  }

  @Test func aColonMakesALabelToo() {
    let table = tabulate(drawing(labels.map { $0 + ":" }, style: [])).tables.first
    #expect(table.map(texts)?.map(\.first) == labels.map { $0 + ":" })
  }

  @Test func boxesWithLabelsInThemTellOfThingsOfTheirOwn() {
    var drawing = PageDrawing(width: 842, height: 595)
    for (index, y) in [100.0, 137, 300].enumerated() {
      let x = 50 + 250 * Double(index)
      drawing.page.fills.append(Fill(box: Rect(x0: x, y0: y, x1: x + 230, y1: y + 140), colour: "#e7eef5"))
      for (line, text) in ["Tilbud \(index)", "Et råd nedsættes.", "Hvem?", "Lederen", "Hvornår?", "Juni"].enumerated()
      {
        drawing.text(text, x: x + 8, y: y + 10 + 20 * Double(line), style: [0, 2, 4].contains(line) ? .bold : [])
      }
    }
    #expect(!tabulate(drawing).tables.contains { $0.reason.contains("boxes") })
  }

  @Test func twoBoxesOrBoxesWithoutLabelsAreText() {
    #expect(tabulate(drawing(Array(labels.prefix(2)))).tables.isEmpty)
    #expect(tabulate(drawing(labels, style: [])).tables.isEmpty)
  }
}
