package import Sandbox
import Wire

/// A world as one JSON file: `{"format":…,"version":…,"checksum":…,"world":{…}}`. Read by another process it goes on byte for byte.
package enum StateFile {
  package static let format = "sortedpro-sandbox world"
  /// Counts up when a file of before means something else.
  package static let version = 1

  /// All that a file has.
  package static let members = ["format", "version", "checksum", "world"]

  /// What has no value is left out.
  static let json = JSON(names: .declared, nulls: .omitted)

  /// The file of a world. Costs time with its size.
  ///
  /// - Throws: nothing but what the encoder throws at a number that is none, which no world has.
  package static func bytes(of snapshot: Snapshot) throws -> [UInt8] {
    let world = try json.encode(
      snapshot.world.record(requestCount: snapshot.requestCount, writesVersion1: snapshot.writesVersion1))
    var file = Array(head(checksum(of: world[...])).utf8)
    file.reserveCapacity(file.count + world.count + 1)
    file += world
    file.append(UInt8(ascii: "}"))
    return file
  }

  /// What stands before the world.
  static func head(_ checksum: String) -> String {
    #"{"format":"\#(format)","version":\#(version),"checksum":"\#(checksum)","world":"#
  }

  /// The world of a file.
  ///
  /// - Throws: why it is none. Nothing in the bytes is trusted.
  package static func snapshot(from bytes: [UInt8]) throws(StateFailure) -> Snapshot {
    let record: WorldRecord
    if let own = ownRecord(in: bytes) { record = own } else { record = try self.record(in: bytes) }
    do throws(RecordProblem) {
      return Snapshot(
        world: try World(record), requestCount: record.requestCount, writesVersion1: record.writesVersion1)
    } catch {
      throw .problem(path: "world.\(error.path)", error.problem)
    }
  }

  /// The record in a file of any spelling.
  private static func record(in bytes: [UInt8]) throws(StateFailure) -> WorldRecord {
    let tree: JSONNode
    do throws(ReadingFailure) { tree = try JSONNode(parsing: bytes) } catch { throw .cut(error.reason) }
    guard case .string(format)? = tree.member("format")?.value else { throw .otherFormat }
    guard case .number(let digits)? = tree.member("version")?.value, let version = Int(digits), version >= 1 else {
      throw .problem(path: "version", "the version of the file is missing")
    }
    guard version <= Self.version else { throw .newer(version: version) }
    guard let world = tree.member("world") else { throw .problem(path: "world", "the member is missing") }
    if let stranger = tree.members.first(where: { !members.contains($0.name) }) { throw .unknownMember(stranger.name) }
    let record: WorldRecord
    var asked = AskedMembers()
    do throws(ReadingFailure) {
      record = try json.decode(WorldRecord.self, from: world, asked: &asked)
    } catch {
      throw .problem(path: error.path.isEmpty ? "world" : "world.\(error.path)", error.reason)
    }
    if let path = asked.firstLeftOver(in: world) { throw .unknownMember("world.\(path)") }
    // Without a checksum the file is somebody's own work.
    if let stated = tree.member("checksum"), !stated.isNull {
      guard let canonical = try? json.encode(record), case .string(checksum(of: canonical[...])) = stated.value else {
        throw .altered
      }
    }
    return record
  }

  /// Tells damage from intention, not friend from foe: FNV-1a in 64 bits.
  static func checksum(of bytes: ArraySlice<UInt8>) -> String {
    let hash = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// Why a file is no world.
package enum StateFailure: Error, Equatable, Sendable {
  /// It ceases to be JSON.
  case cut(String)
  case otherFormat
  case newer(version: Int)
  /// It is not what the sandbox has written.
  case altered
  case problem(path: String, String)
  /// This version reads no such member.
  case unknownMember(String)

  /// Where it is wrong, as a JSON path; empty for the whole file.
  package var path: String {
    switch self {
    case .cut, .altered: ""
    case .otherFormat: "format"
    case .newer: "version"
    case .problem(let path, _), .unknownMember(let path): path
    }
  }

  /// What is wrong, without a full stop.
  package var reason: String {
    switch self {
    case .cut(let reason): reason
    case .otherFormat: "this is no state of a world: '\(StateFile.format)' is needed"
    case .newer(let version):
      "a newer sandbox has written this, in version \(version) of the format; this one reads up to \(StateFile.version)"
    case .altered:
      "this is not what the sandbox has written: something is missing or changed; without the member 'checksum' it is read as it stands"
    case .problem(_, let reason): reason
    case .unknownMember: "there is no such member"
    }
  }
}
