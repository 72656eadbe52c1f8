import OpenAPI
import Text
import Wire

/// Holds a body against the shape of the type that it is to become, and notes every difference.
struct ShapeCheck {
  private(set) var problems: [BodyProblem] = []
  /// Nobody reads on.
  private static let most = 100

  mutating func check(_ node: JSONNode, against shape: Shape, path: String) {
    guard problems.count < Self.most else { return }
    switch (shape, node.value) {
    case (.anything, _), (.any, _): break
    case (.nullable(let shape), _): if !node.isNull { check(node, against: shape, path: path) }
    case (.object(let object), .object): check(node.members, against: object, path: path)
    case (.list(let element), .list):
      for (place, child) in node.elements.enumerated() { check(child, against: element, path: "\(path)[\(place)]") }
    case (.words(let words, _), .string(let text)):
      guard !words.contains(text) else { return }
      note(
        path, node, "this is none of the values that are allowed", allowed: words,
        nearest: NearestName.of(text, among: words))
    case (.string, .string), (.boolean, .boolean), (.number, .number): break
    case (.integer, .number(let digits)), (.codes, .number(let digits)):
      if Int64(digits) == nil { note(path, node, "a whole number is needed") }
    case (.object, _): note(path, node, "an object is needed")
    case (.list, _): note(path, node, "a list is needed")
    case (.words(let words, _), _): note(path, node, "a text is needed", allowed: words)
    case (.string, _): note(path, node, "a text is needed")
    case (.boolean, _): note(path, node, "true or false is needed")
    case (.number, _), (.integer, _), (.codes, _): note(path, node, "a number is needed")
    }
  }

  private mutating func check(_ members: [(name: String, value: JSONNode)], against object: Shape.Object, path: String)
  {
    let names = object.members.map(\.name)
    var seen: Set<String> = []
    for (name, value) in members {
      let place = path.isEmpty ? name : "\(path).\(name)"
      guard let member = object.members.first(where: { $0.name == name }) else {
        note(
          place, value, "there is no such member", allowed: names, nearest: NearestName.of(name, among: names))
        continue
      }
      guard seen.insert(name).inserted else {
        note(place, value, "this member stands here twice")
        continue
      }
      check(value, against: member.shape, path: place)
    }
    for member in object.members where member.isRequired && !seen.contains(member.name) {
      note(path.isEmpty ? member.name : "\(path).\(member.name)", nil, "this member is missing")
    }
  }

  private mutating func note(
    _ path: String, _ node: JSONNode?, _ problem: String, allowed: [String]? = nil, nearest: String? = nil
  ) {
    guard problems.count < Self.most else { return }
    problems.append(
      BodyProblem(path: path, value: node?.shortText, problem: problem, allowed: allowed, nearest: nearest))
  }
}
