/// How one type is written in XML, where XML asks for more than JSON: names for what JSON leaves nameless, namespaces, and the order
/// of a class hierarchy.
///
/// Members go by the names of their Swift properties.
package struct XMLShape: Sendable {
  /// The members that a base class declares: they come before the type's own and have that class's namespace.
  package struct Base: Sendable {
    let namespace: XMLNamespace
    let members: [String]

    package init(_ namespace: XMLNamespace, _ members: [String]) {
      self.namespace = namespace
      self.members = members
    }
  }

  /// Where a member stands among the others, and in which namespace.
  struct Place: Sendable {
    let rank: Int
    let namespace: XMLNamespace
  }

  let type: any Any.Type
  /// The element of a root, and of each value in a list.
  let name: String
  /// Of the type's own members.
  let namespace: XMLNamespace
  /// Further roots that a body of this type may have.
  let alsoRead: [String]
  private let places: [String: Place]
  private let own: Place
  private let items: [String: String]
  private let nillable: Set<String>
  private let omitted: Set<String>

  /// - Parameters:
  ///   - type: whose shape it is.
  ///   - namespace: of the type's own members.
  ///   - name: the element of a root, and of each value in a list; the type's own name if there is none.
  ///   - bases: base classes, the lowest first; none means that members stand in declared order.
  ///   - items: the element of each value of a list, by member, where it is not the values' own name.
  ///   - omitted: members that JSON alone has.
  ///   - nillable: members that are written as `xsi:nil` when they have no value, although their type alone does not say so.
  ///   - alsoRead: further roots that a body of this type may have.
  package init(
    _ type: any Any.Type, _ namespace: XMLNamespace = .none, as name: String? = nil, bases: [Base] = [],
    items: [String: String] = [:], omitted: Set<String> = [], nillable: Set<String> = [], alsoRead: [String] = []
  ) {
    self.type = type
    self.name = name ?? String(describing: type)
    self.namespace = namespace
    self.alsoRead = alsoRead
    self.items = items
    self.omitted = omitted
    self.nillable = nillable
    var places: [String: Place] = [:]
    for base in bases {
      for member in base.members { places[member] = Place(rank: places.count, namespace: base.namespace) }
    }
    self.places = places
    own = Place(rank: places.count, namespace: namespace)
  }

  /// Whether members have to be put into another order than the one in which they are written.
  var reorders: Bool { !places.isEmpty }

  func place(of member: String) -> Place { places.isEmpty ? own : places[member] ?? own }
  func itemName(of member: String) -> String? { items.isEmpty ? nil : items[member] }
  func isOmitted(_ member: String) -> Bool { !omitted.isEmpty && omitted.contains(member) }
  func isNillable(_ member: String) -> Bool { !nillable.isEmpty && nillable.contains(member) }
}

/// What an element's members belong to.
package enum XMLNamespace: Hashable, Sendable {
  case none
  /// That of the element in which they stand.
  case parent
  /// A part of the schemas, under the address that an `XMLSchema` has for them.
  case area(String)
  case uri(String)
}
