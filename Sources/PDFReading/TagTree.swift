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
    var tree = TagTree()
    let isWhole = tree.followKids(of: root, roleMap: root["RoleMap"], page: 0, depth: 0)
    return isWhole ? tree.tables : []
  }

  /// - Returns: `false` when the tree is too large.
  private mutating func followKids(
    of element: borrowing FileObject, roleMap: borrowing FileObject, page: Int, depth: Int
  ) -> Bool {
    let kids = element["K"]
    guard kids.count > 0 else { return follow(kids, roleMap: roleMap, page: page, depth: depth) }
    for index in 0..<kids.count {
      guard follow(kids[index], roleMap: roleMap, page: page, depth: depth) else { return false }
    }
    return true
  }

  private mutating func follow(
    _ kid: borrowing FileObject, roleMap: borrowing FileObject, page: Int, depth: Int
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
      return enter(kid, role: role(kid["S"].name ?? "", roleMap), roleMap: roleMap, page: page, depth: depth)
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
    _ element: borrowing FileObject, role: String, roleMap: borrowing FileObject, page: Int, depth: Int
  ) -> Bool {
    switch role {
    case "Table":
      if let outer = open.indices.last { open[outer].table.isLayout = true }
      open.append(OpenTable())
      defer { close() }
      return followKids(of: element, roleMap: roleMap, page: page, depth: depth + 1)
    case "THead":
      if let table = open.indices.last { open[table].isInHead = true }
      defer { if let table = open.indices.last { open[table].isInHead = false } }
      return followKids(of: element, roleMap: roleMap, page: page, depth: depth + 1)
    case "TR":
      if let table = open.indices.last { open[table].table.rows.append([]) }
      return followKids(of: element, roleMap: roleMap, page: page, depth: depth + 1)
    case "TH", "TD":
      begin(element, isHeader: role == "TH")
      defer { if let table = open.indices.last { open[table].isInCell = false } }
      return followKids(of: element, roleMap: roleMap, page: page, depth: depth + 1)
    default:
      return followKids(of: element, roleMap: roleMap, page: page, depth: depth + 1)
    }
  }

  private mutating func begin(_ element: borrowing FileObject, isHeader: Bool) {
    guard let table = open.indices.last, let row = open[table].table.rows.indices.last else { return }
    var cell = TagTable.Cell(isHeader: isHeader || open[table].isInHead)
    cell.rowSpan = attribute("RowSpan", of: element)
    cell.columnSpan = attribute("ColSpan", of: element)
    open[table].table.rows[row].append(cell)
    open[table].isInCell = true
  }

  private mutating func close() {
    guard let table = open.popLast()?.table, !table.isLayout, !table.rows.isEmpty else { return }
    tables.append(table)
  }

  /// A number among the attributes of an element, which are one dictionary or several; 1 where there is none.
  private func attribute(_ key: String, of element: borrowing FileObject) -> Int {
    let attributes = element["A"]
    if attributes.isDictionary { return attributes[key].integer.map { max(1, $0) } ?? 1 }
    for index in 0..<min(attributes.count, 16) {
      if let value = attributes[index][key].integer { return max(1, value) }
    }
    return 1
  }

  /// The standard name that a name of the document's own stands for.
  private mutating func role(_ name: String, _ map: borrowing FileObject) -> String {
    if let known = roles[name] { return known }
    var role = name
    for _ in 0..<TagTree.roleLimit {
      guard let next = map[role].name, next != role else { break }
      role = next
    }
    roles[name] = role
    return role
  }
}
