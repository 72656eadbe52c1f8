import HTTPTypes

// Nothing of this changes the world.
extension SandboxWorld {
  /// Why a consignment would go where it would go: every service with its price, its dates and each rule against it.
  ///
  /// - Parameters:
  ///   - reference: the consignment's, in any case and any state.
  ///   - service: this carrier service alone, as an allocation with it would ask.
  ///   - group: the services of this group alone.
  /// - Returns: the cheapest that can carry it first, then the others.
  /// - Throws: `consignmentNotFound`, `carrierServiceNotFound`, `serviceGroupNotFound`.
  public func explain(
    _ reference: String, service: String? = nil, group: String? = nil
  ) throws(SandboxError) -> Explanation {
    try control.call(
      .get, "explain/" + ControlCaller.escaped(reference),
      query: [("service", service), ("group", group)].compactMap { name, value in value.map { (name, $0) } })
  }

  /// Why each service or shop is or is not among the options of a request.
  ///
  /// - Parameters:
  ///   - options: those of deliveries or of pick-ups.
  ///   - request: the vendor's body, in version 1.1, as a client would post it.
  ///   - service: tells of this carrier service alone.
  /// - Returns: what is offered, and each rule against the others.
  /// - Throws: `bodyNotAllowed` with a problem for each mistake in the request.
  public func explain(
    _ options: OptionsExplanation.Kind, for request: JSONText, service: String? = nil
  ) throws(SandboxError) -> OptionsExplanation {
    try control.call(.post, "explain", body: Question(options: options, request: request, service: service))
  }

  /// Why each service or shop is or is not among the options of what is there already.
  ///
  /// - Parameters:
  ///   - options: those of deliveries or of pick-ups.
  ///   - reference: a consignment's (`EC-…`) or a summary's (`EPC-…`).
  ///   - day: this day alone.
  ///   - days: of which days of delivery.
  ///   - service: tells of this carrier service alone.
  /// - Returns: what is offered, and each rule against the others.
  /// - Throws: `consignmentNotFound`, `carrierServiceNotFound`.
  public func explain(
    _ options: OptionsExplanation.Kind, of reference: String, on day: SandboxInstant? = nil,
    among days: OptionsExplanation.Days = .all, service: String? = nil
  ) throws(SandboxError) -> OptionsExplanation {
    try control.call(
      .post, "explain",
      body: Question(
        options: options, reference: reference, deliveryDate: day, guaranteedOnly: days == .guaranteed,
        service: service))
  }

  private struct Question: Encodable {
    let options: OptionsExplanation.Kind
    var request: JSONText?
    var reference: String?
    var deliveryDate: SandboxInstant?
    var guaranteedOnly: Bool?
    var service: String?
  }
}
