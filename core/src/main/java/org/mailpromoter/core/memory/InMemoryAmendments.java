package org.mailpromoter.core.memory;

import java.util.Set;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.message.Flaw;
import org.mailpromoter.core.store.NewActivity;

/**
 * What a batch changes in activities that exist: late correlations, later contents, other readings
 * of their headers. Each method returns whether the activity changed. Its store holds the lock.
 */
final class InMemoryAmendments {
  private final InMemoryActivities activities;
  private final InMemoryDue due;

  InMemoryAmendments(InMemoryActivities activities, InMemoryDue due) {
    this.activities = activities;
    this.due = due;
  }

  boolean heal(Healing healing) {
    return !activities
        .change(
            a -> a.id().equals(healing.child()) && a.correlatedActivity().isEmpty(),
            a -> healed(a, healing))
        .isEmpty();
  }

  private static EmailActivity healed(EmailActivity a, Healing healing) {
    EmailActivity.Builder copy =
        a.toBuilder()
            .correlated(healing.parent(), CorrelationMethod.IN_REPLY_TO, healing.subjectChanged())
            .flaws(healing.remarks());
    if (a.regarding().isEmpty()) {
      healing.regarding().ifPresent(copy::regarding);
    }
    return copy.build();
  }

  boolean refresh(Refreshment refreshment) {
    return !activities
        .change(a -> isRefreshedBy(a, refreshment), a -> refreshed(a, refreshment))
        .isEmpty();
  }

  private static boolean isRefreshedBy(EmailActivity a, Refreshment refreshment) {
    return a.id().equals(refreshment.activity())
        && !a.flaws().contains(Flaw.CONTENT_REPLACED)
        && refreshment.adds(a.body().attachments());
  }

  private static EmailActivity refreshed(EmailActivity a, Refreshment refreshment) {
    return a.toBuilder()
        .body(HeldContent.copied(refreshment.body()))
        .contentSize(refreshment.contentSize())
        .flaws(Set.of(Flaw.CONTENT_REPLACED))
        .build();
  }

  /** AS-13. */
  boolean correct(NewActivity correction) {
    return activities
        .find(correction.activity().id())
        .filter(former -> correct(former, correction))
        .isPresent();
  }

  private boolean correct(EmailActivity former, NewActivity correction) {
    EmailActivity read = former.asReadIn(correction.activity());
    boolean taken = activities.copies(read).anyMatch(each -> !each.id().equals(former.id()));
    EmailActivity corrected = taken ? read.withIdentity(former.identity()) : read;
    due.arrived(activities.rekey(former.id(), correction.with(corrected)));
    return !former.saysTheSameAs(corrected);
  }
}
