package org.mailpromoter.connectors.graph.call;

import java.io.IOException;
import org.mailpromoter.connectors.graph.json.JsonAnswer;

/** What an answer contains, made anew for each answer. Not thread-safe. */
@FunctionalInterface
public interface Entity {
  /** Takes a member of the answer, standing at its value, or leaves it. */
  void member(String name, JsonAnswer at) throws IOException;

  /** Takes an answer within a batch that is no JSON, standing at its bytes, or leaves it. */
  default void content(JsonAnswer at) throws IOException {}

  /** Whether a part of the answer says that the server is busy. */
  default boolean isBusy() {
    return false;
  }

  /** An answer whose contents do not matter. */
  static Entity ignored() {
    return (name, at) -> {};
  }
}
