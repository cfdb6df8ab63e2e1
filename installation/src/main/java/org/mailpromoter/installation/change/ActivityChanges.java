package org.mailpromoter.installation.change;

import java.util.Objects;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Activities;

/** Changes what email activities are linked to. Sinks are told. */
public final class ActivityChanges {
  private final OpenInstallation open;

  /** The activities of an installation. */
  public ActivityChanges(OpenInstallation open) {
    this.open = Objects.requireNonNull(open, "open");
  }

  /**
   * Says whether replies to an activity are recognised from now on.
   *
   * @param number the number of the activity
   * @return how many activities were changed
   */
  public int track(Actor actor, long number, Tracking tracking, TrackingChange.Extent extent)
      throws NotFoundException {
    Journal.note(actor, "tracking is " + tracking + " of activity", number);
    int changed = number < 1 ? 0 : track(actor, new ActivityId(number), tracking, extent);
    if (changed == 0) {
      throw NotFoundException.of(Kind.ACTIVITY, number);
    }
    return changed;
  }

  private int track(
      Actor actor, ActivityId activity, Tracking tracking, TrackingChange.Extent extent) {
    TrackingChange change =
        new TrackingChange(activity, tracking, extent, actor.name(), open.now());
    return open.storage().activityStore().track(change);
  }

  /**
   * Says what an activity is about, instead of what it was linked to.
   *
   * @param number the number of the activity
   * @return how many activities were changed
   */
  public int regard(Actor actor, long number, RecordId record, TrackingChange.Extent extent)
      throws NotFoundException {
    Journal.note(actor, "links to " + record + " activity", number);
    ActivityId activity = new Activities(open).find(number).id();
    return open.storage().activityStore().regard(activity, record, extent, open.now());
  }

  /**
   * Says whose an address is that belonged to nobody, in every activity that has it.
   *
   * @return how many places were changed
   */
  public int resolve(Actor actor, EmailAddress address, RecordId record) {
    Journal.note(actor, "links to " + record + " the address", address);
    return open.storage().activityStore().resolve(address, record, open.now());
  }
}
