package org.mailpromoter.installation;

import java.util.List;
import java.util.Objects;

/**
 * What was asked for exists and is not done. A value without words; faces make the sentence.
 * Nothing was changed.
 */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;
  private final transient List<String> about;

  /** Why it is not done. */
  public enum Why {
    /** A user or queue stands in the configuration file; about: its id. */
    IN_CONFIGURATION_FILE,
    /** A decision has an activity already; about: the decision, the activity. */
    PROMOTED_ALREADY,
    /** No keyword is configured by which mail is tracked by hand. */
    NO_TRACKED_KEYWORDS,
    /** No key is configured to sign tokens with. */
    NO_SIGNING_KEY
  }

  /** A refusal, with what it is about. */
  public RefusedException(Why why, Object... about) {
    super(why + " " + List.of(about));
    this.why = Objects.requireNonNull(why, "why");
    this.about = List.of(about).stream().map(String::valueOf).toList();
  }

  /** Why it is not done. */
  public Why why() {
    return why;
  }

  /** What the refusal is about, as {@link Why} says. */
  public List<String> about() {
    return about;
  }
}
