import Allocation
import Contract
import Faults
import FoundationEssentials
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension VendorFailure {
  /// Every code of the table of errors.
  static let codes = provocations.map(\.code).sorted()

  /// The failure of this code as the request would meet it: about what it names, where it names something. Nil for an unknown code.
  static func provoked(
    _ code: String, by call: Call, _ operation: Operation, _ facts: RequestFacts
  ) -> VendorFailure? {
    provocations.first { $0.code == code }?.failure(Provoker(call: call, operation: operation, facts: facts))
  }

  /// A failure of this status that no code is documented for.
  static func provoked(_ status: HTTPResponse.Status) -> VendorFailure { .provokedStatus(status) }

  /// What the failures are made of.
  struct Provoker {
    let call: Call
    let operation: Operation
    let facts: RequestFacts

    /// The consignment that the request names, or one that is called so.
    var consignment: Consignment {
      let reference = self.reference
      return call.visit { $0.consignment(reference) } ?? Self.unknown(reference)
    }

    var reference: String { facts.consignments.first ?? "EC-000-000-000" }

    func named(_ parameter: String, _ fallback: String) -> String { call.parameters[parameter] ?? fallback }

    var account: String { named("accountReference", "sandbox@example.com") }

    var customer: String { call.visit { $0.customerReference } }

    /// What the operation does with a consignment; the state of one that is cancelled permits none of it.
    var action: ConsignmentAction {
      let actions: [(String, ConsignmentAction)] = [
        ("Allocate", .allocate), ("Deallocate", .deallocate), ("Cancel", .cancel), ("Manifest", .manifest),
        ("Dispatch", .dispatch), ("SetReady", .setReadyToShip), ("SetNotReady", .setNotReadyToShip),
        ("AddPackage", .changePackages), ("DeletePackage", .changePackages), ("UpdatePackage", .changePackages),
        ("SplitPackage", .changePackages), ("RemovePackage", .changePackages), ("AddEmpty", .changePackages),
        ("AddItem", .changePackages), ("MoveItem", .changePackages), ("RemoveItem", .changePackages),
        ("SetItem", .nameItem), ("Get", .printLabels),
      ]
      return actions.first { operation.name.hasPrefix($0.0) }?.1 ?? .edit
    }

    var cancelled: Consignment {
      var consignment = consignment
      consignment.progress.state = .cancelled
      return consignment
    }

    /// What the engine says when the carrier refuses; nothing is booked.
    var assessment: Assessment {
      let consignment = consignment
      let (catalog, now) = call.visit { ($0.catalog, $0.now) }
      return catalog.assess(
        consignment, among: Candidates.all.provoked(Provocation(verdict: .carrierRefuses)), at: now)
    }

    private static func unknown(_ reference: String) -> Consignment {
      Consignment(
        Consignment.Fixed(
          reference: reference, customerReference: "", dateCreated: DateTimeOffset(ticks: 0),
          weight: Weight(value: 0), value: Money(amount: 0, currency: nil)))
    }
  }

  private struct Row: Sendable {
    let code: String
    let failure: @Sendable (Provoker) -> VendorFailure

    init(_ code: String, _ failure: @escaping @Sendable (Provoker) -> VendorFailure) {
      self.code = code
      self.failure = failure
    }
  }

  private static let cause = "A fault rule of this sandbox asked for this error"

  /// One row a code. Where a code stands in `Details` alone, the failure is the one that has it there.
  private static let provocations: [Row] = [
    Row("UnsupportedApiVersionException") { .unsupportedVersion($0.call.fields.apiVersion ?? "9.9") },
    Row("UnsupportedMediaTypeException") { .unsupportedMediaType($0.call.fields.contentType ?? "text/plain") },
    Row("ValidationException") { _ in .invalid([FieldProblem(path: "", message: cause)]) },
    Row("InvalidQueryParameterException") { _ in .invalidQuery([FieldProblem(path: "take", message: cause)]) },
    Row("ConsignmentNotFoundException") {
      $0.facts.namesOneInPath && $0.operation.allocatesOrQuotes
        ? .consignmentToAllocateNotFound($0.reference) : .consignmentNotFound($0.reference)
    },
    Row("InvalidConsignmentStateException") { .stateForbids($0.action, $0.cancelled) },
    Row("AllocationFailedException") { .allocationFailed($0.assessment) },
    Row("MpdCarrierServiceNotFoundException") {
      .carrierServiceNotFound($0.facts.carrierServices.first ?? "CX_NDS", nearest: [])
    },
    Row("ServiceGroupNotFoundException") {
      let group = $0.facts.serviceGroups.first ?? "valuableGoods"
      return $0.operation.name.hasPrefix("Allocate")
        ? .serviceGroupNotFound(group, customer: $0.customer, known: [])
        : .catalog(.serviceGroupNotFound(group, customer: $0.customer, known: []))
    },
    Row("DeliveryOptionNotFoundException") { .deliveryOptionNotFound($0.option) },
    Row("DeliveryOptionExpiredException") { .deliveryOptionExpired($0.option, at: $0.call.visit { $0.now }) },
    Row("PotentialConsignmentNotFoundException") {
      .potentialConsignmentNotFound($0.call.parameter("summaryReference"))
    },
    Row("ReservationRequiredException") { .reservationRequired($0.option) },
    Row("ReservationExpiredException") { .reservationExpired($0.option, at: $0.call.visit { $0.now }) },
    Row("PickupOptionRequiredException") { .noPickupOption($0.option) },
    Row("QuoteNotFoundException") { .quoteNotFound($0.quote) },
    Row("QuoteExpiredException") { .quoteExpired($0.quote, at: $0.call.visit { $0.now }) },
    Row("QuoteConsignmentMismatchException") {
      .quoteOfAnotherConsignment($0.quote, consignment: $0.reference)
    },
    Row("QuoteRequestNotFoundException") {
      .quoteRequestNotFound($0.named("quoteRequestReference", Provoker.noReference))
    },
    Row("PackageNotFoundException") { .packageNotFound($0.package) },
    Row("ItemNotFoundException") {
      .itemNotFound($0.named("itemReference", $0.named("reference", Provoker.noReference)))
    },
    Row("PackageNotInConsignmentException") { .foreignPackage($0.package, $0.consignment) },
    Row("LastPackageException") { .lastPackage($0.package, $0.consignment) },
    Row("LabelNotFoundException") { .labelNotFound($0.reference, .unknownConsignment($0.reference)) },
    Row("CustomsDocumentNotFoundException") {
      .customsDocumentNotFound($0.reference, .unknownConsignment($0.reference))
    },
    Row("OrderNotFoundException") { .orderNotFound($0.order) },
    Row("OrderPackageNotFoundException") { .orderPackageNotFound($0.package, order: $0.order) },
    Row("OrderItemNotFoundException") { .orderItemNotFound(Provoker.noReference, order: $0.order) },
    Row("ManifestNotFoundException") { .manifestNotFound($0.named("manifestReference", Provoker.noReference)) },
    Row("MpdCarrierNotFoundException") {
      .catalog(.carrierNotFound($0.named("mpdCarrierReference", "CARRIER_X"), known: []))
    },
    Row("CollectionCalendarEntryNotFoundException") {
      .catalog(.calendarEntryNotFound($0.named("ruleId", Provoker.noReference)))
    },
    Row("PackageSizeNotFoundForCustomerException") {
      .catalog(.packageSizeNotFound($0.named("packageSizeReference", "small"), customer: $0.customer, known: []))
    },
    Row("ShippingLocationNotFoundException") {
      .catalog(.shippingLocationNotFound($0.location, customer: $0.customer, known: []))
    },
    Row("ServiceGroupAlreadyExistsException") {
      .catalog(.serviceGroupExists($0.facts.serviceGroups.first ?? "valuableGoods"))
    },
    Row("PackageSizeAlreadyExistsException") {
      .catalog(.packageSizeExists($0.named("packageSizeReference", "small")))
    },
    Row("ShippingLocationReferenceInUseException") { .catalog(.shippingLocationExists($0.location)) },
    Row("ServiceProfileNotFoundException") {
      let reference = $0.facts.carrierServices.first ?? "CX_NDS"
      return .catalog(
        .servicesNotFound([.init(path: "", reference: reference, nearest: nil)], customer: $0.customer))
    },
    Row("CountryNotFoundException") { _ in
      .invalid([
        FieldProblem(path: "Addresses[0].Country", code: "CountryNotFoundException", message: cause)
      ])
    },
    Row("CountryRequiredForAddressException") { _ in
      .invalid([
        FieldProblem(path: "Addresses[0].Country", code: "CountryRequiredForAddressException", message: cause)
      ])
    },
    Row("OperationNotPermittedException") { .account(.mistake(.builtInRole, operation: $0.operation.name)) },
    Row("AccountNotFoundException") { .account(.mistake(.accountNotFound($0.account), operation: "")) },
    Row("EmailAddressInUseException") { .account(.mistake(.emailAddressInUse($0.account), operation: "")) },
    Row("RoleNotFoundException") {
      .account(.mistake(.roleNotFound($0.named("roleReference", Provoker.noReference)), operation: ""))
    },
    Row("RoleAlreadyExistsException") { _ in .account(.mistake(.roleExists("Administrator"), operation: "")) },
    Row("CustomerNotFoundException") { .account(.customerNotFound($0.named("customerReference", $0.customer))) },
    Row("ForbiddenException") { _ in .foreign(.crossSite) },
    Row("ServiceUnavailableException") { _ in .refused(.memoryFull) },
    Row("RequestTooLargeException") { .refused(.bodyTooLarge(limit: $0.call.bodySize)) },
    Row("RequestHeadTooLargeException") { _ in .refused(.fieldsTooLarge(limit: Limits().fieldBytes)) },
    Row("RequestTimeoutException") { _ in .refused(.bodyTimedOut(limit: Limits().bodyIdle)) },
    Row("NotSupportedException") { _ in .refused(.unsupportedExpectation("")) },
    Row("BadRequestException") { _ in .refused(.malformedRequestLine) },
    Row("OperationFailedException") { _ in .unexpected },
  ]
}

extension Operation {
  /// Whether 400 is all that the vendor lists for an unknown consignment in the path.
  fileprivate var allocatesOrQuotes: Bool {
    name.hasPrefix("Allocate") || name.hasPrefix("GetQuotesForConsignment")
  }
}

extension VendorFailure.Provoker {
  fileprivate var order: String { named("orderReference", "EO-000-000-000") }
  fileprivate static let noReference = "00000000-0000-0000-0000-000000000000"

  fileprivate var quote: String { named("quoteReference", Self.noReference) }
  fileprivate var option: String {
    named("deliveryOptionReference", named("pickupOptionReference", "EDO-000-000-000"))
  }
  fileprivate var package: String { named("packageReference", "EP-000-000-000") }
  fileprivate var location: String { named("shippingLocationReference", "Sorted1") }
}
