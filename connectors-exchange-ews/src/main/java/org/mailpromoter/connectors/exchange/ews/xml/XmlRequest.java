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

  /** Where the gap is; negative if there is none. */
  private int gap = -1;

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
    return whole(header, body).text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * An envelope with a gap.
   *
   * @param before what is before the gap
   * @param after what is behind it
   */
  @SuppressWarnings("ArrayRecordComponent") // made once, sent, never compared
  public record Halves(byte[] before, byte[] after) {}

  /**
   * A SOAP envelope whose body has a {@link #gap}, for content that is too large to be copied.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static Halves halves(Part header, Part body) {
    XmlRequest request = whole(header, body);
    if (request.gap < 0) {
      throw new IllegalArgumentException("a request without a gap");
    }
    String text = request.text.toString();
    return new Halves(
        text.substring(0, request.gap).getBytes(StandardCharsets.UTF_8),
        text.substring(request.gap).getBytes(StandardCharsets.UTF_8));
  }

  private static XmlRequest whole(Part header, Part body) {
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
      return request;
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

  /** An element whose text is added when the request is sent. */
  public XmlRequest gap(String name, Map<String, String> attributes) {
    try {
      start(name);
      attributes(attributes);
      writer.writeCharacters("");
      writer.flush();
      gap = text.getBuffer().length();
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
