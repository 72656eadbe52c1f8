import Contract
import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// The shorter paths take a package's reference where the longer ones say `package/`: what begins with `EP-` is one. What is a number
  /// at the end is a resolution.
  ///
  /// - Source: contract/40-around.md, "Labels"; contract/90-open-questions.md, 57 and 58; contract/53-small-operations.md, section 9.
  static let labels = [
    Operation(
      "GetLabels", .get, "/labels/{consignmentReference}",
      .paper("A consignment's labels as one PDF.", GetLabelsResponse.self)
    ) { try labels($0) },
    Operation(
      "GetLabelsInFormat", .get, "/labels/{consignmentReference}/{format}",
      .paper(
        "A consignment's labels in a format: pdf, png, zpl or zplii; or, with a package's reference there, its label as PDF.",
        GetLabelsResponse.self, example: .labelled)
    ) { call in
      let last = call.parameter("format")
      return last.lowercased().hasPrefix("ep-")
        ? try labels(call, package: last) : try labels(call, format: last)
    },
    Operation(
      "GetPackageLabelShort", .get, "/labels/{consignmentReference}/{packageReference}/{format}",
      .paper(
        "A package's label in a format; or, with a format and a resolution there, a consignment's labels for a printer of 203, 300 or 600 dots an inch.",
        GetLabelsResponse.self, failures: [.badRequest, .notFound], example: .labelledInResolution)
    ) { call in
      let last = call.parameter("format")
      return Int(last) == nil
        ? try getPackageLabel(call) : try labels(call, format: call.parameter("packageReference"), resolution: last)
    },
    Operation(
      "GetPackageLabel", .get, "/labels/package/{consignmentReference}/{packageReference}",
      .paper("A package's label as PDF.", GetLabelsResponse.self), perform: getPackageLabel),
    Operation(
      "GetPackageLabelInFormat", .get, "/labels/package/{consignmentReference}/{packageReference}/{format}",
      .paper("A package's label in a format.", GetLabelsResponse.self), perform: getPackageLabel),
    Operation(
      "GetPackageLabelInResolution", .get,
      "/labels/package/{consignmentReference}/{packageReference}/{format}/{resolution}",
      .paper(
        "A package's label for a printer of 203, 300 or 600 dots an inch.", GetLabelsResponse.self,
        failures: [.badRequest, .notFound]),
      perform: getPackageLabel),
    Operation(
      "GetLabels2017", .get, "/documents/labels/{consignmentReference}",
      .paper("A consignment's labels as one PDF, by the path of 2017.", GetLabelsResponse.self)
    ) { try labels($0) },
    Operation(
      "GetLabelsOfMany", .post, "/labels/GetLabels",
      OperationDescription(
        "The labels of several consignments in one file.", body: .required(GetLabelsRequest.self),
        answers: .ok(GetLabelsResponse.self), failures: [.notFound, .internalServerError],
        example: .body(#"{"ConsignmentReferences":["EC-000-0ST-ALL"],"Format":"zpl"}"#)),
      perform: getLabelsOfMany),
  ]

  private static func labels(
    _ call: Call, package: String? = nil, format: String? = nil, resolution: String? = nil
  ) throws -> Reply {
    try call.reply(
      call.labels(
        of: [call.parameter("consignmentReference")], package: package, format: format, resolution: resolution))
  }

  private static func getPackageLabel(_ call: Call) throws -> Reply {
    func named(_ name: String) -> String? {
      let value = call.parameter(name)
      return value.isEmpty ? nil : value
    }
    return try labels(
      call, package: call.parameter("packageReference"), format: named("format"), resolution: named("resolution"))
  }

  private static func getLabelsOfMany(_ call: Call) throws -> Reply {
    let body = try call.body(GetLabelsRequest.self)
    let references = body.mpdConsignmentReference.map { [$0] } ?? body.consignmentReferences
    try require(references)
    return try call.reply(call.labels(of: references, format: body.format))
  }
}

extension OperationDescription {
  /// A document of one consignment or package, by GET.
  static func paper(
    _ summary: String, _ type: any Encodable.Type, failures: [HTTPResponse.Status] = [.notFound],
    example: Example? = nil
  ) -> OperationDescription {
    OperationDescription(
      summary, answers: .ok(type), failures: failures + [.internalServerError], example: example)
  }
}

extension Example {
  /// A consignment of the built-in fixtures that is allocated from the start. ZPL is text: what a picture looks like as base64 tells
  /// nobody anything.
  fileprivate static let labelled = Example(path: ["consignmentReference": "EC-000-0ST-ALL", "format": "zpl"])
  fileprivate static let labelledInResolution = Example(
    path: ["consignmentReference": "EC-000-0ST-ALL", "packageReference": "zpl", "format": "300"])
}
