package org.mailpromoter.graph.stub.fault;

import java.util.Set;

/**
 * How the service behaves.
 *
 * @since 0.1
 */
public enum Profile {
  /** As its documentation says. */
  DOCUMENTED,
  /** As people who use it reported. */
  OBSERVED,
  /**
   * As reported, with everything that is allowed but inconvenient: repeated rows, no order, empty
   * and small pages. What makes reading impossible is scripted with {@link HostileFaults}.
   */
  HOSTILE,
  /** As reported of the cloud that 21Vianet runs in China: without delta. */
  CHINA;

  /** The ways in which it differs from the documentation. */
  Set<Quirk> quirks() {
    return switch (this) {
      case DOCUMENTED -> Set.of();
      case OBSERVED ->
          Set.of(
              Quirk.SPARSE_CHANGES,
              Quirk.NORMALISED_PROPERTY_IDS,
              Quirk.SENT_WITHOUT_HEADERS,
              Quirk.HEADERS_WITHOUT_ADDRESSES,
              Quirk.MOVED_IN_TWICE,
              Quirk.TOP_CAPS_DELTA,
              Quirk.EXPAND_BREAKS_DELTA);
      case HOSTILE ->
          Set.of(
              Quirk.SPARSE_CHANGES,
              Quirk.NORMALISED_PROPERTY_IDS,
              Quirk.SENT_WITHOUT_HEADERS,
              Quirk.HEADERS_WITHOUT_ADDRESSES,
              Quirk.MOVED_IN_TWICE,
              Quirk.TOP_CAPS_DELTA,
              Quirk.EXPAND_BREAKS_DELTA,
              Quirk.CUT_HEADERS_IN_LISTS,
              Quirk.REPEATED_ROWS,
              Quirk.SHUFFLED_ROWS,
              Quirk.EMPTY_PAGES,
              Quirk.SMALL_PAGES,
              Quirk.REVERSED_BATCH,
              Quirk.RETRY_AFTER_DATE);
      case CHINA ->
          Set.of(
              Quirk.NO_DELTA,
              Quirk.NORMALISED_PROPERTY_IDS,
              Quirk.SENT_WITHOUT_HEADERS,
              Quirk.HEADERS_WITHOUT_ADDRESSES);
    };
  }
}
