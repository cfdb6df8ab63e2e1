package org.mailpromoter.installation;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.fault.EnumWords;

/**
 * A request about something that exists is refused. A value without a sentence. Nothing was
 * changed.
 */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;
  private final transient List<String> about;

  /** Why it is not done. */
  public enum Why {
    /** A user or queue is declared in the configuration file; about: its id. */
    IN_CONFIGURATION_FILE,
    /** A decision has an activity already; about: the decision, the activity. */
    PROMOTED_ALREADY,
    /** No keyword is configured by which mail is tracked by hand. */
    NO_TRACKED_KEYWORDS,
    /** No key is configured to sign tokens with. */
    NO_SIGNING_KEY,
    /** Mail of others is revealed only with a reason. */
    NO_REASON,
    /** Mail of others is not revealed, to this caller or to anybody. */
    NEVER_REVEALED,
    /** There is an account of this name already; about: the name. */
    ACCOUNT_EXISTS,
    /** Somebody else changed the account since it was read; about: the name. */
    ACCOUNT_CHANGED,
    /** Afterwards nobody could log in as an administrator; about: the name. */
    LAST_ADMINISTRATOR,
    /** A password is too short or too long; about: how many characters are needed and allowed. */
    PASSWORD_LENGTH,
    /** A password is among the first that somebody would guess. */
    PASSWORD_COMMON,
    /** An API token is to end too late or has no scope; about: the most days. */
    TOKEN_LIMITS,
    /** An API token is to have a scope that its maker has not; about: the scopes. */
    TOKEN_SCOPES,
    /** An API token is to belong to somebody else; about: who. */
    TOKEN_FOREIGN,
    /** A program is to have the name of an account, which has its own role; about: the name. */
    ACCOUNT_HAS_ROLE,
    /** Alerts are to be muted until a time that is past or far away; about: the most days. */
    MUTED_UNTIL,
    /** A report on so many messages takes a while; about: how many are reported on at once. */
    MUCH_MAIL,
    /** No mailbox sends the mail of a user or queue; about: who. */
    SENDS_NOTHING,
    /** A user or queue has no address to send from; about: who. */
    NO_SENDER_ADDRESS,
    /** A mail cannot be written as it is wanted; about: why, for people. */
    UNWRITABLE_MAIL,
    /** A program must not answer a mail; about: why, without a full stop. */
    AUTOMATIC_ANSWER,
    /**
     * An outgoing mail is in a phase in which this cannot be done; about: its number, its phase.
     */
    OUTGOING_PHASE,
    /** There are too many drafts; about: the most. */
    MANY_DRAFTS,
    /** An address stands for people who were erased; about: the address. */
    ERASED
  }

  /** A refusal with its subject. */
  public RefusedException(Why why, Object... about) {
    super(why + " " + List.of(about));
    this.why = Objects.requireNonNull(why, "why");
    this.about = List.of(about).stream().map(String::valueOf).toList();
  }

  /** The code by which programs tell failed requests apart: {@code refused/WHY}. */
  public String code() {
    return "refused/" + EnumWords.of(why);
  }

  /** Why it is not done. */
  public Why why() {
    return why;
  }

  /** The subject of the refusal, see {@link Why}. */
  public List<String> about() {
    return about;
  }
}
