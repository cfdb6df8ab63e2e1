package org.mailpromoter.exchange.stub.fault;

import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.mailpromoter.exchange.stub.soap.Envelopes;
import org.mailpromoter.exchange.stub.soap.EwsError;
import org.mailpromoter.exchange.stub.soap.Namespaces;

/**
 * Faults of Exchange itself, and documents that no client should trust.
 *
 * @since 0.1
 */
public final class SoapFaults {
  private static final String XML = "text/xml; charset=utf-8";

  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?s)(<m:\\w+ResponseMessage) ResponseClass=\"\\w+\">.*?(</m:\\w+ResponseMessage>)");

  private SoapFaults() {}

  /** The server is busy and says for how long. */
  public static Fault serverBusy(Duration backOff) {
    return error(
        500,
        EwsError.of(
            "ErrorServerBusy",
            "The server cannot service this request right now. Try again later.",
            Map.of("BackOffMilliseconds", String.valueOf(backOff.toMillis()))));
  }

  /** A SOAP fault with a code of the schema and a status of HTTP, which may be 200. */
  public static Fault error(int status, String code, String sentence) {
    return error(status, EwsError.of(code, sentence));
  }

  private static Fault error(int status, EwsError e) {
    StringWriter out = new StringWriter();
    Envelopes.fault(out, e);
    return HttpFaults.answer(status, XML, out.toString());
  }

  /** The regular answer, rewritten. */
  public static Fault rewritten(UnaryOperator<String> change) {
    return (exchange, regular) -> {
      String text = new String(regular.bytes(), StandardCharsets.UTF_8);
      HttpFaults.send(exchange, 200, XML, change.apply(text));
    };
  }

  /** A fault that strikes only where the regular answer is such and such. */
  public static Fault where(Predicate<String> regularAnswer, Fault fault) {
    return (exchange, regular) -> {
      if (regularAnswer.test(new String(regular.bytes(), StandardCharsets.UTF_8))) {
        fault.answer(exchange, regular);
      } else {
        regular.send();
      }
    };
  }

  /** The regular answer in an unknown namespace. */
  public static Fault wrongNamespace() {
    return rewritten(text -> text.replace(Namespaces.MESSAGES, "urn:example:wrong"));
  }

  /** Every response message of the answer is an error. */
  public static Fault everyMessage(String code, String sentence) {
    return rewritten(
        text ->
            MESSAGE
                .matcher(text)
                .replaceAll(
                    "$1 ResponseClass=\"Error\"><m:MessageText>"
                        + sentence
                        + "</m:MessageText><m:ResponseCode>"
                        + code
                        + "</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey>$2"));
  }

  /** Entities that grow to gigabytes. */
  public static Fault billionLaughs() {
    StringBuilder dtd = new StringBuilder("<!ENTITY a0 \"ha\">");
    for (int each = 1; each <= 30; each++) {
      dtd.append("<!ENTITY a").append(each).append(" \"");
      dtd.append(("&a" + (each - 1) + ";").repeat(10)).append("\">");
    }
    return document("<!DOCTYPE lolz [" + dtd + "]>", "&a30;");
  }

  /** An entity that reads a file or another server. */
  public static Fault externalEntity(String uri) {
    return document("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + uri + "\">]>", "&e;");
  }

  /** Elements in elements. */
  public static Fault nested(int depth) {
    return document("", "<x>".repeat(depth) + "</x>".repeat(depth));
  }

  /** A comment, an attribute, a processing instruction or a text of many bytes. */
  public static Fault huge(String before, long bytes, String after) {
    return (exchange, regular) -> {
      exchange.getResponseHeaders().set("Content-Type", XML);
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      out.write(
          ("<s:Envelope xmlns:s=\"" + Namespaces.SOAP + "\"><s:Body>" + before)
              .getBytes(StandardCharsets.UTF_8));
      byte[] piece = "y".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      for (long sent = 0; sent < bytes; sent += piece.length) {
        out.write(piece);
      }
      out.write((after + "</s:Body></s:Envelope>").getBytes(StandardCharsets.UTF_8));
      exchange.close();
    };
  }

  private static Fault document(String prolog, String content) {
    String body =
        prolog
            + "<s:Envelope xmlns:s=\""
            + Namespaces.SOAP
            + "\"><s:Body>"
            + content
            + "</s:Body></s:Envelope>";
    return HttpFaults.answer(200, XML, body);
  }
}
