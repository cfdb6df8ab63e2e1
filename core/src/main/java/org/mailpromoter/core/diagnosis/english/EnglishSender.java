package org.mailpromoter.core.diagnosis.english;

import org.mailpromoter.core.party.SenderResolution;

/**
 * From whom mail is that comes from an address, as a sentence.
 *
 * @since 0.1
 */
public final class EnglishSender {
  private EnglishSender() {}

  /** The sentence. */
  public static String of(SenderResolution resolution) {
    String record = resolution.record().map(Object::toString).orElse("");
    return switch (resolution.outcome()) {
      case UNKNOWN -> "No record has this address. Mail from it is from an unknown sender.";
      case ONLY_ONE -> "Mail from this address is from " + record + ".";
      case CHOSEN ->
          "Mail from this address is from "
              + record
              + ". Of several records the first one counts: a user before a contact, an account, a"
              + " lead and others, and the oldest of a kind. In a mailbox, records of its owner"
              + " come before all others.";
      case TOO_MANY ->
          "More than "
              + SenderResolution.MOST_CANDIDATES
              + " records have this address, so mail from it is from nobody.";
      case INACTIVE -> "Only inactive records have this address, so mail from it is from nobody.";
      case SEVERAL ->
          "Several records have this address, so mail from it is from nobody"
              + " (unresolve-sender-if-ambiguous).";
    };
  }
}
