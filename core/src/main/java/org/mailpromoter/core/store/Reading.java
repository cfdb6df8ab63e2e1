package org.mailpromoter.core.store;

import java.util.List;
import java.util.Set;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.EnvelopeParser;

/**
 * The parser version that read the headers of a batch, and the changes of a new reading (AS-13).
 *
 * @param parser the version of the parser that read the headers of the batch's new decisions, and
 *     of the places in {@code again}
 * @param again places of the batch's folder that were decided before and are read again now; those
 *     that have no decision are skipped
 * @param corrections activities as their headers are read now: identity, Message-ID, subject, date,
 *     parties and correlation keys replace what is stored, and all else of the stored activity
 *     stays ({@link org.mailpromoter.core.activity.EmailActivity#asReadIn}); an identity that
 *     another activity has is not taken
 * @since 0.1
 */
public record Reading(int parser, Set<MessageRef> again, List<NewActivity> corrections) {
  /** Nothing is read again, and the present parser read what is new. */
  public static final Reading PRESENT = of(Set.of());

  /** Copies the collections. */
  public Reading {
    again = Set.copyOf(again);
    corrections = List.copyOf(corrections);
  }

  /** Places that the present parser read again, without changing an activity. */
  public static Reading of(Set<MessageRef> again) {
    return new Reading(EnvelopeParser.VERSION, again, List.of());
  }

  /** Corrections by the present parser. */
  public static Reading correcting(List<NewActivity> corrections) {
    return new Reading(EnvelopeParser.VERSION, Set.of(), corrections);
  }
}
