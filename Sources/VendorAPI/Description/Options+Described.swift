import Contract
import FoundationEssentials
import OpenAPI

// What is told of options is written and never read.

extension PlainDay: DescribedText {
  static var form: Shape.TextForm {
    Shape.TextForm(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00$")
  }
  static var specimen: PlainDay { PlainDay(.specimen) }
}

extension CalendarDate {
  fileprivate static var specimen: CalendarDate { DateTimeOffset.specimen.localDate }
}

extension DeliveryOptionSummary: DescribedBySpecimen {
  static var specimen: DeliveryOptionSummary {
    let days = [CalendarDate.specimen]
    return DeliveryOptionSummary(reference: "", deliveryOptions: days, timeSlots: days, pickUp: days, dropOff: days)
  }
}

extension DeliveryOptionDetails: DescribedBySpecimen {
  static var specimen: DeliveryOptionDetails {
    var fixed = Consignment.Fixed(
      reference: "", customerReference: "", dateCreated: .specimen, weight: Weight(value: 0),
      value: Money(amount: 0, currency: Currency(name: "", isoCode: "")))
    fixed.requestedDeliveryDate = Shared(RequestedDeliveryDate(date: .specimen, isToBeExactlyOnTheDateSpecified: true))
    fixed.addresses = [Shared(Address(addressType: .origin))]
    fixed.tags = [""]
    return DeliveryOptionDetails(
      consignmentDetail: PotentialConsignment(
        reference: "", of: fixed, shippingDate: .specimen, dateCreated: .specimen),
      deliveryOption: DetailedDeliveryOption(.specimen, location: .specimen))
  }
}

extension PickupOptionsResponse: DescribedBySpecimen {
  static var specimen: PickupOptionsResponse {
    PickupOptionsResponse(distance: 1, maxResults: 1, locations: [.specimen])
  }
}

extension FindNearestPickUpLocationResponse: DescribedBySpecimen {
  static var specimen: FindNearestPickUpLocationResponse {
    FindNearestPickUpLocationResponse(locations: [.specimen])
  }
}

extension SelectOrderResponse: DescribedBySpecimen {
  static var specimen: SelectOrderResponse {
    SelectOrderResponse([
      Result(
        deliveryOptionReference: "", orderReference: "", status: 201, message: "", links: [ApiLink(rel: "", href: "")])
    ])
  }
}

extension DeliveryOption {
  fileprivate static var specimen: DeliveryOption {
    DeliveryOption(
      reference: "", estimatedDeliveryDate: EstimatedDeliveryDate(day: .specimen, guaranteed: true),
      deliveryWindow: DeliveryWindow(start: .midnight, end: .midnight, utcOffset: .utc), carrier: "",
      carrierService: "",
      carrierServiceReference: "", carrierServiceTypes: [""],
      price: Rate(
        net: 0, gross: 0, taxRate: TaxRate(reference: "", countryIsoCode: "", type: .standard, rate: 0), vatAmount: 0,
        currency: Currency(name: "", isoCode: "")),
      allocationCutOff: .specimen, operationalCutOff: .specimen, serviceDirection: .specimen)
  }
}

extension PickupLocation: DescribedBySpecimen {
  static var specimen: PickupLocation {
    let times = [OpeningTime(start: .midnight, end: .midnight, utcOffset: .specimen)]
    return PickupLocation(
      name: "", shopReference: "", address: Address(addressType: .destination), distance: 0,
      openingTimes: OpeningTimes(Array(repeating: times, count: 7)), deliveryOptions: [.specimen],
      reservation: Reservation(isReservationRequired: true, expiryDate: .specimen),
      additionalInformation: [AdditionalInformation(key: "", value: "")])
  }
}

extension PotentialConsignment: DescribedBySpecimen {
  static var specimen: PotentialConsignment { DeliveryOptionDetails.specimen.consignmentDetail }
}

extension DetailedDeliveryOption: DescribedBySpecimen {
  static var specimen: DetailedDeliveryOption { DeliveryOptionDetails.specimen.deliveryOption }
}

extension PickupAddress: DescribedBySpecimen {
  static var specimen: PickupAddress { PickupLocation.specimen.address }
}

extension SelectOrderResponse.Result: DescribedBySpecimen {
  static var specimen: SelectOrderResponse.Result { SelectOrderResponse.specimen.selectOrderResults[0] }
}
