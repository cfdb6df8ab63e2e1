package org.mailpromoter.exchange.stub;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Asks a stub by hand. */
final class EwsClient {
  private final URI url;
  private final String user;

  EwsClient(URI url, String user) {
    this.url = url;
    this.user = user;
  }

  /** An answer of HTTP. */
  record Answer(int status, String body) {}

  Answer send(String header, String body) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
    byte[] login = (user + ":secret").getBytes(StandardCharsets.UTF_8);
    connection.setRequestProperty(
        "Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
    connection.setRequestProperty("Content-Type", "text/xml; charset=utf-8");
    connection.setDoOutput(true);
    connection.getOutputStream().write(envelope(header, body));
    return answer(connection);
  }

  static byte[] envelope(String header, String body) {
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
            xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
            xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
          <soap:Header><t:RequestServerVersion Version="Exchange2016"/>%s</soap:Header>
          <soap:Body>%s</soap:Body>
        </soap:Envelope>
        """
        .formatted(header, body)
        .getBytes(StandardCharsets.UTF_8);
  }

  static Answer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(status, body);
    }
  }

  String ask(String body) throws IOException {
    return send("", body).body();
  }

  /** Every first group of a pattern. */
  static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  static String first(String pattern, String text) {
    return all(pattern, text).stream().findFirst().orElse("");
  }
}
