/// Files that go wrong in the ways files from the web do.
public enum HostileFiles {
  /// A PDF that opens only with a password nobody knows.
  public static let encryptedPDF: [UInt8] = {
    let digits = String(repeating: "5A", count: 32)
    return pdf(
      objects: [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        "<< /Filter /Standard /V 1 /R 2 /O <\(digits)> /U <\(digits)> /P -4 >>",
      ],
      trailer: "/Root 1 0 R /Encrypt 4 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]")
  }()

  /// A PDF that is whole and has no pages.
  public static let pdfWithoutPages: [UInt8] = pdf(
    objects: ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"], trailer: "/Root 1 0 R")

  /// The start of a Word document.
  public static let wordDocument = Array("PK\u{3}\u{4}\u{14}\u{0}\u{6}\u{0}[Content_Types].xml word/document.xml".utf8)

  /// A web page in windows-1252 that does not say so.
  public static let undeclaredWindows1252: [UInt8] = {
    let page = """
      <html><head><title>Handleplan</title></head><body><h1>Handleplan</h1><p>Roskilde Kommune</p><table><tr><th>Indsats</th>\
      <th>Ansvarlig</th><th>Frist</th></tr><tr><td>Bedre tv\u{E6}rfagligt samarbejde</td><td>Leder af b\u{F8}rnecenter</td>\
      <td>1. maj 2023</td></tr></table></body></html>
      """
    return page.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }()

  private static func pdf(objects: [String], trailer: String) -> [UInt8] {
    var bytes = Array("%PDF-1.4\n".utf8)
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(bytes.count)
      bytes += Array("\(index + 1) 0 obj\n\(object)\nendobj\n".utf8)
    }
    let start = bytes.count
    let entries = offsets.map { String(repeating: "0", count: 10 - "\($0)".count) + "\($0) 00000 n \n" }.joined()
    bytes += Array("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n\(entries)".utf8)
    bytes += Array("trailer\n<< /Size \(objects.count + 1) \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8)
    return bytes
  }
}
