import Allocation
import Contract
import Sandbox
import Wire

/// Which options `POST /_sandbox/explain` explains: those that `request` would be given, or those of `reference`.
struct OptionsQuestion: Codable, Sendable {
  enum Kind: String, Codable, CaseIterable, Sendable {
    case deliveryOptions, pickupOptions
  }

  let options: Kind
  /// The vendor's body, in version 1.1, as it would be posted.
  let request: AnyMember?
  /// A consignment's reference, or one of a summary.
  let reference: String?
  /// Beside a reference: this day alone.
  let deliveryDate: Instant?
  /// Beside a reference.
  let guaranteedOnly: Bool?
  /// Tells of this carrier service alone.
  let service: String?
}

/// What a question comes to.
struct OptionsReading {
  let subject: OptionSubject
  let days: OptionDays
  /// Nil for deliveries to the door.
  let reach: ShopReach?

  /// - Throws: `.body` with what is wrong.
  init(_ question: OptionsQuestion, body: [UInt8]) throws(ControlFailure) {
    if let reference = question.reference {
      guard question.request == nil else {
        throw .body([BodyProblem(path: "request", problem: "only one of request and reference may be given")])
      }
      var days = OptionDays()
      days.exactly = question.deliveryDate?.value
      days.isGuaranteedOnly = question.guaranteedOnly ?? false
      self.init(
        subject: .reference(reference), days: days, reach: question.options == .pickupOptions ? .usual : nil)
      return
    }
    for (path, isGiven) in [
      ("deliveryDate", question.deliveryDate != nil), ("guaranteedOnly", question.guaranteedOnly != nil),
    ] where isGiven {
      throw .body([BodyProblem(path: path, problem: "this stands beside a reference; a request has its own")])
    }
    // Its shape has been looked at by now.
    guard let request = (try? JSONNode(parsing: body))?.member("request"), !request.isNull else {
      throw .body([BodyProblem(path: "request", problem: "a request or a reference is needed")])
    }
    switch question.options {
    case .deliveryOptions:
      let body = try Self.read(DeliveryOptionsRequest.self, request)
      self.init(subject: .described(body.creation), days: OptionDays(of: body), reach: nil)
    case .pickupOptions:
      let body = try Self.read(PickupOptionsRequest.self, request)
      guard body.problems.isEmpty else { throw Self.refusal(body.problems) }
      self.init(
        subject: .described(body.common.creation), days: OptionDays(of: body.common), reach: ShopReach(of: body))
    }
  }

  private init(subject: OptionSubject, days: OptionDays, reach: ShopReach?) {
    (self.subject, self.days, self.reach) = (subject, days, reach)
  }

  private static func read<Body: Decodable & Sendable>(
    _ type: Body.Type, _ request: JSONNode
  ) throws(ControlFailure) -> Body {
    do throws(ReadingFailure) { return try JSON.vendor.decode(type, from: request) } catch {
      throw .body(error.all.map { BodyProblem(path: path($0.path), problem: $0.reason) })
    }
  }

  static func refusal(_ problems: [FieldProblem]) -> ControlFailure {
    .body(problems.map { BodyProblem(path: path($0.path), problem: $0.message) })
  }

  /// A place in the request as one in the body.
  private static func path(_ inner: String) -> String { inner.isEmpty ? "request" : "request.\(inner)" }
}
