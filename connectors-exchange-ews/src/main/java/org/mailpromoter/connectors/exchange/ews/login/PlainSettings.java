package org.mailpromoter.connectors.exchange.ews.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.mailpromoter.connectors.exchange.ews.xml.XmlAnswer;

/**
 * An Autodiscover response in plain XML (MS-OXDSCLI 2.2.4).
 *
 * @param webService the address of the web service; empty if there is none
 * @param redirect the address to ask instead; empty for none
 */
record PlainSettings(String webService, String redirect) {
  private static final String SCHEMA =
      "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a";
  private static final Set<String> NAMESPACES =
      Set.of("http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006", SCHEMA);

  /** The question. */
  static byte[] request(String address) {
    return """
        <?xml version="1.0" encoding="utf-8"?>
        <Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
          <Request>
            <EMailAddress>%s</EMailAddress>
            <AcceptableResponseSchema>%s</AcceptableResponseSchema>
          </Request>
        </Autodiscover>
        """
        .formatted(escaped(address), SCHEMA)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** Reads the answer; the first of each element is used. */
  static PlainSettings read(InputStream in) throws IOException {
    String[] found = {"", ""};
    XmlAnswer answer = XmlAnswer.of(in, NAMESPACES);
    answer.eachChild(root -> collect(answer, found));
    return new PlainSettings(found[0], found[1]);
  }

  private static void collect(XmlAnswer answer, String[] found) throws IOException {
    answer.eachChild(
        name -> {
          switch (name) {
            case "EwsUrl" -> keep(found, 0, answer.text());
            case "RedirectUrl", "RedirectAddr" -> keep(found, 1, answer.text());
            case "Response", "Account", "Protocol" -> collect(answer, found);
            default -> {}
          }
        });
  }

  private static void keep(String[] found, int place, String text) {
    found[place] = found[place].isEmpty() ? text.strip() : found[place];
  }
}
