package org.mailpromoter.composer;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.message.ThreadIndex;

/**
 * The mail that another one answers.
 *
 * @param id its Message-ID
 * @param references the ids that it refers to, the first of the conversation first
 * @param index its Thread-Index, if it has one
 * @since 0.1
 */
public record Answered(MessageId id, List<MessageId> references, Optional<ThreadIndex> index) {
  /** Copies the list. */
  public Answered {
    Objects.requireNonNull(id, "id");
    references = List.copyOf(references);
    Objects.requireNonNull(index, "index");
  }
}
