package org.mailpromoter.installation.change;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.activity.Tracking;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.Activities;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;

/** Puts back changes that were made here, each under the permission of making it. */
public final class Reversals {
  private final OpenInstallation open;
  private final Permissions permissions;
  private final Requester by;

  /** Reversals on behalf of a caller. */
  public Reversals(OpenInstallation open, Permissions permissions, Requester by) {
    this.open = Objects.requireNonNull(open, "open");
    this.permissions = Objects.requireNonNull(permissions, "permissions");
    this.by = Objects.requireNonNull(by, "by");
  }

  /**
   * Puts a change back.
   *
   * @throws ForbiddenException if the caller may not; nothing is changed then
   */
  public void run(Reversal reversal)
      throws ForbiddenException, NotFoundException, RefusedException, ConfigurationException {
    if (reversal instanceof Reversal.Track it) {
      permissions.demand(Operation.CHOOSE_TRACK_OPTION, Belonging.to(it.owner()));
      new TrackOptions(open).set(by, known(it.owner()), it.option());
    } else if (reversal instanceof Reversal.TrackOfFile it) {
      permissions.demand(Operation.CHOOSE_TRACK_OPTION, Belonging.to(it.owner()));
      new TrackOptions(open).reset(by, known(it.owner()));
    } else if (reversal instanceof Reversal.Setting it) {
      permissions.demand(Operation.CHOOSE_SETTINGS, Belonging.TO_NOBODY);
      new SettingChoices(open).set(by, it.key(), it.value());
    } else if (reversal instanceof Reversal.SettingOfFile it) {
      permissions.demand(Operation.CHOOSE_SETTINGS, Belonging.TO_NOBODY);
      new SettingChoices(open).reset(by, it.key());
    } else if (reversal instanceof Reversal.StopConversation it) {
      stop(it);
    } else {
      permissions.demand(Operation.CHANGE_RECORDS, Belonging.TO_NOBODY);
      record(reversal);
    }
  }

  private RecordId known(RecordId owner) throws NotFoundException {
    return open.parts().owner(owner.toString());
  }

  private void stop(Reversal.StopConversation it) throws ForbiddenException, NotFoundException {
    List<RecordId> owner =
        new Activities(open).find(it.activity().value()).owner().stream().toList();
    permissions.demand(Operation.CHANGE_ACTIVITY, Belonging.to(owner, List.of()));
    new ActivityChanges(open)
        .track(by, it.activity().value(), Tracking.STOPPED, TrackingChange.Extent.CONVERSATION);
  }

  private void record(Reversal reversal) throws NotFoundException, RefusedException {
    Records records = new Records(open);
    if (reversal instanceof Reversal.Remove it) {
      records.removeAddress(by, it.record(), it.address());
    } else if (reversal instanceof Reversal.GiveBack it) {
      records.addAddresses(by, it.record(), List.of(it.address()));
    } else if (reversal instanceof Reversal.Deactivate it) {
      records.activate(by, it.record(), false);
    }
  }
}
