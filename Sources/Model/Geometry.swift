/// A rectangle in PDF points (1/72 inch), origin at the page's top left, y downwards.
public struct Rect: Codable, Sendable, Hashable {
  public var x0: Double
  public var y0: Double
  public var x1: Double
  public var y1: Double

  public init(x0: Double, y0: Double, x1: Double, y1: Double) {
    self.x0 = x0
    self.y0 = y0
    self.x1 = x1
    self.y1 = y1
  }

  public var width: Double { x1 - x0 }
  public var height: Double { y1 - y0 }
  public var midX: Double { (x0 + x1) / 2 }
  public var midY: Double { (y0 + y1) / 2 }
  public var area: Double { max(0, width) * max(0, height) }
  public var isEmpty: Bool { x1 <= x0 || y1 <= y0 }

  /// The smallest rectangle that holds both.
  public func union(_ other: Rect) -> Rect {
    Rect(x0: min(x0, other.x0), y0: min(y0, other.y0), x1: max(x1, other.x1), y1: max(y1, other.y1))
  }

  /// The part that both share; `nil` when they only touch or lie apart.
  public func intersection(_ other: Rect) -> Rect? {
    let shared = Rect(x0: max(x0, other.x0), y0: max(y0, other.y0), x1: min(x1, other.x1), y1: min(y1, other.y1))
    return shared.isEmpty ? nil : shared
  }

  public func intersects(_ other: Rect) -> Bool { intersection(other) != nil }

  public func contains(x: Double, y: Double) -> Bool { x >= x0 && x <= x1 && y >= y0 && y <= y1 }

  public func contains(_ other: Rect, tolerance: Double = 0) -> Bool {
    other.x0 >= x0 - tolerance && other.x1 <= x1 + tolerance && other.y0 >= y0 - tolerance
      && other.y1 <= y1 + tolerance
  }

  /// The rectangle moved outwards by `margin` on each side (inwards when negative).
  public func insetBy(_ margin: Double) -> Rect {
    Rect(x0: x0 + margin, y0: y0 + margin, x1: x1 - margin, y1: y1 - margin)
  }

  public func moved(x: Double, y: Double) -> Rect { Rect(x0: x0 + x, y0: y0 + y, x1: x1 + x, y1: y1 + y) }

  /// The smallest rectangle that holds all of them; `nil` for none.
  public static func bounding(_ rects: some Sequence<Rect>) -> Rect? {
    var result: Rect?
    for rect in rects { result = result?.union(rect) ?? rect }
    return result
  }
}

/// A place in a document: a page, counted from 1, and a rectangle on it.
public struct PageRegion: Codable, Sendable, Hashable {
  public var page: Int
  public var box: Rect

  public init(page: Int, box: Rect) {
    self.page = page
    self.box = box
  }
}

extension PageRegion: CustomStringConvertible {
  /// `page:x0,y0,x1,y1` with one decimal, the form used in the published files.
  public var description: String {
    "\(page):" + [box.x0, box.y0, box.x1, box.y1].map { Decimals.format($0, places: 1) }.joined(separator: ",")
  }
}

extension Sequence where Element == PageRegion {
  /// One region a page, each the union of the page's regions, by page.
  public func mergedByPage() -> [PageRegion] {
    var boxes: [Int: Rect] = [:]
    for region in self { boxes[region.page] = boxes[region.page]?.union(region.box) ?? region.box }
    return boxes.keys.sorted().compactMap { page in boxes[page].map { PageRegion(page: page, box: $0) } }
  }
}

/// Numbers as text, the same on every machine and in every locale.
public enum Decimals {
  /// `value` rounded to `places` decimals with a point, without trailing zeros: `12.5`, `3`.
  public static func format(_ value: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    guard value.isFinite, abs(value) < 1e12 else { return "0" }
    let scaled = Int64((value * scale).rounded())
    let whole = abs(scaled) / Int64(scale)
    let fraction = abs(scaled) % Int64(scale)
    var text = scaled < 0 ? "-\(whole)" : "\(whole)"
    guard fraction != 0 else { return text }
    var digits = String(fraction)
    digits = String(repeating: "0", count: places - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    text += "." + digits
    return text
  }
}
