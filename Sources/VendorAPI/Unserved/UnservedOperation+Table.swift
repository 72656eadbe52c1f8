import HTTPTypes
import Routing

extension UnservedOperation {
  /// Every operation that a public source names and that `Operation.all` has not.
  ///
  /// - Source: contract/96-operations.md, which a test holds against this table and the routes.
  static let all: [UnservedOperation] =
    deliveryOptions + events + catalog + administration

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

  // MARK: - Events

  private static let events: [UnservedOperation] = [
    UnservedOperation("GetConsignmentEvents", .post, "/events/consignments"),
    UnservedOperation("GetConsignmentEventSummary", .post, "/events/consignments/summary"),
    UnservedOperation("GetConsignmentStateEvents", .post, "/events/consignments/stateevents"),
    UnservedOperation("GetConsignmentStateEventsOfTheKit", .post, "/events/consignmentstateevents"),
    UnservedOperation("GetConsignmentAudit", .get, "/consignments/{consignmentReference}/audit"),
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
