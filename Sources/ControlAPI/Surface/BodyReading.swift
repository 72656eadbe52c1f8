import OpenAPI
import Text
import Wire

/// Reads the bodies of control calls, strictly: what is not meant to stand there is named, and nothing is done.
enum BodyReading {
  /// - Throws: `.body` with every problem that the type's shape tells, or with those that the value itself has.
  static func read<Value: Decodable & Sendable>(
    _ type: Value.Type, from bytes: [UInt8]
  ) throws(ControlFailure) -> Value {
    let tree: JSONNode
    do throws(ReadingFailure) {
      tree = try JSONNode(parsing: bytes)
    } catch {
      throw .body([BodyProblem(path: error.path, problem: error.reason)])
    }
    guard let shape = try? Shapes(JSON.sandbox).read(type) else { throw .unexpected }
    var check = ShapeCheck()
    check.check(tree, against: shape, path: "")
    guard check.problems.isEmpty else { throw .body(check.problems) }
    do throws(ReadingFailure) {
      return try JSON.sandbox.decode(type, from: tree)
    } catch {
      throw .body(
        error.all.map { BodyProblem(path: $0.path, value: tree.text(at: $0.path), problem: $0.reason) })
    }
  }
}

/// What is wrong with one member of a control call's body.
struct BodyProblem: Codable, Equatable, Sendable {
  /// As `then[0].delay`; empty for the whole body.
  let path: String
  /// What stands there, as JSON, cut to 60 characters; absent when nothing does.
  let value: String?
  let problem: String
  /// What may stand there, where that can be listed.
  let allowed: [String]?
  /// What was probably meant.
  let nearest: String?

  init(path: String, value: String? = nil, problem: String, allowed: [String]? = nil, nearest: String? = nil) {
    self.path = path
    self.value = value
    self.problem = problem
    self.allowed = allowed
    self.nearest = nearest
  }

  init(path: String, problem: String, _ alternatives: Alternatives) {
    self.init(
      path: path, problem: problem, allowed: alternatives.allowed.isEmpty ? nil : alternatives.allowed,
      nearest: alternatives.nearest)
  }
}

extension ControlFailure {
  /// The same, where each problem tells what stands at its place in the body.
  func telling(_ body: [UInt8]) -> ControlFailure {
    guard case .body(let problems) = self, problems.contains(where: { $0.value == nil && !$0.path.isEmpty }),
      let tree = try? JSONNode(parsing: body)
    else { return self }
    return .body(
      problems.map { problem in
        BodyProblem(
          path: problem.path, value: problem.value ?? tree.text(at: problem.path), problem: problem.problem,
          allowed: problem.allowed, nearest: problem.nearest)
      })
  }
}

extension JSONNode {
  /// The value as JSON, cut to a length that an error bears.
  var shortText: String {
    let text =
      switch value {
      case .object: "{…}"
      case .list: "[…]"
      case .string(let string): "\"\(string)\""
      case .number(let digits): digits
      case .boolean(let boolean): boolean ? "true" : "false"
      case .null: "null"
      }
    return text.count > 60 ? text.prefix(60) + "…" : text
  }

  /// What stands at a path, in short; nil when nothing does.
  fileprivate func text(at path: String) -> String? { path.isEmpty ? nil : node(at: path)?.shortText }

  /// What stands at a path; nil when nothing does.
  func node(at path: String) -> JSONNode? {
    var node = self
    for step in path.split(whereSeparator: { $0 == "." || $0 == "[" }) {
      let child =
        step.hasSuffix("]")
        ? Int(step.dropLast()).flatMap { node.elements.indices.contains($0) ? node.elements[$0] : nil }
        : node.member(String(step))
      guard let child else { return nil }
      node = child
    }
    return node
  }
}
