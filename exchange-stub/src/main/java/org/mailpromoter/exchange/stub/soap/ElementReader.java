package org.mailpromoter.exchange.stub.soap;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML without document types into elements. Thread-safe. */
public final class ElementReader {
  private final XMLInputFactory factory = XMLInputFactory.newFactory();

  /** A reader that refuses document types. */
  public ElementReader() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
  }

  /**
   * Reads a document.
   *
   * @throws XMLStreamException where it is not well-formed
   */
  public Element read(byte[] document) throws XMLStreamException {
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
    try {
      reader.nextTag();
      return element(reader);
    } finally {
      reader.close();
    }
  }

  private static Element element(XMLStreamReader reader) throws XMLStreamException {
    String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    String name = reader.getLocalName();
    Map<String, String> attributes = attributes(reader);
    List<Element> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader));
      } else if (reader.isCharacters()) {
        text.append(reader.getText());
      }
    }
    return new Element(namespace, name, attributes, children, text.toString());
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int each = 0; each < reader.getAttributeCount(); each++) {
      attributes.put(reader.getAttributeLocalName(each), reader.getAttributeValue(each));
    }
    return attributes;
  }
}
