import Contract
import Journal
import OpenAPI
import Synchronization
import Text
import Wire

/// Which members of a body nothing reads: those that the type behind the operation does not know.
enum UnreadMembers {
  private struct Question: Hashable {
    let type: ObjectIdentifier
    let version: ApiVersion
  }

  /// What the types look like, each asked once.
  private static let shapes = Mutex<[Question: Shape]>([:])

  /// - Parameters:
  ///   - body: as it came.
  ///   - format: what it is written in.
  ///   - encoding: what `Content-Type` says of it, for XML.
  ///   - type: what it is read as.
  ///   - version: of the shapes.
  ///   - asked: what was read of it already, whatever the type looks like.
  /// - Returns: in the body's order, those that the vendor's own clients send last, at most 100; nothing for what cannot be read at all.
  static func of(
    _ body: [UInt8], _ format: BodyFormat, in encoding: XML.Encoding?, as type: any Decodable.Type,
    _ version: ApiVersion, _ asked: AskedMembers
  ) -> [UnreadMember] {
    var look = Look(asked: asked)
    switch format {
    case .json:
      guard let node = try? JSONNode(parsing: body) else { return [] }
      look.look(at: node, shape(of: type, version), "")
    case .applicationXML, .textXML:
      guard let node = try? XMLNode(parsing: body, schema: .vendor(version), in: encoding) else { return [] }
      look.look(at: node, shape(of: type, version), "/\(node.name)")
    }
    return Array((look.found + look.vendors).prefix(Look.most))
  }

  /// Members of the vendor's types that mean nothing to the service: its clients send them with every body, so a slip of the pen must not
  /// stand behind them.
  ///
  /// - Source: the types of the .NET SDK of 2016; contract/95-audit.md, A.
  fileprivate static let vendors: Set = [
    "threelettercode", "numericcode", "importerscode", "contactname", "cachedate", "cachesource", "iscached",
    "autoprint", "pagesize", "customerreference", "accountreference", "timezoneinfoid", "shippinglocationwhitelist",
  ]

  private static func shape(of type: any Decodable.Type, _ version: ApiVersion) -> Shape {
    let question = Question(type: ObjectIdentifier(type), version: version)
    if let known = shapes.withLock({ $0[question] }) { return known }
    let shape = (try? Shapes(JSON.vendor(version)).read(type)) ?? .anything
    shapes.withLock { $0[question] = shape }
    return shape
  }
}

extension UnreadMembers {
  /// One walk through a body, beside the shape of what reads it.
  fileprivate struct Look {
    let asked: AskedMembers
    private(set) var found: [UnreadMember] = []
    /// Those that mean nothing to the service.
    private(set) var vendors: [UnreadMember] = []

    /// Nobody reads on.
    static let most = 100

    mutating func look(at node: JSONNode, _ shape: Shape, _ path: String) {
      guard found.count < Self.most else { return }
      switch shape {
      case .nullable(let shape): look(at: node, shape, path)
      case .list(let element):
        for (place, child) in node.elements.enumerated() { look(at: child, element, "\(path)[\(place)]") }
      case .object(let object):
        for (name, value) in node.members {
          let place = path.isEmpty ? name : "\(path).\(name)"
          if let shape = known(name, at: place, in: object, isAsked: asked.contains(value)) {
            look(at: value, shape, place)
          }
        }
      case .dictionary(let value):
        for (name, child) in node.members { look(at: child, value, path.isEmpty ? name : "\(path).\(name)") }
      case .anything, .string, .integer, .number, .boolean, .words, .codes, .any: break
      }
    }

    /// In XML an entry of a dictionary is no element of its name, and is not looked at.
    mutating func look(at node: XMLNode, _ shape: Shape, _ path: String) {
      guard found.count < Self.most else { return }
      switch shape {
      case .nullable(let shape): look(at: node, shape, path)
      case .list(let element):
        for (place, child) in node.children.enumerated() {
          look(at: child, element, "\(path)/\(child.name)[\(place + 1)]")
        }
      case .object(let object):
        for child in node.children {
          let place = "\(path)/\(child.name)"
          if let shape = known(child.name, at: place, in: object, isAsked: asked.contains(child)) {
            look(at: child, shape, place)
          }
        }
      case .dictionary, .anything, .string, .integer, .number, .boolean, .words, .codes, .any: break
      }
    }

    /// The shape of a member; nil, and written down, for one that is not read.
    private mutating func known(_ name: String, at place: String, in object: Shape.Object, isAsked: Bool) -> Shape? {
      if let member = object.members.first(where: { $0.name.lowercased() == name.lowercased() }) { return member.shape }
      let nearest = NearestName.of(name, among: object.members.map(\.name))
      if UnreadMembers.vendors.contains(name.lowercased()) {
        if !isAsked, asked.areConcluded, vendors.count < Self.most {
          vendors.append(UnreadMember(path: place, nearest: nil))
        }
        return isAsked ? .anything : nil
      }
      // Types that read a member in place of another show one of them; nobody came to the other where reading broke off.
      if isAsked || (nearest == nil && !asked.areConcluded) { return .anything }
      found.append(UnreadMember(path: place, nearest: nearest))
      return nil
    }
  }
}
