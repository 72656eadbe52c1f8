import Allocation
import Contract
import Sandbox

extension VendorFailure {
  /// What a change of the catalog has got wrong, in the vendor's terms: a reference that is taken first, then services that there
  /// are not, then whatever else is not valid.
  ///
  /// - Parameters:
  ///   - mistakes: with paths from the thing's own members on.
  ///   - customer: the world's.
  ///   - paths: how members of a fixture are called in the vendor's body, where they differ in more than the first letter.
  ///   - exists: the failure for a reference that is taken.
  init(
    _ mistakes: CatalogProblems, customer: String, paths: [String: String] = [:],
    exists: (String) -> CatalogFailure
  ) {
    var unknown: [CatalogFailure.UnknownService] = []
    var problems: [FieldProblem] = []
    for mistake in mistakes.mistakes {
      let path = Self.wirePath(mistake.path, paths)
      switch mistake.fact {
      case .duplicate(let reference, _):
        self = .catalog(exists(reference))
        return
      case .unknown where mistake.path.hasPrefix("disabledServices"):
        // The same profile's service has been named already.
        continue
      case .unknown(.carrierService, let name, let nearest):
        unknown.append(.init(path: path, reference: name, nearest: nearest))
      case .blank: problems.append(FieldProblem(path: path, message: "A reference is required"))
      case .slashInReference(let reference):
        problems.append(
          FieldProblem(
            path: path, message: "The reference '\(reference)' has a slash in it, so that no path could name it"))
      default: problems.append(FieldProblem(path: path, message: "\(mistake.what); \(mistake.cure)"))
      }
    }
    self = unknown.isEmpty ? .invalid(problems) : .catalog(.servicesNotFound(unknown, customer: customer))
  }

  private static func wirePath(_ path: String, _ paths: [String: String]) -> String {
    if let whole = paths[path] { return whole }
    if let bracket = path.firstIndex(of: "["), let list = paths[String(path[..<bracket]) + "[]"] {
      let number = path[bracket...].prefix { $0 != "]" } + "]"
      return list.replacing("[]", with: number, maxReplacements: 1)
    }
    return path.prefix(1).uppercased() + path.dropFirst()
  }
}
