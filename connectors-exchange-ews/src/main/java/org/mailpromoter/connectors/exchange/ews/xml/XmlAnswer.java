package org.mailpromoter.connectors.exchange.ews.xml;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mailpromoter.http.AnswerTooLargeException;

/**
 * An answer that is read element by element, forwards only. It is always at the beginning of one
 * element, whose children, text and attributes can be read; unread content is skipped. Nothing is
 * expanded: a document type declaration ends the reading. Not thread-safe.
 */
public final class XmlAnswer {
  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 64 << 10;

  /** Maximum size of an answer that is kept in memory. */
  private static final int MOST_KEPT = 48 << 20;

  private final TolerantReader source;
  private final XMLStreamReader reader;
  private final Set<String> namespaces;
  private char[] text = new char[1 << 10];
  private int depth;
  private int keptInAll;

  private XmlAnswer(TolerantReader source, XMLStreamReader reader, Set<String> namespaces) {
    this.source = source;
    this.reader = reader;
    this.namespaces = namespaces;
  }

  /** Looks at one child of an element. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * The answer is at the child.
     *
     * @param name its name without prefix
     * @throws IOException if the child is invalid, or reading fails
     */
    void child(String name) throws IOException;
  }

  /**
   * Begins to read.
   *
   * @param in UTF-8, whatever its declaration says: Exchange writes nothing else; not closed
   * @param namespaces elements of other namespaces are skipped
   * @throws XmlException if it is not XML
   */
  public static XmlAnswer of(InputStream in, Set<String> namespaces) throws IOException {
    try {
      TolerantReader source = new TolerantReader(in);
      return new XmlAnswer(source, factory().createXMLStreamReader(source), namespaces);
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** Visits the children of this element, or the root when nothing has been read yet. */
  public void eachChild(Visitor visitor) throws IOException {
    int own = depth;
    while (advance() != XMLStreamConstants.END_DOCUMENT && depth >= own) {
      if (depth > own) {
        if (namespaces.contains(namespace())) {
          visitor.child(reader.getLocalName());
        }
        leaveTo(own);
      }
    }
  }

  private String namespace() {
    String uri = reader.getNamespaceURI();
    return uri == null ? "" : uri;
  }

  private void leaveTo(int outer) throws IOException {
    while (depth > outer) {
      advance();
    }
  }

  /** The text of this element, without that of its children; very long text is cut. */
  public String text() throws IOException {
    return text(LONGEST_TEXT);
  }

  /** The text of this element, cut to a number of characters. */
  public String text(int most) throws IOException {
    int own = depth;
    int kept = 0;
    while (depth >= own) {
      int event = advance();
      if (depth == own && isText(event) && kept < most) {
        int length = Math.min(reader.getTextLength(), most - kept);
        if (kept + length > text.length) {
          text = Arrays.copyOf(text, Math.max(kept + length, 2 * text.length));
        }
        System.arraycopy(reader.getTextCharacters(), reader.getTextStart(), text, kept, length);
        kept += length;
      }
    }
    return kept == 0 ? "" : kept(new String(text, 0, kept));
  }

  /**
   * An attribute of this element, empty when it has none of that name.
   *
   * @throws IOException if more than any answer needs was kept of this one
   */
  public String attribute(String name) throws IOException {
    String value = reader.getAttributeValue(null, name);
    return value == null ? "" : kept(value);
  }

  private String kept(String value) throws IOException {
    keptInAll += value.length();
    if (keptInAll > MOST_KEPT) {
      throw new AnswerTooLargeException(
          "its texts have more than " + MOST_KEPT + " characters together");
    }
    return value;
  }

  /** The text of this element as bytes; good until the next sibling is asked for. */
  public InputStream base64() {
    return new Base64Text(this, depth);
  }

  /**
   * Goes on within an element until text comes.
   *
   * @return whether there is more text; false at the element's end
   */
  boolean nextText(int own) throws IOException {
    while (depth >= own) {
      int event = advance();
      if (depth == own && isText(event) && reader.getTextLength() > 0) {
        return true;
      }
    }
    return false;
  }

  /** Copies characters of the text at hand. */
  int characters(int from, char[] target) throws IOException {
    try {
      int length = Math.min(target.length, reader.getTextLength() - from);
      return length <= 0 ? 0 : reader.getTextCharacters(from, target, 0, length);
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private static boolean isText(int event) {
    return event == XMLStreamConstants.CHARACTERS
        || event == XMLStreamConstants.CDATA
        || event == XMLStreamConstants.SPACE;
  }

  private int advance() throws IOException {
    try {
      int event = reader.next();
      source.nextPiece();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> descend();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD ->
            throw new XmlException("it contains a document type declaration");
        default -> {}
      }
      return event;
    } catch (XMLStreamException e) {
      throw failure(e);
    }
  }

  private void descend() throws XmlException {
    if (++depth > DEEPEST) {
      throw new XmlException("its elements are nested deeper than " + DEEPEST);
    }
  }

  private static IOException failure(XMLStreamException e) {
    if (e.getNestedException() instanceof IOException broken) {
      return broken;
    }
    String where = e.getLocation() == null ? "" : " near line " + e.getLocation().getLineNumber();
    return new XmlException("it is not well-formed XML" + where, e);
  }
}
