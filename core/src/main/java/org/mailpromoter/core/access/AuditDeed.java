package org.mailpromoter.core.access;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.Actor;
import org.mailpromoter.core.party.RecordId;

/**
 * What somebody did, for the audit log. Texts that are longer than {@link #LONGEST} characters are
 * cut.
 *
 * @param at when
 * @param actor who
 * @param channel the way the request came
 * @param operation the word of the operation, for example {@code choose-settings}
 * @param object what it was done to
 * @param concerns the user or queue whose object that is; they may see the entry
 * @param before the value before, empty if it is not known
 * @param after the value after, empty if it is not known
 * @param reason why, as the actor gave it; may be empty
 * @param outcome what became of it
 * @param request the id of the request, as logs show it; may be empty
 * @since 0.1
 */
public record AuditDeed(
    Instant at,
    Actor actor,
    Channel channel,
    String operation,
    String object,
    Optional<RecordId> concerns,
    String before,
    String after,
    String reason,
    Outcome outcome,
    String request) {
  /** The longest text. */
  public static final int LONGEST = 1_000;

  /**
   * What became of a request.
   *
   * @param code why it failed; empty if it was done
   */
  public record Outcome(Optional<String> code) {
    /** It was done. */
    public static final Outcome DONE = new Outcome(Optional.empty());

    /** Rejects null. */
    public Outcome {
      Objects.requireNonNull(code, "code");
    }

    /** It failed. */
    public static Outcome failed(String code) {
      return new Outcome(Optional.of(code));
    }

    /** Whether it was done. */
    public boolean isDone() {
      return code.isEmpty();
    }
  }

  /** Rejects nulls, and cuts texts. */
  public AuditDeed {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(channel, "channel");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(concerns, "concerns");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(request, "request");
    object = cut(object);
    before = cut(before);
    after = cut(after);
    reason = cut(reason);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, splits ? LONGEST - 1 : LONGEST);
  }
}
