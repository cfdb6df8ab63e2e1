package org.mailpromoter.exchange.stub.fault;

import java.util.Set;

/**
 * Servers that differ from Exchange 2016 in several ways at once.
 *
 * @since 0.1
 */
public enum Profile {
  /** Gromox 3.10, as it was seen. */
  GROMOX,
  /** Answers come in another order than questions, not all at once, and some twice. */
  CARELESS,
  /** Nothing can be searched, and the newest message is listed first. */
  WITHOUT_RESTRICTIONS;

  /** The ways in which it differs. */
  Set<Quirk> quirks() {
    return switch (this) {
      case GROMOX ->
          Set.of(
              Quirk.NINE_DIGIT_FRACTIONS,
              Quirk.NO_CONVERSATION_INDEX,
              Quirk.FORGIVING_SYNC_STATE,
              Quirk.NEWEST_FIRST,
              Quirk.CATEGORIES_NOT_COMPARED,
              Quirk.ENDLESS_PAGES,
              Quirk.NO_MOVED_EVENT,
              Quirk.EVENTS_IN_STEPS,
              Quirk.ASCII_HEADERS);
      case CARELESS -> Set.of(Quirk.REVERSED_ANSWERS, Quirk.FEWER_ANSWERS, Quirk.REPEATED_CHANGES);
      case WITHOUT_RESTRICTIONS -> Set.of(Quirk.NO_RESTRICTIONS, Quirk.NEWEST_FIRST);
    };
  }
}
