extension MemberWords {
  /// Accounts, roles, invoices and errors.
  static let accounts = """
    Access: How far the permission reaches, by its number.
    Account.Title: How the person is addressed, by its number.
    Action: What the permission lets its holder do, by its number.
    Code: What is wrong, as a program reads it.
    CorrelationId: The id of the request, which the log and the journal have as well.
    Details: What is wrong, place by place.
    ConsignmentAuditMessage.Details: What was changed.
    DueDate: When the invoice is to be paid.
    EmailAddress: The e-mail address of the account.
    GrossAmount: The amount of the invoice with tax.
    InvoiceType: The kind of the invoice.
    InvoiceSummary.Status: Whether the invoice is paid.
    Key: The key of it, as a program reads it.
    LandLineNumber: The account's telephone number at a desk.
    LanguageCode: The language of the account.
    MobileNumber: The account's mobile telephone number.
    NetAmount: The amount of the invoice without tax.
    PaidDate: When the invoice was paid; null when it was not.
    Permissions: What the role or group lets its holders do.
    Roles: The roles of the account, by their references.
    ShippingLocationRestrictions: The shipping locations that the account may use; none means all.
    Target: The place in the request that is meant, as a JSON path or XPath.
    TimeZoneId: The number of the account's time zone.
    ApiError.Message: What is wrong, for a reader.
    ApiErrorDetail.Message: What is wrong there, for a reader.
    message: What the gateway says.
    statusCode: The status of the answer.
    """
}
