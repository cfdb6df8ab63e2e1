package org.mailpromoter.installation.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityHistory;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Privacy;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.RefusedException.Why;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.permission.Operation;

/** Changes the links of email activities. Sinks are notified. */
public final class ActivityChanges {
  /** Larger conversations are not compared first. */
  private static final int COMPARED = 500;

  private final OpenInstallation open;

  /** The activities of an installation. */
  public ActivityChanges(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Says whether replies to an activity are recognised from now on.
   *
   * @param number the number of the activity
   * @return the number of changed activities; 0 if they are tracked so already
   */
  public int track(Requester by, long number, Tracking tracking, TrackingChange.Extent extent)
      throws NotFoundException {
    return entry(by, number)
        .to(tracking + " in " + extent)
        .run(
            entry -> {
              EmailActivity activity = new Activities(open).find(number);
              entry.concerning(activity.owner()).from(activity.tracking());
              if (isTracked(activity, tracking, extent)) {
                entry.unchanged();
                return 0;
              }
              return track(by, activity.id(), tracking, extent);
            });
  }

  private Audited entry(Requester by, long number) {
    return Audited.of(open, by, Operation.CHANGE_ACTIVITY, "activity " + number);
  }

  private int track(
      Requester by, ActivityId activity, Tracking tracking, TrackingChange.Extent extent)
      throws NotFoundException {
    TrackingChange change = new TrackingChange(activity, tracking, extent, by.actor(), open.now());
    int changed = open.storage().activityStore().track(change);
    if (changed == 0) {
      throw NotFoundException.of(Kind.ACTIVITY, activity.value());
    }
    return changed;
  }

  /**
   * Sets the record that an activity is about.
   *
   * @param number the number of the activity
   * @return the number of changed activities
   */
  public int regard(Requester by, long number, RecordId record, TrackingChange.Extent extent)
      throws NotFoundException {
    return entry(by, number)
        .to(record + " in " + extent)
        .run(
            entry -> {
              EmailActivity activity = new Activities(open).find(number);
              entry
                  .concerning(activity.owner())
                  .from(activity.regarding().map(RecordId::toString).orElse(""));
              int changed =
                  activity.regarding().equals(Optional.of(record))
                          && extent == TrackingChange.Extent.ACTIVITY
                      ? 0
                      : open.storage()
                          .activityStore()
                          .regard(activity.id(), record, extent, open.now());
              entry.unchangedIf(changed == 0);
              return changed;
            });
  }

  /** Whether an activity, or all of its conversation if that is small, is tracked so already. */
  private boolean isTracked(
      EmailActivity activity, Tracking tracking, TrackingChange.Extent extent) {
    ActivityHistory history = open.storage().activityHistory();
    if (extent == TrackingChange.Extent.ACTIVITY) {
      return activity.tracking() == tracking;
    }
    List<TrackingChange> changes = history.trackingChanges(activity.id());
    boolean asked = !changes.isEmpty() && changes.get(changes.size() - 1).extent() == extent;
    List<EmailActivity> all = asked ? history.conversation(activity.id(), COMPARED + 1) : List.of();
    return !all.isEmpty()
        && all.size() <= COMPARED
        && all.stream().allMatch(each -> each.tracking() == tracking);
  }

  /**
   * Assigns an unresolved address to a record, in every activity that contains it.
   *
   * @return how many places were changed
   * @throws RefusedException if it is the one that stands for everybody who was erased
   */
  public int resolve(Requester by, EmailAddress address, RecordId record) throws RefusedException {
    return Audited.of(open, by, Operation.RESOLVE_ADDRESS, address)
        .to(record)
        .run(
            entry -> {
              if (address.equals(Privacy.ERASED)) {
                throw new RefusedException(Why.ERASED, address);
              }
              int places = open.storage().activityStore().resolve(address, record, open.now());
              entry.unchangedIf(places == 0);
              return places;
            });
  }
}
