extension PublishedCase {
  /// Fields as RFC 7541 has them.
  static let genericHeads = [
    PublishedCase("generic/5/1", "an indexed field", .answer, [head(and: [0xBA])]),
    PublishedCase(
      "generic/5/2", "a literal to be indexed, its name from the table", .answer,
      [head(and: [0x7A] + HPACK.string(Array("test".utf8)))]),
    PublishedCase("generic/5/3", "the same in Huffman", .answer, [head(and: [0x7A] + testInHuffman)]),
    PublishedCase(
      "generic/5/4", "a literal to be indexed, its name new", .answer,
      [head(and: [0x40] + name + HPACK.string(Array("test".utf8)))]),
    PublishedCase("generic/5/5", "the same in Huffman", .answer, [head(and: [0x40] + nameInHuffman + testInHuffman)]),
    PublishedCase(
      "generic/5/6", "a literal not indexed, its name from the table", .answer,
      [head(and: [0x0F, 0x2B] + HPACK.string(Array("test".utf8)))]),
    PublishedCase("generic/5/7", "the same in Huffman", .answer, [head(and: [0x0F, 0x2B] + testInHuffman)]),
    PublishedCase(
      "generic/5/8", "a literal not indexed, its name new", .answer,
      [head(and: [0x00] + name + HPACK.string(Array("test".utf8)))]),
    PublishedCase("generic/5/9", "the same in Huffman", .answer, [head(and: [0x00] + nameInHuffman + testInHuffman)]),
    PublishedCase(
      "generic/5/10", "a literal never indexed, its name from the table", .answer,
      [head(and: [0x1F, 0x2B] + HPACK.string(Array("test".utf8)))]),
    PublishedCase("generic/5/11", "the same in Huffman", .answer, [head(and: [0x1F, 0x2B] + testInHuffman)]),
    PublishedCase(
      "generic/5/12", "a literal never indexed, its name new", .answer,
      [head(and: [0x10] + name + HPACK.string(Array("test".utf8)))]),
    PublishedCase("generic/5/13", "the same in Huffman", .answer, [head(and: [0x10] + nameInHuffman + testInHuffman)]),
    PublishedCase("generic/5/14", "a new size of the table", .answer, [head(behind: [0x20])]),
    PublishedCase("generic/5/15", "two new sizes of the table", .answer, [head(behind: [0x20, 0x3F, 0xE1, 0x1F])]),
  ]

  private static let name = HPACK.string(Array("x-test".utf8))
  private static let nameInHuffman: [UInt8] = [0x85, 0xF2, 0xB2, 0x4A, 0x84, 0xFF]
  private static let testInHuffman: [UInt8] = [0x83, 0x49, 0x50, 0x9F]

  /// A good GET with bytes around its fields.
  private static func head(behind first: [UInt8] = [], and last: [UInt8] = []) -> Frame {
    Frame(.headers, flags: 5, stream: 1, first + HPACK.literals(Frame.head("GET", "/")) + last)
  }

  /// What is wrong with fields.
  static let compression = [
    PublishedCase("hpack/2.3.3/1", "an index that no table has", .end([.compression]), [head(and: [0xC6])]),
    PublishedCase(
      "hpack/2.3.3/2", "a name by an index that no table has", .end([.compression]),
      [head(and: [0x7F, 0x07] + HPACK.string(Array("test".utf8)))]),
    PublishedCase("hpack/4.2/1", "a new size of the table behind a field", .end([.compression]), [head(and: [0x21])]),
    PublishedCase(
      "hpack/5.2/1", "Huffman with a byte of padding", .end([.compression]),
      [head(and: [0x00] + nameInHuffman + [0x84, 0x49, 0x50, 0x9F, 0xFF])]),
    PublishedCase(
      "hpack/5.2/2", "Huffman padded with zeros", .end([.compression]),
      [head(and: [0x00] + nameInHuffman + [0x83, 0x49, 0x50, 0x90])]),
    PublishedCase(
      "hpack/5.2/3", "Huffman with the end of the string in it", .end([.compression]),
      [head(and: [0x00] + nameInHuffman + [0x87, 0x49, 0x51, 0xFF, 0xFF, 0xFF, 0xFA, 0x12])]),
    PublishedCase("hpack/6.1/1", "index 0", .end([.compression]), [head(and: [0x80])]),
    PublishedCase(
      "hpack/6.3/1", "a table larger than was allowed", .end([.compression]), [head(behind: [0x3F, 0xE2, 0x1F])]),
  ]
}
