package import Contract
package import FoundationEssentials

/// What the catalog's services make of one consignment: who offers to carry it for how much, and who does not and why.
///
/// It knows the winner. Everything else is worked out by the same rules when somebody asks, each time anew.
package struct Assessment: Sendable {
  let assessor: Assessor
  private let candidates: Candidates
  private let best: Assessor.Bid?
  private var verdict: Provocation.Verdict? { candidates.provocation?.verdict }

  fileprivate init(_ assessor: Assessor, candidates: Candidates, best: Assessor.Bid?) {
    self.assessor = assessor
    self.candidates = candidates
    self.best = best
  }

  /// The cheapest offer by total net price; of two alike the one with the lower reference.
  package var winner: Offer? { verdict == nil ? best.map(offer) : nil }

  /// Every candidate's answer.
  package struct Findings: Sendable {
    /// Cheapest first.
    package let offers: [Offer]
    /// Every candidate that is no offer, in the order of the candidates, with all its reasons.
    package let exclusions: [Exclusion]
  }

  /// Asks every candidate. Costs time with their number.
  package var findings: Findings {
    var bids: [Assessor.Bid] = []
    var exclusions: [Exclusion] = []
    for index in candidates.indices(in: assessor.contents) {
      let (bid, reasons) = assessor.answer(of: index)
      if let bid {
        if let reason = provokedReason(against: bid) {
          exclusions.append(Exclusion(service: assessor.contents.services[index], reasons: [reason]))
        } else {
          bids.append(bid)
        }
      } else {
        exclusions.append(Exclusion(service: assessor.contents.services[index], reasons: reasons))
      }
    }
    bids.sort(by: assessor.isCheaper)
    return Findings(offers: bids.map(offer), exclusions: exclusions)
  }

  private func provokedReason(against bid: Assessor.Bid) -> ExclusionReason? {
    switch verdict {
    case nil: nil
    case .carrierRefuses: bid.service == best?.service ? .refusedByCarrier : nil
    case .noService:
      .destinationNotServed(
        country: assessor.journey.value.destination.writtenCountry,
        postcode: assessor.journey.value.destination.writtenPostcode)
    }
  }

  /// The services that are not candidates because the default rules do not have them, for whoever explains.
  package var outsiders: [Exclusion] {
    guard case .everything = candidates.scope else { return [] }
    return assessor.contents.services.lazy.filter { !$0.isInDefaultRules }.map { service in
      Exclusion(service: service, reasons: [.notInDefaultRules] + assessor.answer(of: service.index).reasons)
    }
  }

  /// `findings.offers`; whoever wants more than one of them asks for the findings once.
  package var offers: [Offer] { findings.offers }

  /// `findings.exclusions`.
  package var exclusions: [Exclusion] { findings.exclusions }

  /// Why nobody takes the consignment, in the vendor's words: each text once, joined by one blank. Empty when somebody does.
  ///
  /// - Source: contract/90-open-questions.md, 22.
  package var reason: String {
    guard best == nil || verdict != nil else { return "" }
    // Of the others nobody was asked.
    if best != nil, verdict == .carrierRefuses { return ExclusionReason.refusedByCarrier.text }
    let exclusions = findings.exclusions
    guard !exclusions.isEmpty else { return candidates.emptiness }
    var texts: [String] = []
    for text in exclusions.lazy.flatMap(\.reasons).map(\.text) where !texts.contains(text) { texts.append(text) }
    return texts.joined(separator: " ")
  }

  /// What a service that is excluded would have asked for, for whoever explains.
  ///
  /// - Parameter exclusion: one of this assessment's.
  /// - Returns: without tax, and with its dates where the service can keep those of the consignment; nil when it has no price.
  package func price(of exclusion: Exclusion) -> (base: Decimal, total: Decimal, offer: Offer?)? {
    assessor.price(of: exclusion.service.index).map {
      ($0.charge.base.decimal, $0.charge.total.decimal, $0.bid.map(offer))
    }
  }

  private func offer(_ bid: Assessor.Bid) -> Offer {
    Offer(bid: bid, contents: assessor.contents, journey: assessor.journey)
  }
}

extension Catalog {
  /// Puts a consignment before the candidates.
  ///
  /// Costs time with the number of services that could be the cheapest: of all services they are asked from the least price on, until
  /// no other can be cheaper.
  ///
  /// - Parameters:
  ///   - journey: what the services ask of the consignment.
  ///   - candidates: the services to ask.
  ///   - customs: whether services turn down what lacks their customs data.
  ///   - now: decides which collections can still be reached.
  /// - Returns: the winner, and on request the offers and the exclusions.
  package func assess(
    _ journey: Shared<Journey>, among candidates: Candidates = .all, customs: CustomsDemand = .lenient,
    at now: DateTimeOffset
  ) -> Assessment {
    let assessor = Assessor(
      journey, contents: contents, plans: holdings.plans(at: journey.value.originLocation),
      customs: customs, now: now)
    let best =
      switch candidates.scope {
      case .everything: assessor.cheapest()
      case .listed: assessor.cheapest(of: candidates.indices(in: contents))
      }
    return Assessment(assessor, candidates: candidates, best: best)
  }

  /// Puts a consignment that is in no world before the candidates, whatever state it is in.
  package func assess(
    _ consignment: Consignment, among candidates: Candidates = .all, customs: CustomsDemand = .lenient,
    at now: DateTimeOffset
  ) -> Assessment {
    assess(Shared(Journey(consignment)), among: candidates, customs: customs, at: now)
  }
}

extension Candidates {
  /// The places of the candidates in a catalog.
  ///
  /// Groups and services may come from an older catalog of the same world: their references decide.
  fileprivate func indices(in contents: Catalog.Contents) -> [Int] {
    switch scope {
    case .everything: contents.services.indices.filter { contents.conditions[$0].isInDefaultRules }
    case .listed(let services):
      services.compactMap { service in
        let index = service.index
        if index < contents.services.count, contents.services[index] === service { return index }
        return contents.serviceIndexes[service.reference.lowercased()]
      }
    }
  }
}
