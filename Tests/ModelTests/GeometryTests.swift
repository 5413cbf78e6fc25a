import Model
import TestSupport
import Testing

@Suite("Places on a page")
struct GeometryTests {
  @Test func touchingRectanglesShareNothing() {
    let left = Rect(x0: 0, y0: 0, x1: 10, y1: 10)
    let right = Rect(x0: 10, y0: 0, x1: 20, y1: 10)
    #expect(!left.intersects(right))
    #expect(left.union(right) == Rect(x0: 0, y0: 0, x1: 20, y1: 10))
  }

  @Test func regionsAreWrittenWithOneDecimal() {
    let region = PageRegion(page: 3, box: Rect(x0: 56.74, y0: 100, x1: 480.05, y1: 99.96))
    #expect(region.description == "3:56.7,100,480.1,100")
  }

  @Test(arguments: [(0.0, "0"), (-0.04, "0"), (-1.25, "-1.3"), (12.50, "12.5"), (1e15, "0"), (.infinity, "0")])
  func decimalsNeedNoLocale(value: Double, text: String) {
    #expect(Decimals.format(value, places: 1) == text)
  }

  @Test func regionsOfOnePageAreMerged() {
    let first = PageRegion(page: 2, box: Rect(x0: 0, y0: 0, x1: 5, y1: 5))
    let second = PageRegion(page: 1, box: Rect(x0: 1, y0: 1, x1: 2, y1: 2))
    let third = PageRegion(page: 2, box: Rect(x0: 3, y0: 3, x1: 9, y1: 9))
    #expect(
      [first, second, third].mergedByPage() == [second, PageRegion(page: 2, box: Rect(x0: 0, y0: 0, x1: 9, y1: 9))])
  }
}
