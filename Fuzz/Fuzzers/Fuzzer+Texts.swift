import Contract
import Wire

@testable import Allocation
@testable import Faults
@testable import Fixtures
@testable import Recordings
@testable import Sandbox
@testable import State
@testable import VendorAPI

extension Fuzzer {
  /// What is read as it is written, and what is written is read again.
  static let json = Fuzzer("json") { input in
    guard let tree = try? JSONValue(parsing: input) else { return }
    guard let written = try? JSON.sandbox.encode(tree) else { return }
    let again = try? JSONValue(parsing: written)
    require(again.flatMap { try? JSON.sandbox.encode($0) } == written, "written twice, differently")
    _ = try? JSON.vendor.decode(Consignment.self, from: input)
    _ = try? JSON(names: .pascalCase, isStrict: true).decode(Consignment.self, from: input)
  }

  static let xml = Fuzzer("xml") { input in
    for version in [ApiVersion.version1, .version1point1] {
      _ = try? XML.vendor(version).decode(CreateConsignmentRequest.self, from: input)
    }
  }

  /// The value of a `Sandbox-Fault` field.
  static let faultHeader = Fuzzer("fault-header") { input in
    _ = try? FaultHeader.rule(String(decoding: input, as: UTF8.self))
  }

  /// A whole state file. Behind its checksum lies what `control` reaches, where the checksum may be null.
  static let stateFile = Fuzzer("state-file") { input in _ = try? StateFile.snapshot(from: input) }

  /// An HTTP archive, or journal entries a line each.
  static let recordings = Fuzzer("recordings") { input in
    for exchange in (try? RecordedExchange.all(in: input)) ?? [] {
      require(exchange.target.hasPrefix("/"), "target \(exchange.target)")
    }
  }

  /// Short texts in catalogs, paths and bodies.
  static let texts = Fuzzer("texts") { input in
    let text = String(decoding: input, as: UTF8.self)
    if let postcode = UKPostcode(text) {
      require(UKPostcode(postcode.description) == postcode, "postcode \(text)")
    }
    if let range = ZipPrefixes.range(text) { require(range.upperBound < 1000, "ZIP \(text)") }
    _ = try? TrackingFormat(text)
    if let instant = DateTimeOffset(text) {
      require(DateTimeOffset(instant.description) == instant, "date \(text)")
    }
    _ = CountryCode(text)
  }
}
