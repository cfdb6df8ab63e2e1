package org.mailpromoter.core.store;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.MessageIdentity;

/**
 * The query of a batch of messages of one folder to the store.
 *
 * @param mailbox the mailbox
 * @param folder the folder
 * @param occurrences the places of the messages with the identity of each
 * @param keys the correlation keys that any strategy seeks for any of them
 * @param numbers how many numbers for new activities are to be reserved (AS-18)
 * @since 0.1
 */
public record Query(
    MailboxId mailbox,
    FolderId folder,
    Map<MessageRef, MessageIdentity> occurrences,
    Set<CorrelationKey> keys,
    int numbers) {
  /**
   * How many activities are found under one key: the latest. Periodic mail shares a subject, and a
   * message must not cost more the more there was of it.
   */
  public static final int MOST_UNDER_ONE_KEY = 50;

  /** A query of messages that become no new activities. */
  public Query(
      MailboxId mailbox,
      FolderId folder,
      Map<MessageRef, MessageIdentity> occurrences,
      Set<CorrelationKey> keys) {
    this(mailbox, folder, occurrences, keys, 0);
  }

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the count of numbers is negative
   */
  public Query {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(folder, "folder");
    occurrences = Map.copyOf(occurrences);
    keys = Set.copyOf(keys);
    if (numbers < 0) {
      throw new IllegalArgumentException("a negative count of numbers: " + numbers);
    }
  }
}
