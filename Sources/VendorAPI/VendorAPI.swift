// VendorAPI
