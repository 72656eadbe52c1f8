import HTTPCore
import Testing

@Suite struct Mutations {
  /// The same numbers in every run (SplitMix64).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  /// Bytes that mean something somewhere in the grammar.
  private static let telling = Array("\r\n :;,\t%/0fGX\u{0}\u{7F}".utf8)

  @Test(arguments: CorpusCase.refused + CorpusCase.accepted)
  func `damaged requests end the same however they are cut, and never the process`(_ file: CorpusCase) {
    var generator = Generator(state: UInt64(file.bytes.count))
    for _ in 0..<40 {
      var bytes = file.bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
        let index = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
        case 1: bytes[index] = Self.telling.randomElement(using: &generator) ?? 0
        case 2: bytes.insert(Self.telling.randomElement(using: &generator) ?? 0, at: index)
        case 3: bytes.remove(at: index)
        default: bytes.insert(contentsOf: bytes[index...].prefix(20), at: index)
        }
      }
      let whole = converse([bytes[...]], limits: .corpus)
      let dripped = converse(bytes.indices.map { bytes[$0...$0] }, limits: .corpus)
      guard whole == dripped else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self).debugDescription): \(whole) \(dripped)")
        return
      }
    }
  }
}
