package org.mailpromoter.exchange.stub.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.mailpromoter.testkit.stub.PublishedSchema;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Validates requests and responses against the published schema of Exchange 2016. The schema is not
 * part of the project: it is looked for next to the repository. Thread-safe.
 */
public final class SchemaCheck {
  /** Declares the one attribute that the schema takes from the namespace of XML itself. */
  private static final String XML_LANG =
      """
      <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
          targetNamespace="http://www.w3.org/XML/1998/namespace">
        <xs:attribute name="lang" type="xs:language"/>
      </xs:schema>
      """;

  private final Optional<Schema> schema;
  private final List<String> violations = new CopyOnWriteArrayList<>();

  private SchemaCheck(Optional<Schema> schema) {
    this.schema = schema;
  }

  /** A check that checks nothing. */
  public static SchemaCheck none() {
    return new SchemaCheck(Optional.empty());
  }

  /** A check where there is a schema; where there is none but one is required, a failure. */
  public static SchemaCheck wherePossible() {
    return folder().isPresent() ? new SchemaCheck(Optional.of(Compiled.SCHEMA)) : none();
  }

  private static Optional<Path> folder() {
    return PublishedSchema.find("ews-schema");
  }

  /** Compiling takes a third of a second, so it is done once; a compiled schema is immutable. */
  private static final class Compiled {
    private static final Schema SCHEMA = compile(folder().orElseThrow());

    private static Schema compile(Path folder) {
      try {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        // types.xsd breaks the rule of Unique Particle Attribution
        factory.setFeature("http://apache.org/xml/features/validation/schema-full-checking", false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        return factory.newSchema(
            new Source[] {
              new StreamSource(new StringReader(XML_LANG)),
              new StreamSource(folder.resolve("types.xsd").toFile()),
              new StreamSource(folder.resolve("messages.xsd").toFile())
            });
      } catch (SAXException e) {
        throw new IllegalStateException("the schema cannot be compiled: " + folder, e);
      }
    }
  }

  /** Returns whether anything is checked. */
  public boolean isOn() {
    return schema.isPresent();
  }

  /** What was found, and forgets it. */
  public List<String> take() {
    List<String> found = List.copyOf(violations);
    violations.clear();
    return found;
  }

  /** Checks the content of the header and the body of an envelope; returns what is wrong. */
  public Optional<String> check(String what, byte[] envelope) {
    Optional<String> wrong = schema.flatMap(each -> firstWrong(each, envelope));
    wrong.ifPresent(each -> violations.add(what + ": " + each));
    return wrong;
  }

  private static Optional<String> firstWrong(Schema schema, byte[] envelope) {
    try {
      for (Element each : contents(envelope)) {
        schema.newValidator().validate(new DOMSource(each));
      }
      return Optional.empty();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The children of Header and Body but for faults, which belong to SOAP. */
  private static List<Element> contents(byte[] envelope)
      throws SAXException, IOException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(envelope)).getDocumentElement();
    List<Element> found = new ArrayList<>();
    for (Element part : elements(root)) {
      elements(part).stream()
          .filter(each -> !Namespaces.SOAP.equals(each.getNamespaceURI()))
          .forEach(found::add);
    }
    return found;
  }

  private static List<Element> elements(Node parent) {
    List<Element> found = new ArrayList<>();
    for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
      if (each instanceof Element) {
        found.add((Element) each);
      }
    }
    return found;
  }
}
