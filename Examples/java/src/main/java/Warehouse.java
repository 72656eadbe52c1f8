import java.io.IOException;
import java.net.URI;
import java.net.http.*;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.*;

/** A small warehouse client of SortedPRO's API: what is under test. It knows nothing of the sandbox. */
class Warehouse {
  /** No carrier takes it, in the platform's words. */
  static class CannotShip extends RuntimeException { CannotShip(String message) { super(message); } }

  record Shipment(String reference, byte[] label) {}
  private static final String BODY = """
      {"ConsignmentReferenceProvidedByCustomer": "%s",
       "Packages": [{"Weight": {"Value": 0.5, "Unit": "Kg"}, "Dimensions": {"Unit": "Cm", "Width": 10, "Length": 10, "Height": 10},
                     "Description": "Socks", "Value": {"Amount": 5.99, "Currency": {"IsoCode": "GBP"}}}],
       "Addresses": [{"AddressType": "Origin", "ShippingLocationReference": "Sorted1"},
                     {"AddressType": "Destination", "AddressLine1": "13 Porter Street", "Region": "Greater Manchester",
                      "Postcode": "%s", "Country": {"Name": "Great Britain", "IsoCode": {"TwoLetterCode": "GB"}}}]}""";
  private final HttpClient http = HttpClient.newHttpClient();
  private final String url, key;

  Warehouse(String url, String key) { this.url = url; this.key = key; }

  /** Creates the order's consignment, books the cheapest service, prints the label and hands it over to the carrier. */
  Shipment ship(String order, String postcode) throws IOException, InterruptedException {
    String reference = create(order, postcode);
    call("PUT", "/allocation/" + reference + "/allocatewithcheapestquote", "");
    String label = member(call("GET", "/labels/" + reference + "/pdf/203", ""), "File");
    call("PUT", "/consignments/manifest", "{\"ConsignmentReferences\": [\"" + reference + "\"]}");
    return new Shipment(reference, Base64.getDecoder().decode(label));
  }

  String status(String reference) throws IOException, InterruptedException {
    return member(call("GET", "/consignments/" + reference + "/status", ""), "Status");
  }

  private String create(String order, String postcode) throws IOException, InterruptedException {
    String body = BODY.formatted(order, postcode);
    try {
      return member(call("POST", "/consignments", body), "Href").replaceAll(".*/", "");
    } catch (IOException lost) {
      // The answer is lost. Whether the consignment is, too, is asked before another is made.
      HttpResponse<String> found = send("GET", "/consignments/clientReference/" + order + "/status", "");
      if (found.statusCode() == 200) return member(found.body(), "ConsignmentReferenceForAllLegsAssignedByMpd");
      return member(call("POST", "/consignments", body), "Href").replaceAll(".*/", "");
    }
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(10))
        .header("ocp-apim-subscription-key", key).header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private String call(String method, String path, String body) throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, body);
    for (int attempt = 1; attempt < 3 && (answer.statusCode() == 503 || answer.statusCode() == 429); attempt++) {
      Thread.sleep(1000 * answer.headers().firstValueAsLong("Retry-After").orElse(1));
      answer = send(method, path, body);
    }
    if (answer.statusCode() == 400) throw new CannotShip(member(answer.body(), "Message"));
    if (answer.statusCode() >= 400) throw new IOException(method + " " + path + ": " + answer.statusCode());
    return answer.body();
  }

  /** The first text member of this name. A real client has a JSON library; this one has no dependency. */
  private static String member(String json, String name) throws IOException {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    if (!found.find()) throw new IOException("no " + name + " in " + json);
    return found.group(1);
  }
}
