package org.mailpromoter.core.store;

import java.util.Objects;
import java.util.Set;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.correlation.CorrelationKey;

/**
 * An activity to keep, with the keys under which replies will find it.
 *
 * @param activity the activity
 * @param keys its correlation keys, of every strategy
 * @since 0.1
 */
public record NewActivity(EmailActivity activity, Set<CorrelationKey> keys) {
  /** Copies the set. */
  public NewActivity {
    Objects.requireNonNull(activity, "activity");
    keys = Set.copyOf(keys);
  }
}
