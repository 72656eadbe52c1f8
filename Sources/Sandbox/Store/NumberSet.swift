/// Numbers of consignments, as bits: a change costs O(1) unless there are gaps, and sets are united and cut word by word.
struct NumberSet: Equatable, Sendable {
  /// 4096 neighbouring numbers: those of their 64 words that have a bit set.
  private struct Block: Equatable, Sendable {
    let key: Int32
    var count: Int32 = 0
    /// A bit for each word that stands.
    var mask: UInt64 = 0
    var words: [UInt64] = []

    init(key: Int32) { self.key = key }

    /// Where a word stands, or would stand.
    func place(of word: Int) -> Int { (mask & (1 << UInt64(word) - 1)).nonzeroBitCount }

    func bits(of word: Int) -> UInt64 { mask >> UInt64(word) & 1 == 1 ? words[place(of: word)] : 0 }

    /// Puts a word behind the others.
    mutating func append(_ bits: UInt64, as word: Int) {
      guard bits != 0 else { return }
      mask |= 1 << UInt64(word)
      words.append(bits)
      count += Int32(bits.nonzeroBitCount)
    }

    mutating func insert(_ word: Int, _ bit: UInt64) {
      let place = place(of: word)
      if mask >> UInt64(word) & 1 == 0 {
        mask |= 1 << UInt64(word)
        words.insert(bit, at: place)
        count += 1
      } else if words[place] & bit == 0 {
        words[place] |= bit
        count += 1
      }
    }

    mutating func remove(_ word: Int, _ bit: UInt64) {
      let place = place(of: word)
      guard mask >> UInt64(word) & 1 == 1, words[place] & bit != 0 else { return }
      count -= 1
      words[place] &= ~bit
      guard words[place] == 0 else { return }
      words.remove(at: place)
      mask &= ~(1 << UInt64(word))
    }

    /// Each word that stands, with its bits.
    var contents: some Sequence<(word: Int, bits: UInt64)> {
      sequence(state: (mask, 0)) { state in
        guard state.0 != 0 else { return nil }
        let word = state.0.trailingZeroBitCount
        state.0 &= state.0 - 1
        state.1 += 1
        return (word, words[state.1 - 1])
      }
    }
  }

  /// None is empty.
  private var blocks: [Block] = []

  init() {}

  init(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    for key in (range.lowerBound >> 12)...((range.upperBound - 1) >> 12) {
      var block = Block(key: Int32(key))
      for word in 0..<64 {
        let first = key << 12 | word << 6
        let (low, high) = (max(range.lowerBound - first, 0), min(range.upperBound - first, 64))
        guard low < high else { continue }
        block.append((high == 64 ? ~0 : 1 << UInt64(high) - 1) & (~0 << UInt64(low)), as: word)
      }
      blocks.append(block)
    }
  }

  /// All numbers of several sets.
  init(union sets: [NumberSet]) {
    guard sets.count > 1 else {
      self = sets.first ?? NumberSet()
      return
    }
    for block in sets.flatMap(\.blocks).sorted(by: { $0.key < $1.key }) {
      if let last = blocks.last, last.key == block.key {
        blocks[blocks.count - 1] = Self.combined(last, block, last.mask | block.mask, |)
      } else {
        blocks.append(block)
      }
    }
  }

  var isEmpty: Bool { blocks.isEmpty }

  var count: Int { blocks.reduce(0) { $0 + Int($1.count) } }

  func contains(_ number: Int) -> Bool {
    let (key, word, bit) = Self.address(of: number)
    let index = index(of: key)
    return index < blocks.count && blocks[index].key == key && blocks[index].bits(of: word) & bit != 0
  }

  mutating func insert(_ number: Int) {
    let (key, word, bit) = Self.address(of: number)
    let index = index(of: key)
    if index == blocks.count || blocks[index].key != key { blocks.insert(Block(key: key), at: index) }
    blocks[index].insert(word, bit)
  }

  mutating func remove(_ number: Int) {
    let (key, word, bit) = Self.address(of: number)
    let index = index(of: key)
    guard index < blocks.count, blocks[index].key == key else { return }
    blocks[index].remove(word, bit)
    if blocks[index].count == 0 { blocks.remove(at: index) }
  }

  func intersection(_ other: NumberSet) -> NumberSet {
    var result = NumberSet()
    var rest = other.blocks[...]
    for block in blocks {
      while let first = rest.first, first.key < block.key { rest.removeFirst() }
      guard let first = rest.first else { break }
      guard first.key == block.key else { continue }
      let common = Self.combined(block, first, block.mask & first.mask, &)
      if common.count > 0 { result.blocks.append(common) }
    }
    return result
  }

  func filter(_ isIncluded: (Int) -> Bool) -> NumberSet {
    var result = NumberSet()
    for block in blocks {
      var left = Block(key: block.key)
      for (word, bits) in block.contents {
        var kept: UInt64 = 0
        var rest = bits
        while rest != 0 {
          let bit = rest & ~(rest - 1)
          if isIncluded(Int(block.key) << 12 | word << 6 | bit.trailingZeroBitCount) { kept |= bit }
          rest &= rest - 1
        }
        left.append(kept, as: word)
      }
      if left.count > 0 { result.blocks.append(left) }
    }
    return result
  }

  /// A part of the numbers, the greatest first. What is skipped costs one step for 4096 numbers.
  func descending(skip: Int = 0, take: Int = .max) -> [Int] {
    var numbers: [Int] = []
    var (skip, take) = (skip, take)
    for block in blocks.reversed() where take > 0 {
      guard skip < block.count else {
        skip -= Int(block.count)
        continue
      }
      for (word, bits) in Array(block.contents).reversed() where take > 0 {
        var rest = bits
        while rest != 0, take > 0 {
          let bit = 63 - rest.leadingZeroBitCount
          rest &= ~(1 << UInt64(bit))
          if skip > 0 {
            skip -= 1
          } else {
            numbers.append(Int(block.key) << 12 | word << 6 | bit)
            take -= 1
          }
        }
      }
    }
    return numbers
  }

  /// The greatest number that is wanted.
  func firstDescending(where isWanted: (Int) -> Bool) -> Int? {
    for block in blocks.reversed() {
      var alone = NumberSet()
      alone.blocks = [block]
      if let number = alone.descending().first(where: isWanted) { return number }
    }
    return nil
  }

  private static func address(of number: Int) -> (key: Int32, word: Int, bit: UInt64) {
    (Int32(number >> 12), number >> 6 & 63, 1 << UInt64(number & 63))
  }

  /// Where the block stands, or would stand.
  private func index(of key: Int32) -> Int {
    // Where there are no gaps, which is most often, and at the end nothing needs to be searched.
    if Int(key) < blocks.count, blocks[Int(key)].key == key { return Int(key) }
    guard let last = blocks.last, last.key >= key else { return blocks.count }
    return blocks.partitioningIndex { $0.key >= key }
  }

  private static func combined(
    _ one: Block, _ other: Block, _ mask: UInt64, _ operation: (UInt64, UInt64) -> UInt64
  ) -> Block {
    var block = Block(key: one.key)
    var rest = mask
    while rest != 0 {
      let word = rest.trailingZeroBitCount
      rest &= rest - 1
      block.append(operation(one.bits(of: word), other.bits(of: word)), as: word)
    }
    return block
  }
}
