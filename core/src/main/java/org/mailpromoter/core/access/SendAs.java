package org.mailpromoter.core.access;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;

/**
 * As whom a person may send mail: as themselves, as queues of which they are the owner or a member,
 * and as users who let them. Only a user lets others send in their name: to administer an
 * installation is not to speak for its people, so administrators need the same permission.
 * Immutable and pure.
 *
 * @since 0.1
 */
public final class SendAs {
  private final Map<RecordId, Rule> rules;

  /**
   * Who may send as one user or queue.
   *
   * @param owner the owner of a queue
   * @param others the members of a queue, or those whom a user lets send in their name
   */
  public record Rule(Optional<RecordId> owner, Set<RecordId> others) {
    /** Nobody but a user itself. */
    public static final Rule NONE = new Rule(Optional.empty(), Set.of());

    /** Copies the set. */
    public Rule {
      Objects.requireNonNull(owner, "owner");
      others = Set.copyOf(others);
    }
  }

  /** Why somebody may or may not. */
  public enum Reason {
    /** They are the user. */
    SELF(true),
    /** They own the queue. */
    OWNER(true),
    /** They are a member of the queue. */
    MEMBER(true),
    /** The user lets them. */
    GRANTED(true),
    /** Auditors send nothing. */
    AUDITOR(false),
    /** They are no configured user. */
    NO_USER(false),
    /** They are no member of the queue. */
    NO_MEMBER(false),
    /** The user does not let them. */
    NOT_GRANTED(false);

    private final boolean allows;

    Reason(boolean allows) {
      this.allows = allows;
    }

    /** Whether it is one to allow it. */
    public boolean allows() {
      return allows;
    }
  }

  /**
   * An answer.
   *
   * @param reason why
   * @param sentence the same, for the person who asks, with what to do if it is refused
   */
  public record Answer(Reason reason, String sentence) {
    /** Rejects nulls. */
    public Answer {
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(sentence, "sentence");
    }

    /** Whether they may. */
    public boolean isAllowed() {
      return reason.allows();
    }
  }

  /**
   * Rules.
   *
   * @param rules for users and queues; for one without a rule {@link Rule#NONE} holds
   */
  public SendAs(Map<RecordId, Rule> rules) {
    this.rules = Map.copyOf(rules);
  }

  /**
   * Whether somebody may send mail as a user or queue.
   *
   * @param role what they do with the installation
   * @param user the configured user they are
   * @param as the user or queue
   */
  public Answer may(Role role, Optional<RecordId> user, RecordId as) {
    Rule rule = rules.getOrDefault(as, Rule.NONE);
    Reason reason = reason(role, user, as, rule);
    return new Answer(reason, sentence(reason, as, rule));
  }

  private static Reason reason(Role role, Optional<RecordId> user, RecordId as, Rule rule) {
    if (role == Role.AUDITOR) {
      return Reason.AUDITOR;
    }
    if (user.isEmpty()) {
      return Reason.NO_USER;
    }
    RecordId who = user.get();
    if (who.equals(as)) {
      return Reason.SELF;
    }
    boolean listed = rule.others().contains(who);
    if (as.kind() != RecordKind.QUEUE) {
      return listed ? Reason.GRANTED : Reason.NOT_GRANTED;
    }
    if (rule.owner().equals(user)) {
      return Reason.OWNER;
    }
    return listed ? Reason.MEMBER : Reason.NO_MEMBER;
  }

  private static String sentence(Reason reason, RecordId as, Rule rule) {
    return switch (reason) {
      case SELF -> "You send as yourself.";
      case OWNER -> "You own " + as + ".";
      case MEMBER -> "You are a member of " + as + ".";
      case GRANTED -> as + " lets you send in their name.";
      case AUDITOR -> "Auditors read what others do, and send no mail.";
      case NO_USER ->
          "Your account is none of the configured users, so there is no mail that you could send."
              + " An administrator can link it to a user.";
      case NO_MEMBER ->
          "You are no member of "
              + as
              + ". "
              + rule.owner().map(owner -> "Its owner " + owner).orElse("An administrator")
              + " can add you.";
      case NOT_GRANTED ->
          as + " does not let you send in their name. Only they can allow it, in their settings.";
    };
  }
}
