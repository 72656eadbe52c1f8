import Allocation
import Contract
import HTTPCore
import HTTPTypes
import Journal
import Routing
import Sandbox
import Wire

/// One request to one operation, by one tenant.
struct Call: Sendable {
  private let sharedSettings: Shared<VendorSettings>
  var settings: VendorSettings { _read { yield sharedSettings.value } }
  let tenant: Tenant
  let requestID: String
  /// How the caller writes and wants its shapes: the version that the request names, if it names one that is served.
  private(set) var version: ApiVersion
  var linkPrefix: LinkPrefix {
    settings.publicURL.map(LinkPrefix.init)
      ?? LinkPrefix(scheme: request.scheme, authority: request.authority ?? "localhost")
  }
  /// What this call changes; nil, as the next, when nothing is written down.
  var log: ChangeLog?
  let begin = Moment.now
  /// What nobody read in the body and the query; nil when there is neither.
  let leftovers: Leftovers?
  let request: Request
  let fields: VendorFields
  let parameters: PathParameters
  /// Whether the faults that the request may meet have been asked for.
  var hasMetFaults = false
  /// What an allocation is to come to, whatever the rules say.
  var provocation: Provocation?
  private let query: Query

  init(
    request: Request, fields: VendorFields, parameters: PathParameters, query: Query, tenant: Tenant,
    settings: Shared<VendorSettings>
  ) {
    self.request = request
    self.fields = fields
    self.parameters = parameters
    self.query = query
    self.tenant = tenant
    sharedSettings = tenant.settings.map { Shared(settings.value.changed(by: $0)) } ?? settings
    version = sharedSettings.value.apiVersion ?? .version1point1
    requestID = tenant.nextRequestID()
    log = tenant.journal == nil ? nil : ChangeLog()
    leftovers = request.body.isEmpty && query.isEmpty ? nil : Leftovers()
  }

  /// In bytes.
  var bodySize: Int { request.body.count }

  /// Of the consignment that the path names; 0 when there is none.
  var packageCount: Int {
    let reference = parameter("consignmentReference")
    return visit { $0.consignment(reference)?.packageCount ?? 0 }
  }

  /// Whether nothing of the answer but its head goes out.
  var asksForHeadAlone: Bool { request.method == .head }

  /// A part of the path, percent-decoded.
  func parameter(_ name: String) -> String { parameters[name] ?? "" }

  // MARK: - What the caller sent

  /// What stands in the query under this name in any case, several values with commas between; nil when it is absent or empty.
  func queryValue(_ name: String) -> String? {
    guard !query.isEmpty else { return nil }
    leftovers?.note(asked: name)
    return query.joined(name)
  }

  /// Writes down what of the query nobody asked for. Once the call has been carried out: where it was refused, reading broke off.
  ///
  /// - Parameter known: names that the call would have asked for, had it not been refused before.
  func noteUnreadQuery(known: @autoclosure () -> [String] = []) {
    guard !query.isEmpty, let leftovers else { return }
    for name in known() { leftovers.note(asked: name) }
    leftovers.add(unreadOf: query.items.map(\.name))
  }

  /// Takes the version that the request names or, where the settings leave it open, the one that its body or an earlier one was
  /// written in.
  ///
  /// - Throws: `VendorFailure.unsupportedVersion`.
  /// - Source: contract/decisions.md, "Shapes" 1.
  mutating func takeVersion() throws {
    if let name = fields.apiVersion {
      guard let version = ApiVersion(named: name) else { throw VendorFailure.unsupportedVersion(name) }
      self.version = version
    } else if settings.apiVersion == nil {
      version = versionOfBody ?? (tenant.writesVersion1 ? .version1 : .version1point1)
      if version == .version1 { tenant.noteVersion1() }
    }
  }

  /// The version that the body cannot but be written in; nil when it could be either.
  private var versionOfBody: ApiVersion? {
    guard !request.body.isEmpty, let format = try? bodyFormat() else { return nil }
    switch format {
    case .json:
      // Once that is known of the tenant, another body need not be looked at.
      guard !tenant.writesVersion1 else { return .version1 }
      return ApiVersion.membersOfVersion1.finds(inJSON: request.body) ? .version1 : nil
    case .applicationXML, .textXML:
      let xml = XML.vendor(version)
      guard let survey = try? xml.survey(request.body, in: statedEncoding, for: ApiVersion.membersOfVersion1) else {
        return nil
      }
      return survey.namespace.flatMap(ApiVersion.init(namespace:)) ?? (survey.hasMember ? .version1 : nil)
    }
  }

  private var statedEncoding: XML.Encoding? { fields.contentType.flatMap(MediaType.init)?.statedEncoding }

  /// A change whose body does not say what it is could be any web page's form.
  ///
  /// - Throws: `VendorFailure.missingMediaType`.
  func checkMediaType() throws(VendorFailure) {
    guard !request.body.isEmpty, fields.contentType == nil else { return }
    switch request.method {
    case .get, .head, .options, .trace: return
    default: throw .missingMediaType
    }
  }

  /// How the body is written.
  ///
  /// - Throws: `VendorFailure.unsupportedMediaType` for a body of a type that is not read.
  /// - Source: contract/00-overview.md, section 3. Where a body without a type is let in, it is taken as JSON. *Assumed.*
  private func bodyFormat() throws(VendorFailure) -> BodyFormat {
    guard !fields.saysJSON, !request.body.isEmpty, let type = fields.contentType else { return .json }
    guard let format = MediaType(type)?.bodyFormat else { throw VendorFailure.unsupportedMediaType(type) }
    return format
  }

  /// - Throws: `VendorFailure.unreadable`, `.unsupportedMediaType`.
  func body<Value: Decodable>(_ type: Value.Type) throws(VendorFailure) -> Value {
    let format = try bodyFormat()
    let encoding = format == .json ? nil : statedEncoding
    var asked = AskedMembers()
    defer {
      leftovers?.members =
        asked.areAll ? [] : UnreadMembers.of(request.body, format, in: encoding, as: type, version, asked)
    }
    do throws(ReadingFailure) {
      return try format.decode(
        type, from: request.body, version: version, encoding: encoding, reading: settings.reading,
        mostEntries: settings.mostEntries, asked: &asked)
    } catch {
      throw VendorFailure.unreadable(error)
    }
  }

  /// The references of a body that holds a list of them and nothing else. It is read most often of all, so the way in which clients
  /// mostly write it has a reader of its own.
  ///
  /// - Throws: as `body(_:)`.
  func consignmentReferences() throws(VendorFailure) -> [String] {
    if try bodyFormat() == .json, let texts = JSON.plainTexts(of: "ConsignmentReferences", in: request.body),
      texts.count <= settings.mostEntries
    {
      return texts
    }
    return try body(AllocateConsignmentsRequest.self).consignmentReferences
  }

  /// Whether an object stands in the body; a scalar where no body is needed is ignored.
  var hasObjectBody: Bool {
    guard let format = try? bodyFormat(), format != .json else {
      return request.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }
    // What is no XML is an object that will be refused.
    guard let root = try? XML.vendor(version).rootName(of: request.body) else { return true }
    return root != "string"
  }

  /// Whether a list stands in the body.
  var hasListBody: Bool {
    guard let format = try? bodyFormat(), format != .json else {
      return request.body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "[")
    }
    return (try? XML.vendor(version).rootName(of: request.body))?.hasPrefix("ArrayOf") ?? false
  }

  // MARK: - What the answer needs

  func reply(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Reply {
    try reply(encoding: value, status: status)
  }

  /// The same for a value that has a writer of its own, by the general one.
  func reply(encoding value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Reply {
    let format = replyFormat
    return Reply(
      status: status, contentType: format.contentType, requestID: requestID,
      body: try format.encode(value, version: version))
  }

  /// An answer in JSON whose writer is its own.
  func reply(json text: inout TextBuffer, status: HTTPResponse.Status = .ok) -> Reply {
    Reply(status: status, contentType: .json, requestID: requestID, body: text.take())
  }

  /// How the caller wants its answer written.
  var replyFormat: BodyFormat { BodyFormat(accept: fields.accept) }

  /// An answer without a body.
  func reply() -> Reply { reply(emptyWith: .ok) }

  func reply(emptyWith status: HTTPResponse.Status) -> Reply {
    var head = HTTPResponse(status: status)
    head.headerFields[.requestID] = requestID
    return Reply(head: head)
  }

  /// The link to one of the vendor's resources, under the host that was called.
  func link(_ rel: String, _ area: String, _ reference: String) -> ApiLink {
    ApiLink(rel: rel, prefix: linkPrefix, area: area, reference)
  }
}
