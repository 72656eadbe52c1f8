/// Of two members with one name the last counts, so the one before is marked.
extension JSONReader {
  /// A name in an object with many.
  struct LongNameKey: Hashable {
    let object: Int32
    /// Of the name in small letters, seeded anew in every process.
    let hash: Int
  }

  /// Objects with more members remember the hashes of their names, so that nobody can make reading slow by sending many.
  private static let fewNames = 32

  /// Takes note of a name of the innermost object before its value is read, and marks the earlier member of the same name.
  mutating func noteName(_ name: Range<Int32>) {
    guard let last = open.indices.last else { return }
    open[last].count += 1
    // What is escaped may be any name.
    let bit = nameMarks.contains(.escapedName) ? .max : NameFingerprint.bit(of: tape.bytes.span.extracting(name.places))
    let mayBeThere = open[last].names & bit != 0
    open[last].names |= bit
    if open[last].count > Self.fewNames {
      noteAmongMany(name, in: open[last])
    } else if mayBeThere {
      var earlier = open[last].token + 1
      while earlier < tape.tokens.count {
        mark(earlier, overruledBy: name)
        earlier = tape[earlier].next
      }
    }
  }

  private mutating func noteAmongMany(_ name: Range<Int32>, in object: Frame) {
    if object.count == Self.fewNames + 1 {
      var earlier = object.token + 1
      while earlier < tape.tokens.count {
        mark(earlier, overruledBy: name)
        manyNames[key(tape[earlier].name, in: object)] = earlier
        earlier = tape[earlier].next
      }
    }
    if let earlier = manyNames.updateValue(Int32(tape.tokens.count), forKey: key(name, in: object)) {
      mark(earlier, overruledBy: name)
    }
  }

  private func key(_ name: Range<Int32>, in object: Frame) -> LongNameKey {
    var hasher = Hasher()
    for byte in tape.slice(name) { hasher.combine(byte.lowercased) }
    return LongNameKey(object: object.token, hash: hasher.finalize())
  }

  private mutating func mark(_ earlier: Int32, overruledBy name: Range<Int32>) {
    let other = tape[earlier].name
    guard other.count == name.count else { return }
    let (old, new) = (tape.slice(other), tape.slice(name))
    guard zip(old, new).allSatisfy({ $0.lowercased == $1.lowercased }) else { return }
    tape.tokens[Int(earlier)].marks.insert(old == new ? [.overruled, .overruledInAnyCase] : .overruledInAnyCase)
  }
}

/// A bit that is the same for names that differ by the case of their letters alone.
enum NameFingerprint {
  static func bit(of name: borrowing Span<UInt8>) -> UInt64 {
    guard name.count > 0 else { return 1 }
    let (first, last) = (Int(name[0].lowercased), Int(name[name.count - 1].lowercased))
    return 1 << UInt64(truncatingIfNeeded: (name.count &* 7 &+ first &* 5 &+ last) & 63)
  }
}

extension Range<Int32> {
  var places: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}

extension UInt8 {
  /// An ASCII letter as a small one; other bytes as they are.
  var lowercased: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}
