extension MagicValue {
  /// Every magic value there is. What `GET /_sandbox/magic` lists, what `docs/faults.md` shows and what happens come from here.
  ///
  /// The outcomes are those of contract/decisions.md, "Outcomes of an allocation" and "Codes".
  package static let table: [MagicValue] = requests + lives

  /// What decides about requests and their answers.
  private static let requests: [MagicValue] = [
    // MARK: What becomes of an allocation
    row(
      "carrier-refuses", "ZZ99 1AA", .engine, ["*"], "The carrier that wins refuses.",
      "AllocationFailed, 'Could not be booked with courier.'"
    ) { $0.carrierRefuses = true },
    row(
      "no-service", "ZZ99 1AB", .engine, ["*"], "No service takes it.",
      "AllocationFailed with the vendor's text for places that are not served"
    ) { $0.noService = true },
    row(
      "allocates-later", "ZZ99 1AD", .engine, ["*"],
      "It is queued, and allocated two seconds of the world's clock later.",
      "202, then Allocating, then Allocated"
    ) { $0.async = span(2) },

    // MARK: Answers that are lost
    row(
      "lost-after-commit", "ZZ99 1AE", .creation, ["*"], "It is created, and the client hears nothing.",
      "a create whose answer is lost"
    ) { $0.commit = .lost },
    row(
      "lost-before-commit", "ZZ99 1AF", .creation, ["*"], "The connection ends before it is created.",
      "a create that never arrived"
    ) { $0.commit = .before },
    row(
      "answered-late", "ZZ99 1AG", .creation, ["*"], "It is created at once, and answered five seconds later.",
      "a create that is answered too late"
    ) { $0.commit = .late },
    row(
      "allocation-lost-after-commit", "ZZ99 1AH", .consignment, ["Allocate*"],
      "It is allocated, and the client hears nothing.", "an allocation whose answer is lost"
    ) { $0.commit = .lost },
    row(
      "allocation-lost-before-commit", "ZZ99 1AJ", .consignment, ["Allocate*"],
      "The connection ends before it is allocated.", "an allocation that never arrived"
    ) { $0.commit = .before },
    row(
      "manifest-lost-after-commit", "ZZ99 1AL", .consignment, ["Manifest*"],
      "It is manifested, and the client hears nothing.", "a manifest whose answer is lost"
    ) { $0.commit = .lost },
    row(
      "label-lost", "ZZ99 1AN", .consignment, ["*Label*"], "Its label is not answered.",
      "a label whose answer is lost"
    ) { $0.commit = .lost },

    // MARK: Refusals
    row("create-refused", "ZZ99 2AA", .creation, ["*"], "It is not created.", "ValidationException, 400") {
      $0.error = "ValidationException"
    },
    row(
      "not-found", "ZZ99 2AB", .consignmentInPath, ["*"], "It is as if it were not there.",
      "ConsignmentNotFoundException, 400 to an allocation or its quotes, else 404"
    ) { $0.error = "ConsignmentNotFoundException" },
    row(
      "wrong-state", "ZZ99 2AD", .consignmentInPath, ["A*", "C*", "D*", "S*", "U*"],
      "Nothing can be done with it in its state.", "InvalidConsignmentStateException, 400"
    ) {
      $0.error = "InvalidConsignmentStateException"
    },
    row(
      "carrier-service-not-found", "ZZ99 2AE", .consignment, ["AllocateWith*Service*"],
      "The carrier service asked for is not there.", "MpdCarrierServiceNotFoundException, 400"
    ) {
      $0.error = "MpdCarrierServiceNotFoundException"
    },
    row(
      "service-group-not-found", "ZZ99 2AF", .consignment, ["Allocate*Group*"],
      "The service group asked for is not there.", "ServiceGroupNotFoundException, 400"
    ) {
      $0.error = "ServiceGroupNotFoundException"
    },
    row(
      "quote-not-found", "ZZ99 2AG", .consignment, ["AllocateWithQuote*"], "The quote is not there.",
      "QuoteNotFoundException, 400"
    ) { $0.error = "QuoteNotFoundException" },
    row(
      "quote-expired", "ZZ99 2AH", .consignment, ["AllocateWithQuote*"], "The quote has expired.",
      "QuoteExpiredException, 400"
    ) { $0.error = "QuoteExpiredException" },
    row(
      "quote-of-another", "ZZ99 2AJ", .consignment, ["AllocateWithQuote*"], "The quote is another consignment's.",
      "QuoteConsignmentMismatchException, 400"
    ) { $0.error = "QuoteConsignmentMismatchException" },
    row(
      "label-not-found", "ZZ99 2AL", .consignment, ["Get*Label*"], "There is no label.",
      "LabelNotFoundException, 404"
    ) { $0.error = "LabelNotFoundException" },
    row(
      "customs-document-not-found", "ZZ99 2AN", .consignment, ["GetCustoms*", "GetCommercial*", "GetCN*"],
      "There is no customs document.",
      "CustomsDocumentNotFoundException, 404"
    ) { $0.error = "CustomsDocumentNotFoundException" },

    // MARK: Servers and networks
    row("server-error", "ZZ99 3AA", .everything, ["*"], "The vendor fails.", "OperationFailedException, 500") {
      $0.error = "OperationFailedException"
    },
    row(
      "too-many-requests", "ZZ99 3AB", .everything, ["*"], "The gateway has had enough for a second.",
      "429 in the gateway's form with Retry-After"
    ) {
      $0.status = 429
      $0.form = .gateway
      $0.retryAfter = 1
    },
    row(
      "unavailable", "ZZ99 3AD", .everything, ["*"], "The gateway finds nobody behind it for a second.",
      "503 in the gateway's form with Retry-After"
    ) {
      $0.status = 503
      $0.form = .gateway
      $0.retryAfter = 1
    },
    row(
      "gateway-timeout", "ZZ99 3AE", .everything, ["*"], "All is done, and the gateway has given up waiting.",
      "504 in the gateway's form, after the request was carried out"
    ) {
      $0.status = 504
      $0.form = .gateway
      $0.commit = .late
      $0.delay = span(0).map(Delay.fixed)
    },
    row("slow", "ZZ99 3AF", .everything, ["*"], "Each answer takes two seconds.", "a slow server") {
      $0.delay = span(2).map(Delay.fixed)
    },
    row("reset", "ZZ99 3AG", .everything, ["*"], "The connection is reset, nothing is done.", "a reset connection") {
      $0.connection = .reset
      $0.commit = .before
    },
    row("close", "ZZ99 3AH", .everything, ["*"], "The connection is closed, nothing is done.", "a closed connection") {
      $0.connection = .close
      $0.commit = .before
    },
    row("hang", "ZZ99 3AJ", .everything, ["*"], "Nothing is done and nothing is answered.", "a server that hangs") {
      $0.connection = .hang
      $0.commit = .before
    },
    row("drip", "ZZ99 3AL", .everything, ["*"], "The answer comes at 100 bytes a second.", "a slow line") {
      $0.body = .drip(bytesPerSecond: 100)
    },
    row("cut", "ZZ99 3AN", .everything, ["*"], "The answer ends after 10 bytes of its body.", "a broken line") {
      $0.body = .cut(afterBytes: 10)
    },
    row("malformed", "ZZ99 3AP", .everything, ["*"], "The answer is no JSON and no XML.", "a broken body") {
      $0.body = .malformed
    },
    row("empty", "ZZ99 3AQ", .everything, ["*"], "The answer has no body.", "an empty body") { $0.body = .empty },
    row(
      "wrong-content-type", "ZZ99 3AR", .everything, ["*"], "The answer says it is HTML.",
      "a body under another type"
    ) { $0.body = .wrongContentType },
  ]

  private static func row(
    _ name: String, _ postcode: String, _ scope: Scope, _ operations: [String], _ provokes: String, _ outcome: String,
    _ make: (inout FaultRule.Action) -> Void
  ) -> MagicValue {
    var action = FaultRule.Action()
    make(&action)
    return MagicValue(
      name: name, postcode: postcode, scope: scope, operations: operations, action: action, provokes: provokes,
      outcome: outcome)
  }

  private static func span(_ seconds: Double) -> Span? { Span(seconds: seconds) }
}
