package org.mailpromoter.exchange.stub.store;

import java.time.Instant;

/**
 * Something that happened to an item.
 *
 * @param kind what happened
 * @param item the item as it is now, or as it was when it was deleted
 * @param old the item before it was moved or copied; the item itself for everything else
 * @param when when it happened
 */
public record StoreEvent(Kind kind, StoredItem item, StoredItem old, Instant when) {
  /** What can happen, by the names of the schema's NotificationEventTypeType. */
  public enum Kind {
    /** Mail was delivered. */
    NEW_MAIL("NewMailEvent"),
    /** An item was made, by delivery or by a program. */
    CREATED("CreatedEvent"),
    /** An item was changed. */
    MODIFIED("ModifiedEvent"),
    /** An item was deleted. */
    DELETED("DeletedEvent"),
    /** An item was moved. */
    MOVED("MovedEvent"),
    /** An item was copied. */
    COPIED("CopiedEvent");

    private final String element;

    Kind(String element) {
      this.element = element;
    }

    /** The name of its element. */
    public String element() {
      return element;
    }
  }
}
