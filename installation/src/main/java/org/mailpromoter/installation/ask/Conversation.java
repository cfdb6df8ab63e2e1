package org.mailpromoter.installation.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.message.MessageId;

/**
 * The mail of a conversation: its activities, and messages among them that are none.
 *
 * @param first its first activity, which names it
 * @param members the mail, each after the one that it answers
 * @param isWhole whether it has no more activities
 */
public record Conversation(ActivityId first, List<Member> members, boolean isWhole) {
  /** Copies the list. */
  public Conversation {
    Objects.requireNonNull(first, "first");
    members = List.copyOf(members);
  }

  /** The activities among them that the caller may see. */
  public List<EmailActivity> activities() {
    List<EmailActivity> activities = new ArrayList<>();
    for (Member each : members) {
      if (each.mail() instanceof Mail.Activity mail) {
        activities.add(mail.activity());
      }
    }
    return activities;
  }

  /**
   * A mail.
   *
   * @param mail what it is
   * @param answered which of the members it answers, from 0; empty if none
   * @param edge how that is known; empty if it answers none
   */
  public record Member(Mail mail, OptionalInt answered, Optional<Edge> edge) {
    /** Rejects nulls. */
    public Member {
      Objects.requireNonNull(mail, "mail");
      Objects.requireNonNull(answered, "answered");
      Objects.requireNonNull(edge, "edge");
    }
  }

  /** What a member is. */
  public sealed interface Mail {
    /**
     * An email activity.
     *
     * @param activity as the caller may see it, without its body
     */
    record Activity(EmailActivity activity) implements Mail {}

    /**
     * A message that is no activity.
     *
     * @param decision as the caller may see it
     */
    record NotPromoted(StoredDecision decision) implements Mail {}

    /**
     * A message that others answer, which was never seen here or is forgotten.
     *
     * @param id its Message-ID; empty if the caller may not see it
     */
    record NotStored(Optional<MessageId> id) implements Mail {}

    /** Mail of others. */
    record Foreign() implements Mail {}
  }

  /**
   * How it is known that a mail answers another one.
   *
   * @param method the method of correlation
   * @param strategy the name of the strategy; empty if its evidence is no longer stored
   * @param clue what led to it; empty if it is no longer stored, or the caller may not see it
   */
  public record Edge(CorrelationMethod method, String strategy, Optional<Clue> clue) {
    /** Rejects nulls. */
    public Edge {
      Objects.requireNonNull(method, "method");
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(clue, "clue");
    }
  }
}
