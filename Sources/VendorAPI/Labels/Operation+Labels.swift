internal import Exchange
internal import HTTPTypes
internal import Routing

extension Operation {
  /// The paths that Allocation Summaries link to. Labels are not drawn yet: each answers the documented "not found".
  ///
  /// - Source: contract/40-around.md, "Labels".
  static let labels = [
    Operation(
      "GetLabels", .get, "/labels/{consignmentReference}",
      OperationDescription(
        "A consignment's labels, which are not drawn yet.", answers: [], failures: [.notFound], example: nil),
      perform: getLabels),
    Operation(
      "GetLabelsInFormat", .get, "/labels/{consignmentReference}/{format}",
      OperationDescription(
        "A consignment's labels in a format, which are not drawn yet.", answers: [], failures: [.notFound],
        example: nil),
      perform: getLabels),
  ]

  private static func getLabels(_ call: Call) throws -> Reply {
    throw VendorFailure.labelNotFound(call.parameter("consignmentReference"))
  }
}
