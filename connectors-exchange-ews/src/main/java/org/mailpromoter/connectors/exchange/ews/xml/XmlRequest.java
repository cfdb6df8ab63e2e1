package org.mailpromoter.connectors.exchange.ews.xml;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one request. Names carry the prefixes of {@link Namespace}. Not thread-safe. */
public final class XmlRequest {
  /** A page of ids is written in many small pieces, which are encoded together. */
  private final StringWriter text = new StringWriter(4096);

  private final XMLStreamWriter writer;

  private XmlRequest() throws XMLStreamException {
    writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** Writes a part of a request. */
  @FunctionalInterface
  public interface Part {
    /** Writes the content of an element. */
    void write(XmlRequest request);
  }

  /** A whole SOAP envelope. */
  public static byte[] envelope(Part header, Part body) {
    try {
      XmlRequest request = new XmlRequest();
      request.writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      request.start("s:Envelope");
      for (Map.Entry<String, String> each : Namespace.BY_PREFIX.entrySet()) {
        request.writer.writeNamespace(each.getKey(), each.getValue());
      }
      request.element("s:Header", header);
      request.element("s:Body", body);
      request.writer.writeEndDocument();
      request.writer.close();
      return request.text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  /** An element with children. */
  public XmlRequest element(String name, Part content) {
    return element(name, Map.of(), content);
  }

  /** An element with attributes and children. */
  public XmlRequest element(String name, Map<String, String> attributes, Part content) {
    try {
      start(name);
      attributes(attributes);
      content.write(this);
      writer.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  /** An element with nothing but attributes. */
  public XmlRequest empty(String name, Map<String, String> attributes) {
    return element(name, attributes, inside -> {});
  }

  /** An element with text. */
  public XmlRequest text(String name, String text) {
    try {
      start(name);
      writer.writeCharacters(allowed(text));
      writer.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
  }

  private void start(String name) throws XMLStreamException {
    String prefix = name.substring(0, 1);
    String namespace = Namespace.BY_PREFIX.get(prefix);
    if (namespace == null) {
      throw new IllegalArgumentException("no such prefix: " + name);
    }
    writer.writeStartElement(prefix, name.substring(2), namespace);
  }

  private void attributes(Map<String, String> attributes) throws XMLStreamException {
    for (Map.Entry<String, String> each : attributes.entrySet()) {
      writer.writeAttribute(each.getKey(), allowed(each.getValue()));
    }
  }

  /** Without what XML 1.0 forbids; the writer would let it through. */
  private static String allowed(String text) {
    return isPlain(text) ? text : replaced(text);
  }

  /** Ids, which are nearly everything that is written. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String replaced(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints().map(c -> isAllowed(c) ? c : '\uFFFD').forEach(allowed::appendCodePoint);
    return allowed.toString();
  }

  private static boolean isAllowed(int c) {
    boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
    return !control && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
