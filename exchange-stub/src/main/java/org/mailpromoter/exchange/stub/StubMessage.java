package org.mailpromoter.exchange.stub;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.mailpromoter.exchange.stub.store.Ids;
import org.mailpromoter.exchange.stub.store.StoredItem;

/**
 * The current state of a message of the stub.
 *
 * @param id its ItemId
 * @param mime the message
 * @param received when it was received
 * @param categories its categories
 * @param read whether it was read
 * @since 0.1
 */
public record StubMessage(
    String id, String mime, Instant received, List<String> categories, boolean read) {
  static StubMessage of(StoredItem item) {
    String mime = new String(item.mail().bytes(), StandardCharsets.UTF_8);
    return new StubMessage(Ids.of(item), mime, item.received(), item.categories(), item.read());
  }
}
