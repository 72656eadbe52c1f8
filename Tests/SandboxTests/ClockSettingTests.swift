import Contract
import Testing

@testable import Sandbox

/// Pure functions of what the machine's clock shows.
@Suite struct ClockSettingTests {
  private static func at(_ text: String) throws -> DateTimeOffset { try #require(DateTimeOffset(text)) }

  @Test func `each mode shows its own time`() throws {
    let machine = try Self.at("2024-03-01T12:00:00Z")
    let other = try Self.at("2019-06-14T09:00:00Z")
    #expect(ClockSetting.real.now(machine: machine) == machine)
    #expect(ClockSetting.frozen(other).now(machine: machine) == other)
    #expect(ClockSetting.offset(ticks: -864_000_000_000).now(machine: machine) == (try Self.at("2024-02-29T12:00:00Z")))
    let scaled = ClockSetting.scaled(
      .init(start: other, machineStart: try Self.at("2024-03-01T11:59:50Z"), thousandths: 3_600_000))
    #expect(scaled.now(machine: machine) == (try Self.at("2019-06-14T19:00:00Z")))
    let slow = ClockSetting.scaled(.init(start: other, machineStart: try Self.at("2024-03-01T11:00:00Z"), thousandths: 1))
    #expect(slow.now(machine: machine) == (try Self.at("2019-06-14T09:00:03.6Z")))
  }

  @Test(arguments: ["real", "frozen", "offset", "scaled"])
  func `a clock that is put forward shows so much more, and goes on as it went`(mode: String) throws {
    let machine = try Self.at("2024-03-01T12:00:00Z")
    let later = machine.adding(seconds: 10)
    let setting: ClockSetting =
      switch mode {
      case "frozen": .frozen(try Self.at("2019-06-14T09:00:00Z"))
      case "offset": .offset(ticks: 77)
      case "scaled": .scaled(.init(start: machine, machineStart: machine.adding(seconds: -5), thousandths: 500))
      default: .real
      }
    let hour: Int64 = 3600 * DateTimeOffset.ticksPerSecond
    let advanced = setting.advanced(byTicks: hour, machine: machine)
    #expect(advanced.now(machine: machine).ticks == setting.now(machine: machine).ticks + hour)
    #expect(
      advanced.now(machine: later).ticks - advanced.now(machine: machine).ticks
        == setting.now(machine: later).ticks - setting.now(machine: machine).ticks)
  }

  @Test func `no clock leaves the calendar`() throws {
    let machine = try Self.at("2024-03-01T12:00:00Z")
    for ticks in [Int64.min, .max] {
      for setting in [ClockSetting.real, .frozen(machine), .offset(ticks: ticks)] {
        let moved = setting.advanced(byTicks: ticks, machine: machine).now(machine: machine)
        #expect((1...9999).contains(moved.localDate.components.year))
      }
    }
    let fast = ClockSetting.scaled(
      .init(start: machine, machineStart: DateTimeOffset(ticks: .min), thousandths: 1_000_000_000))
    #expect(fast.now(machine: machine).localDate.components.year == 9999)
  }
}
