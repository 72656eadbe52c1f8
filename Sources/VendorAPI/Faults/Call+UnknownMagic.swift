import Contract
import Faults
import Journal

// What is meant to be a magic value and is none provokes nothing; who sent it is told, and the request goes on.
extension Call {
  func noteUnknownMagic(in request: CreateConsignmentRequest) { note(UnknownMagic.all(in: request)) }

  /// The same; `path` is the request's in its list, empty where it stands alone.
  func noteUnknownMagic(in request: UpdateConsignmentRequest, at path: String) {
    note(
      UnknownMagic.all(
        reference: request.consignmentReferenceProvidedByCustomer, "ConsignmentReferenceProvidedByCustomer",
        tags: request.tags ?? [], addresses: request.addresses), at: path)
  }

  func noteUnknownMagic(in request: CustomerReferenceRequest) {
    note(UnknownMagic.all(reference: request.reference, "Reference", tags: [], addresses: []))
  }

  func noteUnknownMagic(in request: CreateOrderRequest) {
    note(
      UnknownMagic.all(
        reference: request.orderReferenceProvidedByCustomer, "OrderReferenceProvidedByCustomer", tags: request.tags,
        addresses: request.addresses))
  }

  func noteUnknownMagic(in request: UpdateOrderRequest) {
    note(
      UnknownMagic.all(
        reference: request.orderReferenceProvidedByCustomer, "OrderReferenceProvidedByCustomer",
        tags: request.tags ?? [], addresses: request.addresses ?? []))
  }

  func noteUnknownMagic(in request: PackOrderRequest) {
    note(
      UnknownMagic.all(
        reference: request.orderReferenceProvidedByCustomer, "OrderReferenceProvidedByCustomer",
        tags: request.tags ?? [], addresses: []))
  }

  private func note(_ found: [UnknownMagic.Found], at path: String = "") {
    guard !found.isEmpty else { return }
    let opening = path.isEmpty ? "" : path + "."
    leftovers?.add(
      found.map { UnreadMember(path: opening + $0.path, nearest: $0.magic.nearest, magic: $0.magic.text) })
  }
}
