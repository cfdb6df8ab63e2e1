package org.mailpromoter.installation.permission;

import java.util.Optional;
import java.util.stream.Stream;

/** What an API token may be limited to. A token never allows more than its owner's role. */
public enum Scope {
  /** The state of mailboxes, sinks, settings and records. */
  READ_STATUS("read:status"),
  /** Decisions and activities without bodies and attachments. */
  READ_MESSAGES("read:messages"),
  /** Bodies, attachments, and revealed subjects and recipients of others. */
  READ_CONTENT("read:content"),
  /** Track, untrack and decide messages again; synchronize. */
  WRITE_TRACKING("write:tracking"),
  /** Choose Track options. */
  WRITE_OPTIONS("write:options"),
  /** Choose settings of the organization. */
  WRITE_SETTINGS("write:settings"),
  /** Change records. */
  WRITE_RECORDS("write:records"),
  /** Take tracking tokens and record sent mail. */
  SEND("send"),
  /** Everything else. */
  ADMIN("admin");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** The scope in a token's list, for example {@code read:status}. */
  public String word() {
    return word;
  }

  /** The scope with a word; empty if there is none. */
  public static Optional<Scope> of(String word) {
    return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
