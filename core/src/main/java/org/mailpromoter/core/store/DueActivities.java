package org.mailpromoter.core.store;

import java.util.List;
import java.util.Objects;

/**
 * Activities that are due.
 *
 * @param activities some of them
 * @param asOf when the store was asked, as {@link Known#asOf}
 * @since 0.1
 */
public record DueActivities(List<DueActivity> activities, String asOf) {
  /** Copies the list. */
  public DueActivities {
    activities = List.copyOf(activities);
    Objects.requireNonNull(asOf, "asOf");
  }
}
