import Dispatch
package import Files
package import Sandbox
import Synchronization
import Text

/// The folder in which worlds outlive the process: a file for each that has been changed, and one beside them whose locks say whose they
/// are.
///
/// Everything that is written or read goes through one queue, so that no world overtakes itself.
package final class StateFolder: Sendable {
  /// Something that whoever runs the server wants to know.
  package enum Notice: Sendable, Equatable {
    /// The file was no world, and now stands elsewhere; the world begins anew.
    case damaged(file: String, movedTo: String, reason: String)
    /// Worlds stay unwritten until that is mended.
    case cannotWrite(file: String, reason: String)
    case writesAgain
  }

  private struct State {
    /// How each world that is this process's stands in its file, or began; by the names that are shown of worlds.
    var written: [String: WorldVersion] = [:]
    /// Why worlds could not be written, by the same names.
    var complaints: [String: String] = [:]
    /// Worlds that made room for others and could not be written yet: nothing is lost, and `--max-memory` bounds them.
    var waiting: [String: Snapshot] = [:]
  }

  /// A larger file is not read: it is no world of a machine's own.
  private static let mostBytes = 2_000_000_000

  private let path: String
  private let template: WorldTemplate
  private let notice: @Sendable (Notice) -> Void
  private let locks: RangeLocks
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "state", qos: .utility)

  /// - Parameters:
  ///   - path: made if it is missing.
  ///   - template: what a world begins as that is not kept.
  ///   - notice: hears what happens, on any thread.
  /// - Throws: when nothing can be written there.
  package init(
    path: String, template: WorldTemplate, notice: @escaping @Sendable (Notice) -> Void
  ) throws(SystemFailure) {
    self.path = path
    self.template = template
    self.notice = notice
    do throws(Folder.Failure) { try Folder.make(path) } catch { throw error.reason }
    let probe = "\(path)/.writable"
    try WholeFile.replace(probe, with: [], durability: .beforeReturning)
    WholeFile.remove(probe)
    locks = try RangeLocks("\(path)/worlds.lock")
  }

  /// What keeps worlds from being written; nil when nothing does.
  package var complaint: String? { state.withLock { $0.complaints.values.min() } }

  /// What the tenants need of it.
  package var keeper: WorldKeeper {
    WorldKeeper(
      take: { name throws(HeldElsewhere) in try self.take(name) },
      putAway: { name, snapshot in
        self.queue.async {
          guard !self.write(snapshot, name) else { return self.letGo(name) }
          self.state.withLock { $0.waiting[name] = snapshot }
        }
      },
      forget: { name in
        self.queue.sync {
          WholeFile.remove(self.file(of: name))
          self.letGo(name)
        }
      },
      forgetOthers: { names in self.queue.sync { self.forgetOthers(than: names) } })
  }

  /// Writes every world that has been changed since it was written, by as many threads as there are processors: somebody waits.
  package func write(_ worlds: [(name: WorldName, tenant: Tenant)]) {
    queue.sync {
      writeWaiting()
      DispatchQueue.concurrentPerform(iterations: worlds.count) { place in
        _ = write(worlds[place].tenant.frozen(), worlds[place].name.shown)
      }
    }
  }

  /// Writes what has been changed every second, for as long as both stand.
  package func keepWriting(_ tenants: Tenants) {
    queue.asyncAfter(deadline: .now() + 1) { [weak self, weak tenants] in
      guard let self, let tenants else { return }
      self.writeWaiting()
      for (name, tenant) in tenants.standing { self.write(tenant.frozen(), name.shown) }
      self.keepWriting(tenants)
    }
  }

  // MARK: - On the queue

  private func take(_ name: String) throws(HeldElsewhere) -> Snapshot? {
    let result: Result<Snapshot?, HeldElsewhere> = queue.sync {
      do throws(HeldElsewhere) { return .success(try read(name)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private func read(_ name: String) throws(HeldElsewhere) -> Snapshot? {
    if let waiting = state.withLock({ $0.waiting.removeValue(forKey: name) }) { return waiting }
    let file = file(of: name)
    guard locks.hold(WorldFileName(of: name).number) else {
      throw HeldElsewhere(reason: "This world belongs to another process that uses the same --state-dir")
    }
    let bytes: [UInt8]?
    do throws(SystemFailure) { bytes = try WholeFile.readIfThere(file, atMost: Self.mostBytes) } catch {
      letGo(name)
      throw HeldElsewhere(reason: "The state of this world cannot be read: \(error.reason)")
    }
    var snapshot: Snapshot?
    if let bytes {
      do throws(StateFailure) {
        snapshot = try StateFile.snapshot(from: bytes)
      } catch {
        let aside = "\(file).damaged-\(SHA256.shortHex(of: bytes))"
        WholeFile.move(file, to: aside)
        let place = error.path.isEmpty ? "" : "\(error.path): "
        notice(.damaged(file: file, movedTo: aside, reason: place + error.reason))
      }
    }
    let version = WorldVersion(snapshot ?? Snapshot(world: template.world))
    state.withLock { $0.written[name] = version }
    return snapshot
  }

  private func writeWaiting() {
    for (name, snapshot) in state.withLock({ $0.waiting }) where write(snapshot, name) { letGo(name) }
  }

  /// - Returns: whether the file is as the world is, or is none of ours.
  @discardableResult
  private func write(_ snapshot: Snapshot, _ name: String) -> Bool {
    let version = WorldVersion(snapshot)
    let isChanged = state.withLock { state in state.written[name].map { $0 != version } ?? false }
    guard isChanged else { return true }
    let file = file(of: name)
    do throws(SystemFailure) {
      guard let bytes = try? StateFile.bytes(of: snapshot) else { throw SystemFailure(reason: "the world has no form") }
      try WholeFile.replace(file, with: bytes, rights: 0o600, durability: .beforeReturning)
    } catch {
      let isNew = state.withLock { state in
        defer { state.complaints[name] = "'\(file)' cannot be written: \(error.reason)" }
        return state.complaints.isEmpty
      }
      if isNew { notice(.cannotWrite(file: file, reason: error.reason)) }
      return false
    }
    let writesAgain = state.withLock { state in
      state.written[name] = version
      return state.complaints.removeValue(forKey: name) != nil && state.complaints.isEmpty
    }
    if writesAgain { notice(.writesAgain) }
    return true
  }

  private func letGo(_ name: String) {
    state.withLock { state in
      state.written[name] = nil
      state.complaints[name] = nil
      state.waiting[name] = nil
    }
    locks.letGo(WorldFileName(of: name).number)
  }

  private func forgetOthers(than names: Set<String>) {
    for name in state.withLock({ Array($0.waiting.keys) }) where !names.contains(name) { letGo(name) }
    let ours = names.union(state.withLock { Array($0.written.keys) })
    let files = Set(ours.map { WorldFileName(of: $0) })
    for file in Folder.entries(of: path).compactMap(WorldFileName.init(text:)) where !files.contains(file) {
      guard locks.hold(file.number) else { continue }
      WholeFile.remove("\(path)/\(file.text)")
      locks.letGo(file.number)
    }
  }

  private func file(of name: String) -> String { "\(path)/\(WorldFileName(of: name).text)" }
}
