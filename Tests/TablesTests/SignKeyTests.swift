import Model
import Testing

@testable import Tables

/// Lists whose items begin with signs that mean something.
@Suite struct SignKeyTests {
  private func items(_ signs: [String]) -> [String] {
    var drawing = PageDrawing()
    drawing.wrapped("Status er vist med et tegn ud for hver indsats i planen:", x: 50, y: 60, width: 480)
    for (index, sign) in signs.enumerated() {
      drawing.text(sign + " Punkt \(index + 1)", x: 60, y: 90 + 14 * Double(index))
    }
    return tabulate(drawing).blocks.filter { if case .listItem = $0.content { true } else { false } }.map(\.text.plain)
  }

  @Test func differentSignsStay() {
    #expect(items(["✓", "●", "○"]) == ["✓ Punkt 1", "● Punkt 2", "○ Punkt 3"])
    #expect(items(["✔", "▶", "○"]) == ["✔ Punkt 1", "▶ Punkt 2", "○ Punkt 3"])
  }

  @Test func bulletsGo() {
    #expect(items(["●", "●", "●"]) == ["Punkt 1", "Punkt 2", "Punkt 3"])
    #expect(items(["•", "○", "○"]) == ["Punkt 1", "Punkt 2", "Punkt 3"])
  }
}
