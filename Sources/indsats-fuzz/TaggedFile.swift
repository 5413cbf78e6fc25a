/// A page of four marked words around objects that stand for a tree of structure tags.
enum TaggedFile {
  private static let before = """
    %PDF-1.5
    1 0 obj
    << /Type /Catalog /Pages 2 0 R /StructTreeRoot 6 0 R /MarkInfo << /Marked true >> >>
    endobj
    2 0 obj
    << /Type /Pages /Kids [3 0 R] /Count 1 >>
    endobj
    3 0 obj
    << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R
       /Resources << /Font << /F1 5 0 R >> >> /StructParents 0 >>
    endobj
    4 0 obj
    << /Length 237 >>
    stream
    /TD << /MCID 0 >> BDC BT /F1 10 Tf 20 160 Td (A) Tj ET EMC
    /TD << /MCID 1 >> BDC BT /F1 10 Tf 160 160 Td (B) Tj ET EMC
    /TD << /MCID 2 >> BDC BT /F1 10 Tf 20 120 Td (C) Tj ET EMC
    /TD << /MCID 3 >> BDC BT /F1 10 Tf 160 120 Td (D) Tj ET EMC
    endstream
    endobj
    5 0 obj
    << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>
    endobj

    """
  private static let after = "\ntrailer\n<< /Root 1 0 R /Size 40 >>\n%%EOF\n"

  /// A PDF without a cross-reference table, which readers make anew.
  ///
  /// - Parameter objects: the root of the tree as object 6, and what it refers to.
  static func bytes(around objects: [UInt8]) -> [UInt8] { Array(before.utf8) + objects + Array(after.utf8) }
}
