import Contract
import Foundation
import Sandbox
import Testing

@testable import ControlAPI

/// Orders belong to a world, and go with it.
@Suite struct OrderWorldTests {
  private static func created(_ controller: Controller) throws -> String {
    var package = Package()
    package.weight = Weight(value: 1)
    package.dimensions = Dimensions(width: 1, length: 1, height: 1)
    var item = Item()
    item.sku = "S"
    package.items = [item]
    var (origin, destination) = (Address(addressType: .origin), Address(addressType: .destination))
    origin.shippingLocationReference = "Sorted1"
    destination.shippingLocationReference = "Sorted1"
    var request = CreateOrderRequest()
    request.packages = [package]
    request.addresses = [origin, destination]
    let outcome = try controller.tenant.visit { [request] in $0.createOrder(request) }
    guard case .done(let order) = outcome else { throw CancellationError() }
    return order.reference
  }

  private static func knows(_ reference: String, _ controller: Controller) throws -> Bool {
    try controller.tenant.visit { $0.order(reference) } != nil
  }

  @Test func `a reset forgets orders, and makes the same references again`() throws {
    let controller = try Controller()
    let order = try Self.created(controller)
    #expect(try controller.post("reset").status == 200)
    #expect(try !Self.knows(order, controller))
    #expect(try Self.created(controller) == order)
  }

  @Test func `a snapshot has the orders of its time`() throws {
    let controller = try Controller()
    let first = try Self.created(controller)
    #expect(try controller.post("snapshots/one").status == 200)
    let second = try Self.created(controller)
    #expect(try controller.post("snapshots/one/restore").status == 200)
    #expect(try Self.knows(first, controller))
    #expect(try !Self.knows(second, controller))
    #expect(try Self.created(controller) == second)
  }

  @Test func `a fork has the orders, and each goes on alone`() throws {
    let controller = try Controller()
    let other = controller.with(key: "other")
    let first = try Self.created(controller)
    #expect(try controller.post("fork", #"{"into":"other"}"#).status == 200)
    #expect(try Self.knows(first, other))
    let second = try Self.created(other)
    #expect(try !Self.knows(second, controller))
  }

  @Test func `a state carries orders to another process, and a file of before there were any is read`() throws {
    let (here, there) = (try Controller(), try Controller())
    let order = try Self.created(here)
    let file = try here.get("state").text
    #expect(try there.put("state", file).status == 200)
    #expect(try there.get("state").text == file)
    #expect(try there.tenant.visit { $0.order(order) } == here.tenant.visit { $0.order(order) })
    #expect(try Self.created(there) == Self.created(here))
    let old = file.replacing(/"checksum":"[^"]*",/, with: "").replacing(/"orders":\d+,/, with: "")
      .replacing(/"orders":\[.*\],"quoteRequests"/, with: #""quoteRequests""#)
    #expect(old != file)
    #expect(try there.put("state", old).status == 200)
    #expect(try !Self.knows(order, there))
    #expect(try Self.created(there).hasPrefix("EO-"))
  }

  @Test func `a state whose orders no world can have is refused with their place`() throws {
    let controller = try Controller()
    let order = try Self.created(controller)
    let file = try controller.get("state").text.replacing(/"checksum":"[^"]*",/, with: "")
    let answer = try controller.put("state", file.replacing(order, with: "EO-000-000-000"))
    #expect(answer.status == 400)
    #expect(answer.problems.first?.hasPrefix("world.orders[0].reference: ") == true, "\(answer.text)")
  }

  @Test func `orders count among the bytes of a world`() throws {
    let controller = try Controller()
    let before = try controller.tenant.snapshot()
    _ = try Self.created(controller)
    #expect(try controller.tenant.snapshot().estimatedBytes(besides: before) > 0)
    #expect(try controller.tenant.snapshot().orderCount == 1)
  }
}
