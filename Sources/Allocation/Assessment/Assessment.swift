package import Contract
package import FoundationEssentials

/// What the catalog's services make of one consignment: who offers to carry it for how much, and who does not and why.
///
/// Answer and explanation come from one examination: whoever asks only for the winner has the services examined that could
/// still be cheaper, and the rest when more is asked for.
package struct Assessment: Sendable {
  private let assessor: Assessor
  private let candidates: Candidates
  /// Why nobody takes the consignment, in the vendor's words: each text once, joined by one blank. Empty when somebody does.
  ///
  /// - Source: contract/90-open-questions.md, 22.
  package private(set) var reason: String

  fileprivate init(_ assessor: consuming Assessor, candidates: Candidates) {
    self.assessor = assessor
    self.candidates = candidates
    reason = ""
    if assessor.best == nil { reason = words }
  }

  /// The cheapest offer by total net price; of two alike the one with the lower reference.
  package var winner: Offer? { assessor.best.map(offer) }

  package var offerCount: Int { completed.bids.count }

  /// Cheapest first.
  package var offers: [Offer] {
    let assessor = completed
    return assessor.bids.sorted { assessor.isCheaper($0, than: $1) }.map(offer)
  }

  /// Every candidate that is no offer, in the order of the candidates, with all its reasons.
  package var exclusions: [Exclusion] {
    let assessor = completed
    let exclusions = assessor.losses.map { loss in
      Exclusion(service: assessor.contents.services[loss.service], reasons: Array(assessor.reasons[loss.reasons]))
    }
    guard case .everything = candidates.scope else { return exclusions }
    return exclusions.sorted { $0.service.index < $1.service.index }
  }

  /// Every candidate examined.
  private var completed: Assessor {
    guard case .everything = candidates.scope, assessor.examined < assessor.contents.services.count else {
      return assessor
    }
    var assessor = assessor
    assessor.examineTheRest()
    return assessor
  }

  private var words: String {
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
}

extension Catalog {
  /// Puts a consignment before the candidates.
  ///
  /// For the winner alone it costs time with the number of services that could be the cheapest: they are examined from the least
  /// price on, until no other can be cheaper. Without a winner, and for everything, it costs time with the number of candidates.
  ///
  /// - Parameters:
  ///   - journey: what the services ask of the consignment.
  ///   - candidates: the services to ask.
  ///   - now: decides which collections can still be reached.
  /// - Returns: the winner, and on request the offers and the exclusions.
  package func assess(
    _ journey: Shared<Journey>, among candidates: Candidates = .all, at now: DateTimeOffset
  ) -> Assessment {
    var assessor = Assessor(journey, contents: contents, now: now)
    switch candidates.scope {
    case .everything:
      assessor.examineTheCheapest()
      if assessor.best == nil { assessor.examineTheRest() }
    case .listed(let services):
      // Groups and services may come from an older catalog of the same world: their references decide.
      for service in services {
        guard let index = index(of: service) else { continue }
        assessor.assess(index, route: assessor.country.route(of: index))
      }
    }
    return Assessment(assessor, candidates: candidates)
  }

  /// Puts a consignment that is in no world before the candidates, whatever state it is in.
  package func assess(
    _ consignment: Consignment, among candidates: Candidates = .all, at now: DateTimeOffset
  ) -> Assessment {
    assess(Shared(Journey(consignment)), among: candidates, at: now)
  }

  private func index(of service: CarrierService) -> Int? {
    let index = service.index
    if contents.services.indices.contains(index), contents.services[index].reference == service.reference {
      return index
    }
    return contents.serviceIndexes[service.reference.lowercased()]
  }
}
