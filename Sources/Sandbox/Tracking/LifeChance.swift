import Contract

/// The chances of one shipment's life: the same for the same seed and reference, whoever asks and however often.
///
/// - Source: Fowler, Noll and Vo: FNV-1a with 64 bits, whose upper bits the last step of SplitMix64 mixes, since short texts reach them
///   hardly.
struct LifeChance: Sendable {
  private let start: UInt64

  init(seed: UInt64, reference: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for place in 0..<8 { Self.take(UInt8(truncatingIfNeeded: seed >> UInt64(8 * place)), &hash) }
    for byte in reference.utf8 { Self.take(byte, &hash) }
    start = hash
  }

  /// A number from 0 up to and without a bound, by the name of what it decides.
  func below(_ bound: Int64, _ name: String) -> Int64 {
    var hash = start
    for byte in name.utf8 { Self.take(byte, &hash) }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    hash ^= hash >> 31
    return Int64(hash.multipliedFullWidth(by: UInt64(max(bound, 1))).high)
  }

  private static func take(_ byte: UInt8, _ hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}
