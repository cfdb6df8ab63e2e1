package org.mailpromoter.dataverse.policy;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML of the column orgdborgsettings: {@code <OrgSettings><NAME>VALUE</NAME>...}. */
final class OrgSettingsXml {
  private static final XMLInputFactory FACTORY = factory();

  private OrgSettingsXml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Values by name; empty if it is not XML of this form. A blank text has no values. */
  static Optional<Map<String, String>> read(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text.isBlank()) {
      return Optional.of(values);
    }
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(text));
      reader.nextTag();
      while (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        values.put(name, reader.getElementText().strip());
      }
      return Optional.of(values);
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }
}
