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
  /// The document without the base URL: what stands before, between and behind its places.
  private let pieces = Mutex<[[UInt8]]?>(nil)

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
  /// - Parameter server: scheme and authority, without a slash at the end.
  /// - Returns: nil when a type cannot be described, which is a bug.
  package func document(server: String) -> [UInt8]? {
    guard let quoted = try? JSON.sandbox.encode(server) else { return nil }
    let pieces = pieces.withLock { pieces in
      if pieces == nil { pieces = makePieces() }
      return pieces
    }
    return pieces.map { Array($0.joined(separator: quoted.dropFirst().dropLast())) }
  }

  private func makePieces() -> [[UInt8]]? {
    guard let document = try? JSON.sandbox.encode(value()) else { return nil }
    let placeholder = Array("http://\(Self.placeholder)".utf8)
    return document.split(separator: placeholder, omittingEmptySubsequences: false).map(Array.init)
  }

  /// - Throws: what a type throws that cannot be described.
  func value() throws -> JSONValue {
    // Tenants of its own, so that nobody's worlds are changed or counted.
    let api = VendorAPI(
      tenants: Tenants(template: template, maxTenants: 1), settings: settings, seed: 1, logger: .silent)
    var document = SurfaceDocument(settings: settings) {
      Sample($0, key: $0.name, host: Self.placeholder, api)
    }
    return try document.value(version: version, server: "http://\(Self.placeholder)")
  }
}
