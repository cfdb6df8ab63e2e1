package org.mailpromoter.core.policy;

import java.util.Locale;
import java.util.Optional;

/**
 * The yes-or-no settings of the organization. Each has the original's default unless it says so.
 */
public enum OrganizationSwitch {
  /** "Use correlation to track email conversations" ({@code emailcorrelationenabled}). */
  USE_CORRELATION(
      true,
      "Recognise replies by In-Reply-To, References and Thread-Index"
          + " (\"Use correlation to track email conversations\")"),
  /** "Use tracking tokens". */
  USE_TRACKING_TOKENS(true, "Recognise replies by a tracking token in the subject"),
  /** The other reading of the first switch (semantics C-70). */
  USE_CORRELATION_GATES_ALL_METHODS(
      false, "use-correlation switches off every method, tracking tokens included"),
  /** {@code UseFilteringMethodOfSyncingMailboxOnlyForCorrelation}. */
  SYNCING_MAILBOX_ONLY(
      false, "Only the owner of the mailbox being synchronised may accept, not co-recipients");

  private final boolean standard;
  private final String meaning;

  OrganizationSwitch(boolean standard, String meaning) {
    this.standard = standard;
    this.meaning = meaning;
  }

  /** The key in configuration files: the name in lower case with hyphens. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value when nobody chose one. */
  public boolean standard() {
    return standard;
  }

  /** What "yes" means, for people. */
  public String meaning() {
    return meaning;
  }

  /** The switch with a key. */
  public static Optional<OrganizationSwitch> of(String key) {
    for (OrganizationSwitch each : values()) {
      if (each.key().equals(key)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
