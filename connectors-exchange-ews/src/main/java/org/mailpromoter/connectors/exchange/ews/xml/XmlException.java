package org.mailpromoter.connectors.exchange.ews.xml;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An answer is no sound XML, or more of it than is read. The message says what is wrong. */
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
