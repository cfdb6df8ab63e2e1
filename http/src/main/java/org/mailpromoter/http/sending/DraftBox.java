package org.mailpromoter.http.sending;

import java.util.List;
import java.util.OptionalLong;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.sending.ServerReply;

/**
 * A mailbox of a web service that sends in two steps. One request at a time, each sent once: what
 * was lost is not asked again, and no pause is waited for. One thread at a time, except {@link
 * #close}.
 *
 * @since 0.1
 */
public interface DraftBox extends AutoCloseable {
  /** Where a draft is. */
  enum Whereabouts {
    /** It is a draft, and nothing was done with it. */
    UNTOUCHED,
    /** The service has taken it and will send it, or has done so. */
    SUBMITTED,
    /** It is not there any more: it was sent, or somebody removed it. */
    GONE
  }

  /** Opens a mailbox. */
  @FunctionalInterface
  interface Door {
    /** Connects as far as the service needs it. */
    DraftBox open() throws DraftException;
  }

  /**
   * How many bytes the service takes, in the sense of {@link PostedMail#size}; empty if unknown.
   */
  OptionalLong largest();

  /**
   * Drafts in the folder of drafts that carry a Message-ID, at most a few dozen.
   *
   * @return none if the service has none, or cannot search
   */
  List<Draft> drafts(MessageId id) throws DraftException;

  /** Saves a mail as a draft. */
  Draft save(PostedMail mail) throws DraftException;

  /**
   * Sends a draft, whose copy is kept with sent mail.
   *
   * @return what the service says, positive
   */
  ServerReply send(Draft draft) throws DraftException;

  /** Looks where a draft is. */
  Whereabouts look(Draft draft) throws DraftException;

  /**
   * Deletes a draft for good.
   *
   * @return whether it was there; a draft that was there and is deleted cannot be sent any more
   */
  boolean delete(Draft draft) throws DraftException;

  /** Whether a mail with a Message-ID is in the folder of sent mail. */
  boolean hasSent(MessageId id) throws DraftException;

  /** Ends a request that waits; any thread may call it, also twice. */
  @Override
  void close();
}
