package org.mailpromoter.connectors.graph.json;

import java.io.IOException;

/** An answer is not the JSON that is expected. */
public final class JsonException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure with a reason.
   *
   * @param why completes the sentence "the answer makes no sense: ..."
   */
  public JsonException(String why) {
    super(why);
  }

  JsonException(String why, Throwable cause) {
    super(why, cause);
  }
}
