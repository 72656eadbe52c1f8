/// What is wrong with one member of a body, and what is allowed.
package struct FieldProblem: Equatable, Sendable {
  /// The member's JSON path as it is spelt on the wire: `Packages[0].Weight`.
  package let path: String
  /// The vendor's code for it, where its classes have one.
  package let code: String?
  package let message: String

  package init(path: String, code: String? = nil, message: String) {
    self.path = path
    self.code = code
    self.message = message
  }
}
