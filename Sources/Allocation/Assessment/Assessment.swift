package import Contract
package import FoundationEssentials

/// What the catalog's services make of one consignment: who offers to carry it for how much, and who does not and why.
///
/// Answer and explanation come from one examination; what only an explanation needs is worked out when asked for.
package struct Assessment: Sendable {
  private let assessor: Assessor
  /// The index into the assessor's bids.
  private let best: Int?
  private let candidates: Candidates

  fileprivate init(_ assessor: consuming Assessor, candidates: Candidates) {
    let terms = assessor.contents.terms
    let bids = assessor.bids
    best = bids.indices.min { left, right in
      let (one, other) = (bids[left], bids[right])
      return (one.total, terms[one.service].rank) < (other.total, terms[other.service].rank)
    }
    self.assessor = assessor
    self.candidates = candidates
  }

  /// The cheapest offer by total net price; of two alike the one with the lower reference.
  package var winner: Offer? { best.map { offer(assessor.bids[$0]) } }

  package var offerCount: Int { assessor.bids.count }

  /// Cheapest first.
  package var offers: [Offer] {
    let terms = assessor.contents.terms
    return assessor.bids.sorted { one, other in
      (one.total, terms[one.service].rank) < (other.total, terms[other.service].rank)
    }.map(offer)
  }

  /// Every candidate that is no offer, in the order of the candidates, with all its reasons.
  package var exclusions: [Exclusion] {
    guard case .everything = candidates.scope else { return Self.exclusions(assessor) }
    // Services with no route to the country have not been looked at yet.
    var examined = [Bool](repeating: false, count: assessor.contents.services.count)
    for bid in assessor.bids { examined[bid.service] = true }
    for loss in assessor.losses { examined[loss.service] = true }
    var assessor = assessor
    for service in examined.indices where !examined[service] { assessor.assess(service, route: nil) }
    return Self.exclusions(assessor).sorted { $0.service.index < $1.service.index }
  }

  /// Why nobody takes the consignment, in the vendor's words: each text once, joined by one blank.
  ///
  /// - Source: contract/90-open-questions.md, 22.
  package var reason: String {
    let exclusions = self.exclusions
    guard !exclusions.isEmpty else { return candidates.emptiness }
    var texts: [String] = []
    for reason in exclusions.lazy.flatMap(\.reasons) where !texts.contains(reason.text) { texts.append(reason.text) }
    return texts.joined(separator: " ")
  }

  /// What a service that is excluded would have asked for, for whoever explains.
  ///
  /// - Parameter exclusion: one of this assessment's.
  /// - Returns: without tax, and with its dates where the service can keep those of the consignment; nil when it has no price.
  package func price(of exclusion: Exclusion) -> (base: Decimal, total: Decimal, offer: Offer?)? {
    var assessor = assessor
    return assessor.price(of: exclusion.service.index).map { ($0.base.decimal, $0.total.decimal, $0.bid.map(offer)) }
  }

  private func offer(_ bid: Assessor.Bid) -> Offer {
    Offer(bid: bid, contents: assessor.contents, journey: assessor.journey)
  }

  private static func exclusions(_ assessor: Assessor) -> [Exclusion] {
    assessor.losses.map { loss in
      Exclusion(service: assessor.contents.services[loss.service], reasons: Array(assessor.reasons[loss.reasons]))
    }
  }
}

extension Catalog {
  /// Puts a consignment before the candidates.
  ///
  /// Costs time with the number of candidates that go to the destination's country.
  ///
  /// - Parameters:
  ///   - consignment: whatever state it is in.
  ///   - candidates: the services to ask.
  ///   - now: decides which collections can still be reached.
  /// - Returns: the offers and, on request, the exclusions.
  package func assess(
    _ consignment: Consignment, among candidates: Candidates = .all, at now: DateTimeOffset
  ) -> Assessment {
    var assessor = Assessor(consignment, contents: contents, now: now)
    switch candidates.scope {
    case .everything:
      let routes = assessor.country.routes
      assessor.reserve(routes.count)
      for route in routes { assessor.assess(route.service, route: route) }
      return Assessment(assessor, candidates: candidates)
    case .listed(let services):
      // Groups and services may come from an older catalog of the same world: their references decide.
      for service in services {
        guard let index = index(of: service) else { continue }
        assessor.assess(index, route: assessor.country.route(of: index))
      }
      return Assessment(assessor, candidates: candidates)
    }
  }

  private func index(of service: CarrierService) -> Int? {
    let index = service.index
    if contents.services.indices.contains(index), contents.services[index].reference == service.reference {
      return index
    }
    return contents.serviceIndexes[service.reference.lowercased()]
  }
}
