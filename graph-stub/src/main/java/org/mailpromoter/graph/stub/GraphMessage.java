package org.mailpromoter.graph.stub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.mailpromoter.graph.stub.store.Ids;
import org.mailpromoter.graph.stub.store.StoredItem;

/**
 * The current state of a message of the stub.
 *
 * @param id its id, which a move changes
 * @param mime the message
 * @param received when it was received
 * @param categories its categories
 * @param read whether it was read
 * @since 0.1
 */
public record GraphMessage(
    String id, String mime, Instant received, List<String> categories, boolean read) {
  /** Copies what it is given. */
  public GraphMessage {
    categories = List.copyOf(categories);
  }

  static GraphMessage of(StoredItem item) {
    String mime = new String(item.mail().bytes(), StandardCharsets.UTF_8);
    return new GraphMessage(
        Ids.of(item), mime, item.received(), item.marks().categories(), item.marks().read());
  }
}
