import Contract
import Logging
import Sandbox
import VendorAPI
import Webhooks

extension Webhooks {
  /// Those that the settings name; nil when they name none.
  static func inForce(_ settings: Settings, log: Logger) throws(HostFailure) -> Webhooks? {
    guard !settings.webhooks.isEmpty else { return nil }
    if let obstacle { throw .webhooks(reason: obstacle) }
    let publicURL = settings.publicUrl
    return Webhooks(settings.webhooks, userAgent: "sortedpro-sandbox/\(Release.version)", log: log) { event in
      VendorAPI.payloads(of: event, publicURL: publicURL).map {
        WebhookPayload(kind: $0.kind, eventID: event.id, consignment: event.consignment.reference, body: $0.body)
      }
    }
  }
}
