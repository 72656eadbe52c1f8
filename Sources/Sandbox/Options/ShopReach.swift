import Allocation
package import Contract
import FoundationEssentials

/// How far a shop may be, and how many are of interest.
package struct ShopReach: Sendable {
  package let kilometres: Double
  package let most: Int

  package init(kilometres: Double, most: Int) {
    self.kilometres = kilometres
    self.most = most
  }

  /// Where nothing is asked for. *Assumed.*
  package static let usual = ShopReach(kilometres: 10, most: 10)
}

extension ShopReach {
  /// The reach of a body; the usual where it names none.
  package init(of body: PickupOptionsRequest) {
    self.init(
      kilometres: body.reach?.kilometres ?? Self.usual.kilometres, most: body.maxResults ?? Self.usual.most)
  }
}

extension PickupOptionsRequest {
  /// What is wrong with its own members.
  ///
  /// - Source: contract/51-delivery-and-pickup-options.md, section 2.
  package var problems: [FieldProblem] {
    var problems: [FieldProblem] = []
    if let most = maxResults, !(1...50).contains(most) {
      problems.append(FieldProblem(path: "MaxResults", message: "MaxResults must be from 1 to 50"))
    }
    for (name, distance) in [("Distance", distance), ("Radius", radius)] {
      guard let value = distance?.value, value <= 0 || value > 100_000 else { continue }
      problems.append(FieldProblem(path: name, message: "\(name) must be more than 0 and at most 100000"))
    }
    if let distance, let radius, distance != radius {
      problems.append(
        FieldProblem(path: "Radius", message: "Radius is the older name of Distance, and says something else here"))
    }
    return problems
  }
}
