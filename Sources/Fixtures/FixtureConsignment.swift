package import Contract

/// A consignment that every world begins with: PRO's own create body, and what the sandbox adds to it.
///
/// - Source: design/product.md, "Fixtures".
package struct FixtureConsignment: Sendable {
  struct Place: Sendable {
    var file = "fixtures"
    var path = "consignments"
  }

  package let request: CreateConsignmentRequest
  /// `EC-` and three groups of three capital letters or digits; nil: the world gives it the next one.
  package let reference: String?
  package let state: ConsignmentState
  /// Where it was read.
  var place = Place()
  /// Whether all that its text says could be read; where not, what was at fault is absent.
  var isWhole = true

  package init(request: CreateConsignmentRequest, reference: String? = nil, state: ConsignmentState = .unallocated) {
    self.request = request
    self.reference = reference
    self.state = state
  }

  /// Whether a text has the form of a consignment reference.
  ///
  /// - Source: contract/30-consignments.md, section 1.
  static func isReference(_ text: String) -> Bool {
    let groups = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.count == 4, groups[0].elementsEqual("EC".utf8) else { return false }
    return groups.dropFirst().allSatisfy { group in
      group.count == 3 && group.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    }
  }
}

extension FixtureConsignment: Equatable {
  /// Wherever they were read.
  package static func == (one: Self, other: Self) -> Bool {
    one.request == other.request && one.reference == other.reference && one.state == other.state
  }
}

extension FixtureConsignment: Decodable {
  private struct Own: Decodable {
    var reference: String?
    var consignmentState: ConsignmentState?
  }

  package init(from decoder: any Decoder) throws {
    let own = try Own(from: decoder)
    self.init(
      request: try CreateConsignmentRequest(from: decoder), reference: own.reference,
      state: own.consignmentState ?? .unallocated)
  }
}
