package org.mailpromoter.spi.policy;

import java.util.Objects;
import org.mailpromoter.core.decision.Reason;

/**
 * What another CRM would do with a message if it arrived now.
 *
 * @param accepted whether it would become an activity there
 * @param reason why; {@link Reason#UNKNOWN} where none of ours fits
 * @param words the reason as that CRM writes it
 * @since 0.1
 */
public record Judgement(boolean accepted, Reason reason, String words) {
  /** Rejects nulls. */
  public Judgement {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(words, "words");
  }
}
