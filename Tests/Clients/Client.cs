// A C# client as the vendor's kit of 2016 is: Json.NET, bodies in the shapes of version 1, enumerations without converters as numbers,
// answers read into types that throw on what does not fit.
//   mono client.exe BASE KEY [VERSION]
// Prints `ok NAME` or `FAILED NAME: why` for each step, and exits with 1 when one failed.
// Source: contract/00-overview.md, sections 2 to 5; contract/95-audit.md, D1 to D10.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;

public enum Source { Api, Import, Manual }

public class Weight { public decimal? Kg; public decimal? Value; public string Unit; }
public class Dimensions { public decimal Width, Length, Height; }
public class IsoCode { public string TwoLetterCode; }
public class Country { public string Name; public IsoCode IsoCode; }
public class Currency { public string Name, IsoCode; }
public class Money { public decimal? Amount; public Currency Currency; }

public class Contact {
  public Guid? Reference;
  [JsonProperty(NullValueHandling = NullValueHandling.Ignore)] public string Title;
  [JsonProperty(NullValueHandling = NullValueHandling.Ignore)] public string Position;
  [JsonProperty(Required = Required.Always)] public string FirstName;
  [JsonProperty(Required = Required.Always)] public string LastName;
  public string Telephone, Mobile, LandLine;
  [JsonProperty(Required = Required.Always)] public string Email;
}

public class Address {
  [JsonConverter(typeof(StringEnumConverter))] public AddressType AddressType;
  public Contact Contact;
  public string CompanyName, ShippingLocationReference, CustomerName, AddressLine1, AddressLine2, AddressLine3, Town, Region, Postcode;
  public Country Country;
  public string RegionCode, SpecialInstructions;
  public bool IsCached;
}

[Flags] public enum AddressType { Origin = 1, Destination = 2, Return = 4 }
[Flags] public enum CategoryType { None = 0, Gift = 1, CommercialSample = 2, Documents = 4, Other = 8, ReturnedGoods = 16 }
[Flags] public enum ShippingTerms { None = 0, EXW = 1, FCA = 2 }

public class MetaData {
  public string KeyValue, StringValue;
  public int? IntValue; public decimal? DecimalValue; public DateTimeOffset? DateTimeValue; public bool? BoolValue;
}

public class Leg { public int Leg_; public string TrackingReference; public List<string> TrackingReferences; public string CarrierReference, CarrierName; }
public class Package {
  public string Reference, PackageReferenceProvidedByCustomer, Description, PackageSizeReference;
  public Weight Weight; public Dimensions Dimensions; public Money Value;
  public List<KeyValuePair<int, decimal>> Charges = new List<KeyValuePair<int, decimal>>();
  public List<object> Items = new List<object>();
}

public class CustomsDocumentation {
  public string DesignatedPersonResponsible, ImportersVatNumber;
  [JsonConverter(typeof(StringEnumConverter))] public CategoryType CategoryType;
  public string ShipperCustomsReference, CategoryTypeExplanation, ReasonForExport;
  public DateTime DeclarationDate;
  [JsonConverter(typeof(StringEnumConverter))] public ShippingTerms ShippingTerms;
  public string ShippersVatNumber;
  public DateTime InvoiceDate;
  public decimal? ReceiversShippingCost;
}

public class CreateConsignmentRequest {
  public string ConsignmentReferenceProvidedByCustomer;
  public Source Source;
  public DateTimeOffset? ShippingDate;
  public object RequestedDeliveryDate;
  public List<Package> Packages;
  public CustomsDocumentation CustomsDocumentation;
  public List<Address> Addresses;
  public List<MetaData> MetaData;
}

public class ApiLink { public string Rel, Href; }
public class Consignment {
  public string Reference, ConsignmentState, Source;
  public DateTimeOffset DateCreated; public DateTime? ShippingDate;
  public Guid CustomerReference;
  public Weight Weight; public Money Value;
  public List<Address> Addresses; public List<Package> Packages; public List<MetaData> MetaData;
  public bool IsLate, LateForCustomer;
}
public class Summary10 { public string Reference, State; public decimal Weight; public bool IsLate; }
public class Summary11 { public string Reference, State; public Weight Weight; public bool IsLate; }
public class Found<T> { public int Count; public List<T> ConsignmentSummaries; }
public class Rate { public decimal? Net, Gross, VatAmount; public Currency Currency; }
public class Quote { public Guid QuoteReference; public string MpdCarrierServiceReference; public Rate Price; public DateTime CollectionDate; }
public class QuoteResult { public List<Quote> Quotes; }
public class Status { public string ConsignmentReferenceForAllLegsAssignedByMpd; [JsonProperty("Status")] public string State; }
public class Labels { public string File, ContentType; }
public class WithMessage { public bool IsSuccess; public string Message, Data; public List<ApiLink> ApiLinks; }
public class CustomsDocuments10 { public Dictionary<string, byte[]> CommercialInvoiceDocuments, CN22Documents, CN23Documents; }
public class CustomsDocuments11 { public List<KeyValuePair<string, byte[]>> CommercialInvoiceDocuments, CN22Documents, CN23Documents; }
public class OperationTime { public int TimeOffsetInDays; public TimeSpan Time; }
public class OperationTimes { public TimeSpan ManifestTime; public OperationTime CutOffTime, PreAdviceTime, OperationalCutOffTime; }
public class CalendarRule { public Guid Id; public OperationTimes CalendarOperationTimes; public int DayOfWeek; public List<string> MpdCarrierServiceReferences; }
public class CollectionCalendar { public string MpdCarrierReference, ShippingLocationReference; public List<CalendarRule> CalendarRules; public List<object> CalendarExceptions; }
public class ShippingLocation { public string Reference, Name; public Contact Contact; }
public class ApiError { public string Code, Message; public Guid? CorrelationId; }

public static class Client {
  static string host, key, version;
  static bool v11;
  static int failures;

  static void Step(string name, Action body) {
    try { body(); Console.WriteLine("ok " + name); } catch (Exception e) {
      failures++;
      var text = e.Message.Replace("\n", " ").Replace("\r", " ");
      Console.WriteLine("FAILED " + name + ": " + text.Substring(0, Math.Min(200, text.Length)));
    }
  }

  static void Want(bool condition, string what) { if (!condition) throw new Exception(what); }

  static string Send(string verb, string path, string body, int expected) {
    var request = (HttpWebRequest)WebRequest.Create(host + "/" + path);
    request.Method = verb;
    request.Accept = "application/json";
    request.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
    request.Headers["Ocp-apim-subscription-key"] = key;
    if (version != null) request.Headers["electio-api-version"] = version;
    if (body != null) {
      var bytes = Encoding.UTF8.GetBytes(body);
      request.ContentType = "application/json; charset=utf-8";
      request.ContentLength = bytes.Length;
      using (var stream = request.GetRequestStream()) stream.Write(bytes, 0, bytes.Length);
    }
    HttpWebResponse response;
    try { response = (HttpWebResponse)request.GetResponse(); } catch (WebException e) {
      response = e.Response as HttpWebResponse;
      if (response == null) throw;
    }
    using (response) using (var reader = new StreamReader(response.GetResponseStream())) {
      var text = reader.ReadToEnd();
      Want((int)response.StatusCode == expected, verb + " " + path + ": " + (int)response.StatusCode + " " + text);
      return text;
    }
  }

  static T Call<T>(string verb, string path, object body = null, int expected = 200) {
    // A call without a body sends an empty JSON string, as the kit does.
    var text = verb == "GET" || verb == "DELETE" ? null : JsonConvert.SerializeObject(body ?? "");
    return JsonConvert.DeserializeObject<T>(Send(verb, path, text, expected));
  }

  static CreateConsignmentRequest Sample(string reference, string country = "GB") {
    return new CreateConsignmentRequest {
      ConsignmentReferenceProvidedByCustomer = reference,
      Packages = new List<Package> { new Package {
        Weight = v11 ? new Weight { Value = 0.5m, Unit = "Kg" } : new Weight { Kg = 0.5m },
        Dimensions = new Dimensions { Width = 10, Length = 10, Height = 10 }, Description = "Socks",
        Value = new Money { Amount = 5.99m, Currency = new Currency { IsoCode = "GBP" } } } },
      // Dates that nobody set are .NET's first.
      CustomsDocumentation = new CustomsDocumentation {
        CategoryType = CategoryType.Gift, ReasonForExport = "Gift", DesignatedPersonResponsible = "Peter McPetersson" },
      MetaData = new List<MetaData> { new MetaData { KeyValue = "Picker", StringValue = "Sam" } },
      Addresses = new List<Address> {
        new Address { AddressType = AddressType.Origin, ShippingLocationReference = "Sorted1" },
        new Address {
          AddressType = AddressType.Destination,
          Contact = new Contact { Title = "Mr", FirstName = "Peter", LastName = "McPetersson", Telephone = "07702123456", Email = "p@test.com" },
          AddressLine1 = "13 Porter Street", Town = country == "GB" ? "Manchester" : "Berlin", Region = "Greater Manchester",
          Postcode = country == "GB" ? "M1 5WG" : "10115", Country = new Country { IsoCode = new IsoCode { TwoLetterCode = country } } } } };
  }

  static string Create(CreateConsignmentRequest request) {
    var links = Call<List<ApiLink>>("POST", "consignments", request, 201);
    return links[0].Href.Split('/').Last();
  }

  public static int Main(string[] arguments) {
    host = arguments[0];
    key = arguments[1];
    version = arguments.Length > 2 ? arguments[2] : null;
    v11 = version == "1.1";
    string reference = null;

    Step("a consignment is created", () => reference = Create(Sample("cs-1")));
    if (reference != null) {
      Step("it is read into the kit's types", () => {
        var read = Call<Consignment>("GET", "consignments/" + reference);
        Want(read.Source == "Api", "source " + read.Source);
        Want((v11 ? read.Packages[0].Weight.Value : read.Packages[0].Weight.Kg) == 0.5m, "the weight is lost");
        Want(read.MetaData[0].StringValue == "Sam", "metadata is lost");
      });
      Step("it is found by a search", () => {
        var path = "consignments/10/0?referenceProvidedByCustomer=cs-1";
        var count = v11 ? Call<Found<Summary11>>("GET", path).Count : Call<Found<Summary10>>("GET", path).Count;
        Want(count == 1, count + " found");
      });
      Step("the cheapest quote is allocated", () => {
        var quotes = Call<QuoteResult>("GET", "quotes/consignment/" + reference).Quotes;
        Call<object>("PUT", "allocation/" + reference + "/allocatewithquote/" + quotes.OrderBy(q => q.Price.Net).First().QuoteReference);
      });
      Step("the status is Allocated", () => Want(Call<Status>("GET", "consignments/" + reference + "/status").State == "Allocated", "not allocated"));
      Step("labels are fetched", () => {
        var labels = Call<Labels>("GET", "labels/" + reference);
        Want(Encoding.ASCII.GetString(Convert.FromBase64String(labels.File)).StartsWith("%PDF"), "no PDF");
      });
      Step("labels are fetched in a resolution", () => Call<Labels>("GET", "labels/" + reference + "/pdf/203"));
      Step("labels are fetched by the kit's request", () => Call<Labels>("POST", "labels/GetLabels",
        new { MpdConsignmentReference = reference, PageSize = "A6", CustomerReference = (string)null, AccountReference = (string)null, AutoPrint = false }));
      Step("it is set ready to ship and back", () => {
        Want(Call<List<WithMessage>>("PUT", "consignments/setreadytoship", new[] { reference })[0].IsSuccess, "not ready");
        Want(Call<List<WithMessage>>("PUT", "consignments/setnotreadytoship", new[] { reference })[0].IsSuccess, "not back");
      });
      Step("it is manifested and dispatched", () => {
        Want(Call<List<WithMessage>>("PUT", "consignments/manifest", new { ConsignmentReferences = new[] { reference } })[0].IsSuccess, "not manifested");
      });
    }
    Step("default rules allocate a list", () => {
      var references = new[] { Create(Sample("cs-2")), Create(Sample("cs-3")) };
      if (v11) {
        Want(Call<List<Status>>("PUT", "allocation/allocate", new { ConsignmentReferences = references }).Count == 2, "not two");
      } else {
        Want(Call<List<WithMessage>>("PUT", "allocation/allocate", new { ConsignmentReferences = references }).All(m => m.IsSuccess), "not allocated");
      }
    });
    Step("a named service is allocated", () => Call<object>("PUT", "allocation/allocatewithcarrierservice",
      new { MpdCarrierServiceReference = "CX_NDS", ConsignmentReferences = new[] { Create(Sample("cs-4")) } }));
    Step("customs documents of a gift abroad are read", () => {
      var abroad = Create(Sample("cs-5", "DE"));
      Call<object>("PUT", "allocation/" + abroad + "/allocatewithcheapestquote");
      var path = "consignments/docs/" + abroad;
      if (v11) Call<CustomsDocuments11>("GET", path); else Call<CustomsDocuments10>("GET", path);
    });
    Step("the customer's reference is set", () => {
      var renamed = Create(Sample("cs-6"));
      Call<object>("PUT", "consignments/" + renamed + "/setCustomerProvidedReference", new { Reference = "cs-renamed" });
    });
    Step("shipping locations are read", () => Want(Call<List<ShippingLocation>>("GET", "shippinglocations").Count > 0, "none"));
    Step("a collection calendar is read", () => {
      var calendar = Call<CollectionCalendar>("GET", "collectioncalendar/Sorted1/CARRIER_X");
      Want(calendar.CalendarRules != null && calendar.CalendarRules.Count > 0, "no rules");
    });
    Step("an unknown consignment is an ApiError", () =>
      Want(JsonConvert.DeserializeObject<ApiError>(Send("GET", "consignments/EC-000-XXX-XXX", null, 404)).Message.Contains("EC-000-XXX-XXX"), "no reference in it"));
    return failures == 0 ? 0 : 1;
  }
}
