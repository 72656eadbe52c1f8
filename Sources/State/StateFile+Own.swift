import Sandbox
import Wire

extension StateFile {
  /// The record in a file that is byte for byte as ``bytes(of:)`` wrote it; nil for every other, of which the general way tells what is
  /// wrong.
  ///
  /// Taken apart as a whole, a file costs four times its size beside what comes of it. Consignments are most of one, so they are read a
  /// few at a time.
  static func ownRecord(in bytes: [UInt8]) -> WorldRecord? {
    let none = String(repeating: "0", count: 16)
    let start = head(none).utf8.count
    guard bytes.count > start, bytes.last == UInt8(ascii: "}") else { return nil }
    let world = bytes[start..<(bytes.count - 1)]
    guard bytes.starts(with: head(checksum(of: world)).utf8), let list = ConsignmentList(in: world) else { return nil }
    do {
      var record = try json.decode(
        WorldRecord.self, from: Array(world[..<list.range.lowerBound] + world[list.range.upperBound...]))
      for part in list.parts {
        let elements = [UInt8(ascii: "[")] + bytes[part] + [UInt8(ascii: "]")]
        record.consignments += try json.decode([ConsignmentRecord].self, from: elements)
      }
      return record
    } catch { return nil }
  }
}
