/// A place in the content of a page that a tag tells of.
struct ContentMark: Hashable {
  /// Object number of the page.
  var page: Int
  /// Object number of the form in which the content stands; 0 for the page itself.
  var form: Int
  /// The number that the content gives itself.
  var id: Int
}

/// A table of the structure tree before its words are found.
struct TagTable {
  struct Cell {
    var rowSpan = 1
    var columnSpan = 1
    var isHeader = false
    var marks: [ContentMark] = []
  }

  var rows: [[Cell]] = []
  /// Whether it holds another table: then it lays out a page.
  var isLayout = false
}

/// Walks the structure tree of a PDF for its tables.
///
/// Elements, roles and attributes are those of ISO 32000-1, 14.7 and 14.8.
struct TagTree {
  /// Elements beyond which the tree is left alone. The largest table seen, of 5,600 cells, has 17,000.
  private static let elementLimit = 250_000
  /// Levels below which the tree is not followed; plans have up to 12.
  private static let depthLimit = 60
  /// Names that stand for other names, one after the other.
  private static let roleLimit = 8
  /// Attribute dictionaries and classes of an element that are looked at.
  private static let attributeLimit = 16

  private(set) var tables: [TagTable] = []
  private var open: [OpenTable] = []
  private var roles: [String: String] = [:]
  private var visited: Set<Int> = []
  private var elements = 0

  /// A table whose end has not been reached.
  private struct OpenTable {
    var table = TagTable()
    var isInHead = false
    var isInCell = false
  }

  /// - Returns: tables in the order of the tree; none when the tree is damaged or larger than any plan's.
  static func tables(of root: borrowing FileObject) -> [TagTable] {
    var walk = TagTree()
    let isWhole = walk.followKids(of: root, tree: root, page: 0, depth: 0)
    return isWhole ? walk.tables : []
  }

  /// - Returns: `false` when the tree is too large.
  private mutating func followKids(
    of element: borrowing FileObject, tree: borrowing FileObject, page: Int, depth: Int
  ) -> Bool {
    let kids = element["K"]
    guard kids.count > 0 else { return follow(kids, tree: tree, page: page, depth: depth) }
    for index in 0..<kids.count {
      guard follow(kids[index], tree: tree, page: page, depth: depth) else { return false }
    }
    return true
  }

  private mutating func follow(
    _ kid: borrowing FileObject, tree: borrowing FileObject, page: Int, depth: Int
  ) -> Bool {
    elements += 1
    guard elements <= TagTree.elementLimit else { return false }
    if let id = kid.integer {
      note(ContentMark(page: page, form: 0, id: id))
      return true
    }
    guard kid.isDictionary, depth < TagTree.depthLimit else { return true }
    let ownPage = kid["Pg"].number
    let page = ownPage != 0 ? ownPage : page
    switch kid["Type"].name {
    case "MCR":
      if let id = kid["MCID"].integer { note(ContentMark(page: page, form: kid["Stm"].number, id: id)) }
    case "OBJR": break
    default:
      // An element has one parent; a second way to it is a circle or a mistake.
      let number = kid.number
      guard number == 0 || visited.insert(number).inserted else { return true }
      return enter(kid, role: role(kid["S"].name ?? "", tree), tree: tree, page: page, depth: depth)
    }
    return true
  }

  private mutating func note(_ mark: ContentMark) {
    guard let table = open.indices.last, open[table].isInCell, let row = open[table].table.rows.indices.last,
      let cell = open[table].table.rows[row].indices.last
    else { return }
    open[table].table.rows[row][cell].marks.append(mark)
  }

  private mutating func enter(
    _ element: borrowing FileObject, role: String, tree: borrowing FileObject, page: Int, depth: Int
  ) -> Bool {
    switch role {
    case "Table":
      if let outer = open.indices.last { open[outer].table.isLayout = true }
      open.append(OpenTable())
      defer { close() }
      return followKids(of: element, tree: tree, page: page, depth: depth + 1)
    case "THead":
      if let table = open.indices.last { open[table].isInHead = true }
      defer { if let table = open.indices.last { open[table].isInHead = false } }
      return followKids(of: element, tree: tree, page: page, depth: depth + 1)
    case "TR":
      if let table = open.indices.last { open[table].table.rows.append([]) }
      return followKids(of: element, tree: tree, page: page, depth: depth + 1)
    case "TH", "TD":
      begin(element, isHeader: role == "TH", tree: tree)
      defer { if let table = open.indices.last { open[table].isInCell = false } }
      return followKids(of: element, tree: tree, page: page, depth: depth + 1)
    default:
      return followKids(of: element, tree: tree, page: page, depth: depth + 1)
    }
  }

  private mutating func begin(_ element: borrowing FileObject, isHeader: Bool, tree: borrowing FileObject) {
    guard let table = open.indices.last, let row = open[table].table.rows.indices.last else { return }
    var cell = TagTable.Cell(isHeader: isHeader || open[table].isInHead)
    let classes = tree["ClassMap"]
    cell.rowSpan = attribute("RowSpan", of: element, classes: classes)
    cell.columnSpan = attribute("ColSpan", of: element, classes: classes)
    open[table].table.rows[row].append(cell)
    open[table].isInCell = true
  }

  private mutating func close() {
    guard let table = open.popLast()?.table, !table.isLayout, !table.rows.isEmpty else { return }
    tables.append(table)
  }

  /// A number among the attributes of an element: its own, else those of its classes; 1 where there is none.
  private func attribute(_ key: String, of element: borrowing FileObject, classes: borrowing FileObject) -> Int {
    if let own = TagTree.number(key, in: element["A"]) { return max(1, own) }
    let names = element["C"]
    if let name = names.name { return max(1, TagTree.number(key, in: classes[name]) ?? 1) }
    for index in 0..<min(names.count, TagTree.attributeLimit) {
      guard let name = names[index].name, let number = TagTree.number(key, in: classes[name]) else { continue }
      return max(1, number)
    }
    return 1
  }

  /// Attributes are one dictionary or several, with revision numbers between them.
  private static func number(_ key: String, in attributes: borrowing FileObject) -> Int? {
    if attributes.isDictionary { return attributes[key].integer }
    for index in 0..<min(attributes.count, attributeLimit) {
      if let value = attributes[index][key].integer { return value }
    }
    return nil
  }

  /// The standard name that a name of the document's own stands for.
  private mutating func role(_ name: String, _ tree: borrowing FileObject) -> String {
    if let known = roles[name] { return known }
    var role = name
    let map = tree["RoleMap"]
    for _ in 0..<TagTree.roleLimit {
      guard let next = map[role].name, next != role else { break }
      role = next
    }
    roles[name] = role
    return role
  }
}
