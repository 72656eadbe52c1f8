import HTTPCore
import HTTPTypes
import Routing
import Sandbox

extension Operation {
  /// - Source: contract/53-small-operations.md, section 4. Any text will do for the secret, and nothing is
  ///   answered: *assumed*.
  static let purge = [
    Operation(
      "PurgeQuotes", .get, "/quotes/purge/{secret}",
      OperationDescription(
        "Forgets quotes that have expired.", answers: .done,
        example: Example(path: ["secret": "099681e6-c66d-47c9-82c8-6e1e5aaa803c"])),
      perform: { call in
        call.visit { $0.purgeQuotes() }
        return call.reply()
      })
  ]
}
