import Contract
import HTTPCore
import Sandbox

extension Call {
  /// The answer of a call that changes one consignment and says nothing but 200.
  func reply(changed outcome: ChangeOutcome, by action: ConsignmentAction, reference: String) throws -> Reply {
    switch outcome {
    case .done: return reply()
    case .notPermitted(let consignment): throw VendorFailure.stateForbids(action, consignment)
    case .unknownConsignment: throw VendorFailure.consignmentNotFound(reference)
    }
  }

  /// The entry of a list call. A refusal keeps the reference as it was sent, and has no links.
  ///
  /// - Source: contract/10-allocation.md, section 8; contract/90-open-questions.md, 63.
  func entry(
    _ outcome: ChangeOutcome, of action: ConsignmentAction, reference: String, message: (String) -> String,
    link rel: String?
  ) -> WithMessage {
    switch outcome {
    case .done(let consignment):
      let reference = consignment.reference
      return WithMessage(
        isSuccess: true, message: message(reference), data: reference,
        apiLinks: rel.map { [link($0, "consignments", reference)] })
    case .notPermitted(let consignment):
      return WithMessage(
        isSuccess: false, message: VendorFailure.stateForbids(action, consignment).message, data: reference)
    case .unknownConsignment:
      return WithMessage(
        isSuccess: false, message: VendorFailure.consignmentNotFound(reference).message, data: reference)
    }
  }

  /// The references of a body that is a bare list.
  ///
  /// - Throws: `VendorFailure.unreadable`, or `.invalid` for an empty list.
  func references() throws -> [String] {
    let references = try body([String].self)
    let problems = FieldProblem.problems(of: references, at: "")
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    return references
  }

  /// The references of a body that names them.
  ///
  /// - Throws: `VendorFailure.unreadable`, or `.invalid` for an empty list.
  func namedReferences() throws -> [String] {
    let references = try body(ManifestConsignmentsRequest.self).consignmentReferences
    let problems = FieldProblem.problems(of: references, at: "ConsignmentReferences")
    guard problems.isEmpty else { throw VendorFailure.invalid(problems) }
    return references
  }
}

extension FieldProblem {
  /// What is wrong with a list of references: that there is none, or that one is empty.
  ///
  /// - Parameters:
  ///   - references: as they were sent.
  ///   - path: where the list stands; empty when it is the body itself.
  /// - Returns: none for a list that will do.
  static func problems(of references: [String], at path: String) -> [FieldProblem] {
    guard !references.isEmpty else {
      return [FieldProblem(path: path, message: "At least one consignment reference is required")]
    }
    return references.indices.filter { references[$0].isBlank }.prefix(100).map { index in
      FieldProblem(path: "\(path)[\(index)]", message: "A consignment reference must not be empty")
    }
  }
}

extension String {
  fileprivate var isBlank: Bool {
    // No blank begins with a visible character of ASCII, which nearly every reference does.
    if let first = utf8.first, first > 0x20, first < 0x7F { return false }
    return allSatisfy(\.isWhitespace)
  }
}
