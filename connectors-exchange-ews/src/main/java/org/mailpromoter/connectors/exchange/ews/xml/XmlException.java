package org.mailpromoter.connectors.exchange.ews.xml;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer is not valid XML, or too large. The message says what is wrong. */
public final class XmlException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A fault found here. */
  public XmlException(String sentence) {
    this(sentence, null);
  }

  XmlException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
