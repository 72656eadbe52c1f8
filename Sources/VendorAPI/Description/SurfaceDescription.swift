import Contract
package import Sandbox
import Synchronization
import Wire

/// The OpenAPI document of the vendor's surface as bytes: made when it is first asked for, and kept.
package final class SurfaceDescription: Sendable {
  /// Stands for the base URL until it is known; nobody can be called so (RFC 2606).
  private static let placeholder = "called.invalid"

  private let settings: VendorSettings
  private let template: WorldTemplate
  private let version: String
  /// Documents without the base URL: what stands before, between and behind its places.
  private let pieces = Mutex<[DocumentKind: [[UInt8]]]>([:])

  /// - Parameters:
  ///   - settings: those that the surface is served with.
  ///   - template: the world that examples are answered from.
  ///   - version: the sandbox's.
  package init(settings: VendorSettings, template: WorldTemplate, version: String) {
    self.settings = settings
    self.template = template
    self.version = version
  }

  /// The document for a client that reached the sandbox at this URL.
  ///
  /// - Parameters:
  ///   - server: scheme and authority, without a slash at the end.
  ///   - kind: of which version of the API, and in which version of OpenAPI.
  /// - Returns: nil when a type cannot be described, which is a bug.
  package func document(server: String, _ kind: DocumentKind = DocumentKind()) -> [UInt8]? {
    guard let quoted = try? JSON.sandbox.encode(server) else { return nil }
    let pieces = pieces.withLock { pieces in
      if pieces[kind] == nil { pieces[kind] = makePieces(kind) }
      return pieces[kind]
    }
    return pieces.map { Array($0.joined(separator: quoted.dropFirst().dropLast())) }
  }

  private func makePieces(_ kind: DocumentKind) -> [[UInt8]]? {
    var settings = settings
    settings.apiVersion = kind.apiVersion
    guard let whole = try? value(settings, [kind.apiVersion]),
      let document = try? JSON.sandbox.encode(ServedDocument(kind: kind).value(whole))
    else { return nil }
    let placeholder = Array("http://\(Self.placeholder)".utf8)
    return document.split(separator: placeholder, omittingEmptySubsequences: false).map(Array.init)
  }

  /// Exactly what is answered, in every version: the measure of answers.
  ///
  /// - Throws: what a type throws that cannot be described.
  func value() throws -> JSONValue { try value(settings, [.version1point1, .version1]) }

  private func value(_ settings: VendorSettings, _ versions: [ApiVersion]) throws -> JSONValue {
    // Tenants of its own, so that nobody's worlds are changed or counted.
    let api = VendorAPI(
      tenants: Tenants(template: template, maxTenants: 1), settings: settings, seed: 1, logger: .silent)
    var document = SurfaceDocument(settings: settings, versions: versions) {
      Sample($0, key: $0.name, host: Self.placeholder, api)
    }
    return try document.value(version: version, server: "http://\(Self.placeholder)")
  }
}
