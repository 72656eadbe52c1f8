/// What a permission lets its holder do. A number without a name here is kept as it is sent: version 1.1 has more than are published.
///
/// - Source: contract/53-small-operations.md, section 10, "Action and Access are numbers"; the vendor's SDK, `AccessActions`.
package struct AccessAction: VendorCode, Equatable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let names = [
    0: "None", 1: "GetCustomer", 2: "GetAccount", 3: "UpdatePassword", 4: "UpdateAccount", 11: "UpdateCustomer",
    12: "CreateAccount", 13: "UpdateCustomerSubscription", 21: "GetAllCarrierServices", 22: "AddCarrierService",
    23: "UpdateCarrierService", 31: "GetCustomRoles", 32: "CreateCustomRole", 33: "DeleteCustomRole",
    34: "UpdateCustomRole", 35: "GetRoleAccounts", 36: "AddAccountToRole", 37: "RemoveAccountFromRole",
    41: "CreateShippingLocation", 42: "UpdateShippingLocation", 43: "DeleteShippingLocation",
    51: "CreateServiceGroup", 52: "UpdateServiceGroup", 53: "DeleteServiceGroup", 61: "CreatePackageSize",
    62: "PackageDeleteSizes", 63: "PackageUpdateSizes", 64: "SetDefaultPackageSize", 71: "GetCollectionCalendar",
    72: "UpdateCollectionCalendar", 81: "GetServiceProfile", 82: "UpdateServiceProfile", 83: "CreateServiceProfile",
    91: "CSGetCustomers", 101: "GetConsignments", 102: "UpdateConsignments", 103: "CreateConsignments",
    111: "MovePackageItems", 112: "UpdatePackages", 113: "DeletePackages", 121: "GetQuotes", 131: "GetEventTracking",
    141: "UploadNewRatesCost", 142: "SetVolumeDiscounts", 143: "GetRatesTemplate", 144: "GetRatesForConsignment",
    145: "GetCustomerDocument", 146: "AddSubscriptionPlan", 147: "EditSubscriptionPlan", 148: "AddCustomer",
    149: "EditCustomer", 151: "ToleranceAdministration", 152: "ManageAllShippingLocations", 153: "ManageZones",
    154: "ManagePriceModels", 155: "ManageCostModels", 156: "GlobalSwitchCustomer", 157: "ManageCustomers",
    158: "ManageCarriers", 159: "ManageCarrierServices", 160: "ManageMpdCarrierServices", 168: "ReadyToShip",
  ]
}

/// .NET's zero.
extension AccessAction: Defaulted {
  package static let fallback = AccessAction(rawValue: 0)
}

/// The area in which a permission holds. A number without a name here is kept as it is sent.
///
/// - Source: contract/53-small-operations.md, section 10, "Action and Access are numbers"; the vendor's SDK, `Access`.
package struct AccessArea: VendorCode, Equatable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let names = [
    0: "None", 1: "AccountManagement", 2: "CustomerManagement", 3: "CarrierServiceManagement", 4: "RoleManagement",
    5: "ShippingLocationManagement", 6: "ServiceGroupManagement", 7: "PackageSizeManagement",
    8: "CollectionManagement", 9: "ServiceProfileManagement", 10: "CustomerServiceManagement",
    11: "ConsignmentManagement", 12: "PackageManagement", 13: "QuoteManagement", 14: "TrackingManagement",
    15: "RatesManagement", 16: "SubscriptionPlanManagement", 17: "ReportManagement", 18: "ZonesManagement",
    19: "ConfigurationManagement", 20: "CarrierAccountManagement",
  ]
}

/// .NET's zero.
extension AccessArea: Defaulted {
  package static let fallback = AccessArea(rawValue: 0)
}
