import CExpat
import Synchronization

/// libexpat's parsers, which read one document after another: a new one costs dozens of allocations, and several looks at the environment.
enum XMLParsers {
  /// Stands between a namespace and a name. No namespace has a line feed: in an attribute it reads as a blank.
  static let separator = UInt8(ascii: "\n")

  /// Addresses of those that wait.
  private static let idle = Mutex<[UInt]>([])
  private static let mostIdle = 8
  /// In bytes. A parser keeps the memory that its longest document took.
  private static let longestKept = 64 << 10
  /// Nobody outside can know which names share a place in libexpat's tables.
  private static let salt = UInt.random(in: 1...UInt.max)

  /// - Returns: a parser without handlers; nil if there is no memory.
  static func take(encoding: XML.Encoding?) -> XML_Parser? {
    let address = idle.withLock { $0.popLast() }
    let parser: XML_Parser
    if let waiting = address.flatMap(XML_Parser.init(bitPattern:)) {
      parser = waiting
      XML_ParserReset(parser, encoding?.rawValue)
    } else if let made = XML_ParserCreateNS(encoding?.rawValue, XML_Char(separator)) {
      parser = made
    } else {
      return nil
    }
    XML_SetHashSalt(parser, salt)
    return parser
  }

  /// - Parameters:
  ///   - parser: from `take(encoding:)`.
  ///   - size: how many bytes it has read.
  static func giveBack(_ parser: XML_Parser, after size: Int) {
    let isKept =
      size <= longestKept
      && idle.withLock { parsers in
        guard parsers.count < mostIdle else { return false }
        parsers.append(UInt(bitPattern: parser))
        return true
      }
    if !isKept { XML_ParserFree(parser) }
  }
}
