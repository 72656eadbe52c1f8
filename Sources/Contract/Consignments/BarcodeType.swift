/// The symbology of a customer's barcode.
///
/// - Source: contract/30-consignments.md, section 2, "Package"; the vendor's SDK, `BarcodeType`.
package enum BarcodeType: String, VendorEnum {
  case australiaPostalCode = "AustraliaPostalCode"
  case aztecCode = "AztecCode"
  case codabar = "Codabar"
  case code11 = "Code11"
  case code128 = "Code128"
  case code39 = "Code39"
  case extendedCode39 = "ExtendedCode39"
  case code93 = "Code93"
  case compositeCode = "CompositeCode"
  case dataMatrix = "DataMatrix"
  case ean13 = "EAN13"
  case ean8 = "EAN8"
  case eanBookland = "EANBookland"
  case industrial2Of5 = "Industrial2Of5"
  case interleaved2Of5 = "Interleaved2Of5"
  case itf14 = "ITF14"
  case logmars = "LOGMARS"
  case maxicode = "Maxicode"
  case msi = "MSI"
  case opc = "OPC"
  case pdf417 = "PDF417"
  case plessey = "Plessey"
  case postnet = "Postnet"
  case qrCode = "QRCode"
  case scc14 = "SCC14"
  case standard2Of5 = "Standard2Of5"
  case uccEAN218 = "UCCEAN218"
  case uccEANShippingContainerCode = "UCCEANShippingContainerCode"
  case upcShippingContainerCode = "UPCShippingContainerCode"
  case upca = "UPCA"
  case upce = "UPCE"
  case unknown = "Unknown"

  /// In their order, but for the last.
  package static func number(at place: Int) -> Int { allCases[place] == .unknown ? 99 : place }
}
