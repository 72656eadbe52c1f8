package import Contract
package import Journal
import OpenAPI
import Synchronization
import Text
import Wire

/// Which members of a body nothing reads: those that the type behind the operation does not know, in either version of the shapes.
package final class UnreadMembers: Sendable {
  private struct Question: Hashable {
    let operation: String
    let version: ApiVersion
  }

  private let standard: ApiVersion
  private let shapes = Mutex<[Question: Shape]>([:])

  /// - Parameter standard: the version of requests that name none; nil where their bodies decide.
  package init(standard: ApiVersion?) { self.standard = standard ?? .version1point1 }

  /// JSON alone is looked at, and bodies that were kept whole.
  package func of(_ entry: Entry) -> [UnreadMember] {
    guard let name = entry.operation, !entry.requestBody.bytes.isEmpty, !entry.requestBody.isCut,
      let tree = try? JSONNode(parsing: entry.requestBody.bytes)
    else { return [] }
    let version = entry.requestField("electio-api-version").flatMap(ApiVersion.init(named:)) ?? standard
    guard let shape = shape(of: name, version) else { return [] }
    var found: [UnreadMember] = []
    Self.look(at: tree, shape, "", &found)
    return found
  }

  private func shape(of name: String, _ version: ApiVersion) -> Shape? {
    let question = Question(operation: name, version: version)
    if let known = shapes.withLock({ $0[question] }) { return known }
    guard let operation = Operation.all.first(where: { $0.name == name }) else { return nil }
    let shape: Shape
    switch operation.describe().body {
    case .none: shape = .anything
    case .required(let type), .optional(let type):
      shape = (try? Shapes(JSON.vendor(version)).read(type)) ?? .anything
    }
    shapes.withLock { $0[question] = shape }
    return shape
  }

  private static func look(at node: JSONNode, _ shape: Shape, _ path: String, _ found: inout [UnreadMember]) {
    guard found.count < most else { return }
    switch shape {
    case .nullable(let shape): look(at: node, shape, path, &found)
    case .list(let element):
      for (place, child) in node.elements.enumerated() { look(at: child, element, "\(path)[\(place)]", &found) }
    case .object(let object):
      let names = object.members.map(\.name)
      for (name, value) in node.members {
        let place = path.isEmpty ? name : "\(path).\(name)"
        if let member = object.members.first(where: { $0.name.lowercased() == name.lowercased() }) {
          look(at: value, member.shape, place, &found)
        } else {
          found.append(UnreadMember(path: place, nearest: NearestName.of(name, among: names)))
        }
      }
    case .dictionary(let value):
      for (name, child) in node.members { look(at: child, value, "\(path).\(name)", &found) }
    case .anything, .string, .integer, .number, .boolean, .words, .codes, .any: break
    }
  }

  /// Nobody reads on.
  private static let most = 100
}
