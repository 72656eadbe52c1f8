import HTTPTypes
import Routing

extension UnservedOperation {
  /// Every operation that a public source names and that `Operation.all` has not.
  ///
  /// - Source: contract/96-operations.md, which a test holds against this table and the routes.
  static let all: [UnservedOperation] =
    deliveryOptions + orders + tracking + packagesAndItems + catalog + administration

  // MARK: - Delivery and pickup options

  private static let deliveryOptions: [UnservedOperation] = [
    UnservedOperation("GetDeliveryOptions", .post, "/deliveryoptions"),
    UnservedOperation("GetDeliveryOptionSummary", .post, "/deliveryoptions/summary"),
    UnservedOperation("GetDeliveryOption", .get, "/deliveryoptions/details/{deliveryOptionReference}"),
    UnservedOperation("GetDeliveryOptionsForConsignment", .get, "/deliveryoptions/consignment/{consignmentReference}"),
    UnservedOperation("GetExistingDeliveryOptions", .get, "/deliveryoptions/{summaryReference}"),
    UnservedOperation("GetDeliveryOptionsHeartbeat", .post, "/deliveryoptions/heartbeat"),
    UnservedOperation("SelectDeliveryOption", .post, "/deliveryoptions/select/{deliveryOptionReference}"),
    UnservedOperation("SelectDeliveryOptionAsOrder", .post, "/deliveryoptions/selectorder"),
    UnservedOperation("GetPickupOptions", .post, "/deliveryoptions/pickupoptions"),
    UnservedOperation(
      "GetPickupOptionsForConsignment", .get, "/deliveryoptions/pickupOptions/consignment/{consignmentReference}"),
    UnservedOperation("ReservePickupOption", .post, "/deliveryoptions/reserve/{pickupOptionReference}"),
    UnservedOperation(
      "ReservePickupOptionOfTheKit", .post, "/deliveryoptions/pickupoptions/reserve/{deliveryOptionReference}"),
    UnservedOperation("FindNearestPickupLocations", .post, "/pickUpLocationLocator"),
  ]

  // MARK: - Orders

  private static let orders: [UnservedOperation] = [
    UnservedOperation("CreateOrder", .post, "/orders"),
    UnservedOperation("GetOrder", .get, "/orders/{orderReference}"),
    UnservedOperation("UpdateOrder", .put, "/orders/{orderReference}"),
    UnservedOperation("AddOrderAddress", .post, "/orders/{orderReference}/address"),
    UnservedOperation("UpdateOrderAddress", .put, "/orders/{orderReference}/address"),
    UnservedOperation("PackOrder", .post, "/orders/{orderReference}/pack"),
    UnservedOperation("GetConsignmentsForOrders", .put, "/orders/consignments"),
    UnservedOperation("AddOrderPackages", .post, "/orders/addorderpackages"),
    UnservedOperation("UpdateOrderPackages", .put, "/orders/updateorderpackages"),
    UnservedOperation("DeleteOrderPackages", .post, "/orders/deleteorderpackages"),
    UnservedOperation("AddOrderPackageItems", .post, "/orders/addorderpackageitems"),
    UnservedOperation("UpdateOrderPackageItems", .put, "/orders/updateorderpackageitems"),
    UnservedOperation("DeleteOrderPackageItems", .post, "/orders/deleteorderpackageitems"),
  ]

  // MARK: - Tracking and events

  private static let tracking: [UnservedOperation] = [
    UnservedOperation("GetTracking", .get, "/tracking/{consignmentReference}"),
    UnservedOperation("GetFlattenedTracking", .get, "/tracking/flattened/{consignmentReference}"),
    UnservedOperation("GetTrackingByClientReference", .get, "/tracking/clientreference/{clientReference}"),
    UnservedOperation("AddTrackingEvents", .post, "/tracking/carrierevents"),
    UnservedOperation("AddCarrierTrackingEvents", .post, "/carrierTrackingEvents"),
  ]

  // MARK: - Packages, items and parts of a consignment

  private static let packagesAndItems: [UnservedOperation] = [
    UnservedOperation("UpdatePackage", .put, "/packages/{packageReference}"),
    UnservedOperation("SetPackageReference", .put, "/packages/{packageReference}/setCustomerProvidedReference"),
    UnservedOperation("SplitPackage", .put, "/packages/{packageReference}/split"),
    UnservedOperation("RemovePackage", .post, "/consignments/{consignmentReference}/removepackage/{packageReference}"),
    UnservedOperation("AddEmptyPackages", .put, "/consignments/{consignmentReference}/addpackages/{numberOfPackages}"),
    UnservedOperation("AddPackages", .post, "/consignments/{consignmentReference}/addpackages/{numberOfPackages}"),
    UnservedOperation("SetConsignmentDetails", .put, "/consignments/{consignmentReference}/details"),
    UnservedOperation("UpdateConsignmentAddress", .put, "/consignments/{consignmentReference}"),
    UnservedOperation(
      "UpdateConsignmentAddressOfTheKit", .post, "/consignments/{consignmentReference}/updateconsignmentaddress"),
    UnservedOperation("AddItem", .put, "/items/{packageReference}"),
    UnservedOperation("AddItems", .put, "/items/additems"),
    UnservedOperation("MoveItem", .put, "/items/move"),
    UnservedOperation("RemoveItem", .delete, "/items/{packageReference}/{itemReference}"),
    UnservedOperation("SetItemReference", .put, "/items/{labelBarcode}/setCustomerProvidedReference"),
    UnservedOperation("GetItem", .get, "/items/{itemReference}"),
    UnservedOperation("GetItemsOfPackage", .get, "/items/package/{packageReference}"),
  ]

  // MARK: - Manifests, static data

  private static let catalog: [UnservedOperation] = [
    UnservedOperation(
      "GetManifestFileSentToCarrier", .get, "/consignments/manifestfilesenttocarrier/{manifestReference}"),
    UnservedOperation("GetManifests", .get, "/consignments/manifests"),
    UnservedOperation("GetManifestsFiltered", .post, "/consignments/manifestsfiltered"),
    UnservedOperation(
      "GetCustomerCarriers", .get, "/carriers/getcustomercarriers/{customerReference}/{pageNumber}/{pageSize}"),
    UnservedOperation("GetTitles", .get, "/staticdata/titles"),
    UnservedOperation("GetTimeZones", .get, "/staticdata/timezones"),
    UnservedOperation("GetPermissions", .get, "/staticdata/permissions"),
    UnservedOperation("GetBuiltInRoles", .get, "/staticdata/builtinroles"),
    UnservedOperation("GetSecurityCountries", .get, "/security/staticdata/countries"),
    UnservedOperation("GetSecurityCurrencies", .get, "/security/staticdata/currencies"),
    UnservedOperation("GetSecurityRegions", .get, "/security/staticdata/regions"),
    UnservedOperation("GetSecurityTimeZones", .get, "/security/staticdata/timezones"),
    UnservedOperation("GetSecurityTitles", .get, "/security/staticdata/titles"),
    UnservedOperation("GetSecurityBuiltInRoles", .get, "/security/staticdata/builtinroles"),
    UnservedOperation("GetAllPermissions", .get, "/security/permissions"),
    UnservedOperation("GetTaxRates", .get, "/rates/management/static/tax/{countryIsoCode}"),
    UnservedOperation("GetDimensionUnits", .get, "/rates/management/static/dimensionunits"),
    UnservedOperation("GetVatRates", .get, "/rates/management/staticdata/vat/{countryIsoCode}"),
    UnservedOperation("GetDimensionUnitsOfTheKit", .get, "/rates/management/staticdata/dimensionUnits"),
  ]

  // MARK: - Accounts, roles, passwords, invoices

  private static let administration: [UnservedOperation] = [
    UnservedOperation("CreateAccount", .post, "/accounts", .administrative),
    UnservedOperation("UpdateAccount", .put, "/accounts", .administrative),
    UnservedOperation("GetAccount", .get, "/accounts/{accountReference}", .administrative),
    UnservedOperation("GetCustomersForAccount", .get, "/accounts/{accountReference}/customers", .administrative),
    UnservedOperation("InviteAccount", .post, "/accounts/invite", .administrative),
    UnservedOperation(
      "GenerateNewPrimaryAPIKey", .put, "/accounts/apikeygenerate/primary/{accountReference}", .administrative),
    UnservedOperation(
      "GenerateNewSecondaryAPIKey", .put, "/accounts/apikeygenerate/secondary/{accountReference}", .administrative),
    UnservedOperation("UpdateRole", .put, "/roles", .administrative),
    UnservedOperation("CreateCustomRole", .post, "/roles/custom", .administrative),
    UnservedOperation("DeleteRole", .delete, "/roles/{roleReference}", .administrative),
    UnservedOperation("GetAccountsInRole", .get, "/roles/{roleReference}/accounts", .administrative),
    UnservedOperation("AddAccountToRole", .put, "/roles/{roleReference}/accounts/{accountReference}", .administrative),
    UnservedOperation(
      "AddAccountToRoleOfTheKit", .post, "/roles/{roleReference}/accounts/{accountReference}", .administrative),
    UnservedOperation(
      "RemoveAccountFromRole", .delete, "/roles/{roleReference}/accounts/{accountReference}", .administrative),
    UnservedOperation("ChangePassword", .put, "/security/ChangePassword", .administrative),
    UnservedOperation("CreatePasswordResetToken", .post, "/security/CreatePasswordReset", .administrative),
    UnservedOperation("SetPassword", .put, "/security/SetPassword", .administrative),
    UnservedOperation("SignOut", .put, "/security/SignOut", .administrative),
    UnservedOperation("GetInvoices", .get, "/consignments/invoiceservice/{customerReference}", .administrative),
    UnservedOperation("PurgeQuotes", .get, "/quotes/purge/{secret}", .administrative),
  ]
}
