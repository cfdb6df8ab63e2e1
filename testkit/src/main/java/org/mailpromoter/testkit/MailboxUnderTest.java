package org.mailpromoter.testkit;

import java.io.IOException;
import java.util.Optional;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSource;

/**
 * A mailbox that a contract test fills and reads.
 *
 * @since 0.1
 */
public interface MailboxUnderTest extends AutoCloseable {
  /** Delivers a message into {@link #folder}; later deliveries come later in the folder's order. */
  void deliver(byte[] message) throws IOException;

  /** Removes the first message of the folder. */
  void removeFirst() throws IOException;

  /** Opens sessions. */
  MailboxSource source();

  /** The folder that is tested. */
  FolderId folder();

  /** Renumbers the folder; false when the kind of mailbox cannot. */
  default boolean renumber() throws IOException {
    return false;
  }

  /** Returns whether any message is marked as read; false if the server has no such marks. */
  default boolean anyMarkedRead() throws IOException {
    return false;
  }

  /** Whether a keyword may have spaces, as the categories of Exchange. */
  default boolean takesSpaces() {
    return false;
  }

  /** Puts a keyword on the last message; false where there are no keywords. */
  default boolean markLast(String keyword) throws IOException {
    return false;
  }

  /** Marks the last message as read; false where there are no such marks. */
  default boolean readLast() throws IOException {
    return false;
  }

  /** Another folder of the mailbox, which is empty; none when the kind of mailbox has one only. */
  default Optional<FolderId> otherFolder() throws IOException {
    return Optional.empty();
  }

  /**
   * From now on the server lists the message with a subject but does not return its header; false
   * if the kind of mailbox does not support this.
   */
  default boolean refuse(String subject) throws IOException {
    return false;
  }

  /**
   * From now on the server returns no headers; false if the kind of mailbox does not support this.
   */
  default boolean refuseAll() throws IOException {
    return false;
  }

  /** The server returns every message again. */
  default void handOut() throws IOException {}

  /** Returns whether the server tells the size of every message with its header. */
  default boolean tellsSizes() {
    return true;
  }

  /** Returns how many requests the server has received; -1 if they are not counted. */
  default long requests() {
    return -1;
  }

  @Override
  default void close() throws IOException {}
}
