extension MemberWords {
  /// Addresses, people and shipping locations.
  static let places = """
    Address: The address of the shop.
    AddressLine1: The first line of the address.
    AddressLine2: The second line of the address.
    AddressLine3: The third line of the address.
    AddressType: What the address is to the consignment, such as its origin.
    AccountName: The name of the account that may use the shipping location.
    AccountReference: The account that may use the shipping location.
    CompanyName: The company at the address.
    Contact: Whom to ask for at the address.
    Contact.Reference: The GUID of the contact, or null.
    Contact.Title: How the person is addressed, such as `Ms`.
    Country: The country of the address.
    County: The county that the restriction names.
    CountryTwoLetterIsoCode: The country that the restriction names, by its ISO 3166 code of two letters.
    CustomerName: The customer at the address.
    DefaultLocationForReturns: The shipping location to which returns go.
    Email: The person's e-mail address.
    FirstName: The person's first name.
    IsCached: Whether the address comes from the vendor's cache, which the sandbox does not have.
    IsoCode: The ISO code.
    Currency.IsoCode: The ISO 4217 code of the currency.
    LandLine: The person's telephone number at a desk.
    LastName: The person's last name.
    LatLong: Where the address is on the globe.
    Latitude: Degrees north of the equator.
    LinkedAccounts: The accounts that may use the shipping location.
    Longitude: Degrees east of Greenwich.
    Mobile: The person's mobile telephone number.
    Name: The name of it, for a reader.
    Notes: What the customer has noted of the shipping location.
    NumericCode: The ISO 3166 code of three digits.
    Position: What the person is at the address.
    Postcode: The postcode of the address.
    MpdCarrierServiceProfileInternationalLocationRestriction.Postcode: The postcode that the restriction names.
    MpdCarrierServiceProfileInternationalLocationRestriction.Town: The town that the restriction names.
    Region: The region of the address, by name.
    RegionCode: The region of the address, by its code.
    ShippingLocationReference: The reference of one of the customer's shipping locations.
    ShippingLocationType: What the shipping location is for.
    ShopLocationReference: The shop to which the consignment goes.
    SpecialInstructions: What the carrier is to know of the address.
    Telephone: The person's telephone number.
    ThreeLetterCode: The ISO 3166 code of three letters.
    Town: The town of the address.
    TwoLetterCode: The ISO 3166 code of two letters.
    """
}
