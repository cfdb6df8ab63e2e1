package org.mailpromoter.exchange.stub.soap;

import java.io.Writer;
import java.util.function.Consumer;

/** Envelopes around answers and faults, as Exchange 2016 writes them. */
public final class Envelopes {
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

  private Envelopes() {}

  /** An answer. */
  public static void answer(Writer out, Consumer<Xml> content) {
    Xml xml = new Xml(out).raw(DECLARATION);
    body(xml, "s", content);
  }

  /** An answer of a stream of many, which has no declaration. */
  public static void piece(Writer out, Consumer<Xml> content) {
    body(new Xml(out), "soap11", content);
  }

  private static void body(Xml xml, String prefix, Consumer<Xml> content) {
    xml.start(prefix + ":Envelope").attribute("xmlns:" + prefix, Namespaces.SOAP);
    xml.attribute("xmlns:m", Namespaces.MESSAGES).attribute("xmlns:t", Namespaces.TYPES);
    xml.start(prefix + ":Header").start("t:ServerVersionInfo");
    xml.attribute("MajorVersion", "15").attribute("MinorVersion", "1");
    xml.attribute("MajorBuildNumber", "2507").attribute("MinorBuildNumber", "6");
    xml.attribute("Version", "V2017_07_11").end().end();
    xml.start(prefix + ":Body");
    content.accept(xml);
    xml.end().end();
  }

  /** A fault. */
  public static void fault(Writer out, EwsError e) {
    Xml xml = new Xml(out).raw(DECLARATION);
    xml.start("s:Envelope").attribute("xmlns:s", Namespaces.SOAP).start("s:Body");
    xml.start("s:Fault");
    xml.start("faultcode").attribute("xmlns:a", Namespaces.TYPES).text("a:" + e.code()).end();
    xml.start("faultstring").attribute("xml:lang", "en-US").text(e.sentence()).end();
    xml.start("detail");
    xml.start("e:ResponseCode").attribute("xmlns:e", Namespaces.ERRORS).text(e.code()).end();
    xml.start("e:Message").attribute("xmlns:e", Namespaces.ERRORS).text(e.sentence()).end();
    if (!e.details().isEmpty()) {
      xml.start("t:MessageXml").attribute("xmlns:t", Namespaces.TYPES);
      e.details()
          .forEach((name, value) -> xml.start("t:Value").attribute("Name", name).text(value).end());
      xml.end();
    }
    xml.end().end().end().end();
  }
}
