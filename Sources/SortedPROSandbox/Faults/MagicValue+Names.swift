// As `docs/faults.md` has them, in its order. The tests compare them with the table.

extension MagicValue {
  public static var carrierRefuses: MagicValue { known("carrier-refuses") }
  public static var noService: MagicValue { known("no-service") }
  public static var allocatesLater: MagicValue { known("allocates-later") }
  public static var lostAfterCommit: MagicValue { known("lost-after-commit") }
  public static var lostBeforeCommit: MagicValue { known("lost-before-commit") }
  public static var answeredLate: MagicValue { known("answered-late") }
  public static var allocationLostAfterCommit: MagicValue { known("allocation-lost-after-commit") }
  public static var allocationLostBeforeCommit: MagicValue { known("allocation-lost-before-commit") }
  public static var manifestLostAfterCommit: MagicValue { known("manifest-lost-after-commit") }
  public static var labelLost: MagicValue { known("label-lost") }
  public static var createRefused: MagicValue { known("create-refused") }
  public static var notFound: MagicValue { known("not-found") }
  public static var wrongState: MagicValue { known("wrong-state") }
  public static var carrierServiceNotFound: MagicValue { known("carrier-service-not-found") }
  public static var serviceGroupNotFound: MagicValue { known("service-group-not-found") }
  public static var quoteNotFound: MagicValue { known("quote-not-found") }
  public static var quoteExpired: MagicValue { known("quote-expired") }
  public static var quoteOfAnother: MagicValue { known("quote-of-another") }
  public static var labelNotFound: MagicValue { known("label-not-found") }
  public static var customsDocumentNotFound: MagicValue { known("customs-document-not-found") }
  public static var serverError: MagicValue { known("server-error") }
  public static var tooManyRequests: MagicValue { known("too-many-requests") }
  public static var unavailable: MagicValue { known("unavailable") }
  public static var gatewayTimeout: MagicValue { known("gateway-timeout") }
  public static var slow: MagicValue { known("slow") }
  public static var reset: MagicValue { known("reset") }
  public static var close: MagicValue { known("close") }
  public static var hang: MagicValue { known("hang") }
  public static var drip: MagicValue { known("drip") }
  public static var cut: MagicValue { known("cut") }
  public static var malformed: MagicValue { known("malformed") }
  public static var empty: MagicValue { known("empty") }
  public static var wrongContentType: MagicValue { known("wrong-content-type") }
  public static var manifestFailed: MagicValue { known("manifest-failed") }
  public static var cardLeft: MagicValue { known("card-left") }
  public static var deliveryFailed: MagicValue { known("delivery-failed") }
  public static var late: MagicValue { known("late") }
  public static var delayedTwice: MagicValue { known("delayed-twice") }
  public static var partial: MagicValue { known("partial") }
  public static var damaged: MagicValue { known("damaged") }
  public static var deliveredDamaged: MagicValue { known("delivered-damaged") }
  public static var missing: MagicValue { known("missing") }
  public static var lost: MagicValue { known("lost") }
  public static var held: MagicValue { known("held") }
  public static var waiting: MagicValue { known("waiting") }
  public static var customs: MagicValue { known("customs") }
  public static var customsRefused: MagicValue { known("customs-refused") }
  public static var collectionFailed: MagicValue { known("collection-failed") }
  public static var carrierUnableToCollect: MagicValue { known("carrier-unable-to-collect") }
  public static var exchangeFailed: MagicValue { known("exchange-failed") }
  public static var uncollected: MagicValue { known("uncollected") }
  public static var noTracking: MagicValue { known("no-tracking") }

  /// Those that are called by their names here.
  static var named: [MagicValue] {
    [
      .carrierRefuses, .noService, .allocatesLater, .lostAfterCommit, .lostBeforeCommit, .answeredLate,
      .allocationLostAfterCommit, .allocationLostBeforeCommit, .manifestLostAfterCommit, .labelLost,
      .createRefused, .notFound, .wrongState, .carrierServiceNotFound, .serviceGroupNotFound, .quoteNotFound,
      .quoteExpired, .quoteOfAnother, .labelNotFound, .customsDocumentNotFound, .serverError, .tooManyRequests,
      .unavailable, .gatewayTimeout, .slow, .reset, .close, .hang, .drip, .cut, .malformed, .empty,
      .wrongContentType, .manifestFailed, .cardLeft, .deliveryFailed, .late, .delayedTwice, .partial, .damaged,
      .deliveredDamaged, .missing, .lost, .held, .waiting, .customs, .customsRefused, .collectionFailed,
      .carrierUnableToCollect, .exchangeFailed, .uncollected, .noTracking,
    ]
  }
}
