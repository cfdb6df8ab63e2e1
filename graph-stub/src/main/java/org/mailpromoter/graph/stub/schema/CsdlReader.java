package org.mailpromoter.graph.stub.schema;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads types. Not thread-safe. */
final class CsdlReader {
  private final Map<String, Csdl.Type> types = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final Set<String> required = new HashSet<>();
  private final Set<String> values = new HashSet<>();
  private String name = "";
  private String base = "";

  private CsdlReader() {}

  static Csdl read(Path file) {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      CsdlReader reader = new CsdlReader();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          reader.element(xml);
        }
      }
      reader.finish();
      return new Csdl(reader.types);
    } catch (IOException | XMLStreamException e) {
      throw new IllegalStateException("the schema cannot be read: " + file, e);
    }
  }

  private void element(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "EntityType", "ComplexType", "EnumType" -> begin(xml);
      case "Property", "NavigationProperty" -> property(xml);
      case "Member" -> values.add(attribute(xml, "Name"));
      default -> {}
    }
  }

  private void begin(XMLStreamReader xml) {
    finish();
    name = attribute(xml, "Name");
    base = Csdl.bare(attribute(xml, "BaseType"));
  }

  private void property(XMLStreamReader xml) {
    String property = attribute(xml, "Name");
    properties.put(property, attribute(xml, "Type"));
    if (attribute(xml, "Nullable").equals("false")) {
      required.add(property);
    }
  }

  private void finish() {
    if (!name.isEmpty()) {
      types.put(name, new Csdl.Type(base, properties, required, values));
    }
    properties.clear();
    required.clear();
    values.clear();
  }

  private static String attribute(XMLStreamReader xml, String attribute) {
    return Optional.ofNullable(xml.getAttributeValue(null, attribute)).orElse("");
  }
}
