package org.mailpromoter.core.policy;

import java.util.Optional;

/**
 * Which incoming mail a user or queue accepts (semantics 2.1; {@code
 * incomingemailfilteringmethod}).
 *
 * @since 0.1
 */
public enum TrackOption {
  /** All email messages. */
  ALL(0, "all", "All email messages"),
  /** Replies to mail that the system knows. */
  REPLIES(1, "replies", "Email messages in response to CRM email"),
  /** Mail from leads, contacts and accounts. */
  LEADS_CONTACTS_ACCOUNTS(2, "contacts", "Email messages from CRM leads, contacts and accounts"),
  /** Mail from any record with an address. */
  EMAIL_ENABLED_RECORDS(3, "records", "Email messages from CRM records that are email enabled"),
  /** Nothing automatically. */
  NONE(4, "none", "No email messages");

  private final int number;
  private final String word;
  private final String label;

  TrackOption(int number, String word, String label) {
    this.number = number;
    this.word = word;
    this.label = label;
  }

  /** The option-set number of Dynamics 365, 0 to 4. */
  public int number() {
    return number;
  }

  /** The word that can be written instead. */
  public String word() {
    return word;
  }

  /** The label of the Dynamics 365 user interface. */
  public String label() {
    return label;
  }

  /** The option with a number or word. */
  public static Optional<TrackOption> parse(String text) {
    String wanted = text.strip();
    for (TrackOption option : values()) {
      if (option.word.equalsIgnoreCase(wanted) || String.valueOf(option.number).equals(wanted)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** The option with a number. */
  public static TrackOption of(int number) {
    return parse(String.valueOf(number))
        .orElseThrow(() -> new IllegalArgumentException("no track option " + number));
  }

  @Override
  public String toString() {
    return number + " (" + label + ")";
  }
}
