/// A barcode that the customer has put on a package or item.
package struct Barcode: Codable, Equatable, Sendable {
  package var code: String?
  package var barcodeType: String?

  package init(code: String?, barcodeType: String?) {
    self.code = code
    self.barcodeType = barcodeType
  }
}
