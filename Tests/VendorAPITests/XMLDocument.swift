import Foundation
import Testing

/// XML as text, to be compared and looked through.
struct XMLDocument {
  /// One element, its place in the document and its namespace.
  struct Element: Equatable {
    let name: String
    /// Empty when it has none.
    let namespace: String
    /// 1 for the root.
    let depth: Int
    let parent: String?
  }

  struct NotXML: Error { let at: Substring }

  let text: String

  init(_ text: String) { self.text = text }

  /// A file beside this one, in the folder `XML`.
  static func golden(_ name: String) throws -> XMLDocument {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "XML")
    return XMLDocument(String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self))
  }

  /// Without the blanks between elements.
  var compact: String {
    text.replacing(/>\s+</) { _ in "><" }.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Every element in order of appearance, as far as tags written by this server go.
  func elements() throws -> [Element] {
    var found: [Element] = []
    var open: [Element] = []
    var rest = text[...]
    while let tag = rest.firstMatch(of: /<([^>]*)>/) {
      rest = rest[tag.range.upperBound...]
      let content = tag.1
      if content.hasPrefix("?") { continue }
      if content.hasPrefix("/") {
        guard open.popLast()?.name == String(content.dropFirst()) else { throw NotXML(at: content) }
        continue
      }
      guard let name = content.firstMatch(of: /^[A-Za-z0-9]+/)?.output else { throw NotXML(at: content) }
      let declared = content.firstMatch(of: /\sxmlns="([^"]*)"/)?.1
      let element = Element(
        name: String(name), namespace: declared.map(String.init) ?? open.last?.namespace ?? "", depth: open.count + 1,
        parent: open.last?.name)
      found.append(element)
      if !content.hasSuffix("/") { open.append(element) }
    }
    guard open.isEmpty, !found.isEmpty else { throw NotXML(at: rest) }
    return found
  }
}

extension Caller {
  /// A client that sends and takes XML.
  var inXML: Caller { with("Content-Type", "application/xml").with("Accept", "application/xml") }

  /// What the documents of this folder say of a body.
  func put(_ path: String, golden name: String) throws -> Answer { put(path, try XMLDocument.golden(name).text) }
  func post(_ path: String, golden name: String) throws -> Answer { post(path, try XMLDocument.golden(name).text) }
}
