package org.mailpromoter.core.store;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.CorrelationKey;

/**
 * An activity to keep, with the keys under which replies will find it.
 *
 * @param activity the activity
 * @param keys its correlation keys, of every strategy
 * @param claim the standing of the copy that it was made from; empty for what was read nowhere
 * @since 0.1
 */
public record NewActivity(EmailActivity activity, Set<CorrelationKey> keys, Optional<Claim> claim) {
  /** An activity whose message was read nowhere. */
  public NewActivity(EmailActivity activity, Set<CorrelationKey> keys) {
    this(activity, keys, Optional.empty());
  }

  /** Copies the set. */
  public NewActivity {
    Objects.requireNonNull(activity, "activity");
    keys = Set.copyOf(keys);
    Objects.requireNonNull(claim, "claim");
  }

  /** The same activity under another number. */
  public NewActivity numbered(ActivityId id) {
    return new NewActivity(activity.numbered(id), keys, claim);
  }

  /** The same activity with other contents, under the same keys. */
  public NewActivity with(EmailActivity other) {
    return new NewActivity(other, keys, claim);
  }
}
