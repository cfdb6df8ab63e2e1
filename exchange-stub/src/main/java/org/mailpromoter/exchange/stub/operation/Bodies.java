package org.mailpromoter.exchange.stub.operation;

import org.mailpromoter.exchange.stub.soap.Xml;
import org.mailpromoter.testkit.mime.Mail;

/** The body of a message as text or HTML. */
final class Bodies {
  private Bodies() {}

  /** Without a wish, the best that there is. */
  static void body(Xml xml, ItemShape shape, Mail mail) {
    String html = mail.text("text/html").orElse("");
    String plain = mail.text("text/plain").orElse("");
    boolean asText =
        shape.bodyType().equals("Text") || (html.isEmpty() && shape.bodyType().equals("Best"));
    if (asText) {
      write(xml, "t:Body", "Text", plain.isEmpty() ? stripped(html) : plain);
    } else {
      write(
          xml, "t:Body", "HTML", html.isEmpty() ? "<html><body>" + plain + "</body></html>" : html);
    }
  }

  static void text(Xml xml, Mail mail) {
    String plain = mail.text("text/plain").orElse("");
    String html = mail.text("text/html").orElse("");
    write(xml, "t:TextBody", "Text", plain.isEmpty() ? stripped(html) : plain);
  }

  private static String stripped(String html) {
    return html.replaceAll("<[^>]*>", "");
  }

  private static void write(Xml xml, String element, String type, String text) {
    xml.start(element).attribute("BodyType", type).text(text).end();
  }
}
