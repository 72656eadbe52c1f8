package import HTTPTypes

/// The answer to one request. `Content-Length`, `Date` and `Connection` are the transport's to add.
package struct Reply: Sendable, Equatable {
  package var status: HTTPResponse.Status
  private var storedFields: StoredFields
  package var body: [UInt8]
  /// How it goes out; nil for at once and whole.
  package var delivery: Delivery?
  /// Who is told when it is out; nil for nobody.
  package var watch: (any AnswerWatch)?

  /// Most answers have the fields of all others of their kind, for which no list is made unless somebody asks.
  private enum StoredFields: Sendable {
    case common(CommonFields)
    case own(HTTPFields)
  }

  package init(
    status: HTTPResponse.Status, fields: HTTPFields = HTTPFields(), body: [UInt8] = [], delivery: Delivery? = nil
  ) {
    self.status = status
    storedFields = .own(fields)
    self.body = body
    self.delivery = delivery
  }

  package init(status: HTTPResponse.Status, common: CommonFields, body: [UInt8]) {
    self.status = status
    storedFields = .common(common)
    self.body = body
  }

  package init(head: HTTPResponse, body: [UInt8] = [], delivery: Delivery? = nil) {
    self.init(status: head.status, fields: head.headerFields, body: body, delivery: delivery)
  }

  package var fields: HTTPFields {
    get {
      switch storedFields {
      case .common(let common): common.fields
      case .own(let fields): fields
      }
    }
    set { storedFields = .own(newValue) }
  }

  /// The fields, when they are those of others of the answer's kind but for one value.
  package var commonFields: CommonFields? { if case .common(let common) = storedFields { common } else { nil } }

  /// The code of the status that the client is to hear; nil where it hears nothing.
  package var heardStatus: Int? {
    guard let delivery else { return status.code }
    return if case .withheld = delivery.manner { nil } else { status.code }
  }

  /// The same without body, delivery and watch.
  package var withoutBody: Reply {
    switch storedFields {
    case .common(let common): Reply(status: status, common: common, body: [])
    case .own(let fields): Reply(status: status, fields: fields)
    }
  }

  package static func == (one: Reply, other: Reply) -> Bool {
    one.head == other.head && one.body == other.body && one.delivery == other.delivery
  }

  /// Status and fields in the terms of HTTPTypes.
  package var head: HTTPResponse { HTTPResponse(status: status, headerFields: fields) }
}
