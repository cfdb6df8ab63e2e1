package org.mailpromoter.core.store;

import java.util.Map;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.sending.OutgoingMail;

/**
 * What a look-up found about mail that we sent.
 *
 * @param exists whether there is any such mail at all; if not, nothing is looked for
 * @param mails the mails among the activities that were found, by their activity
 * @since 0.1
 */
public record KnownOutgoing(boolean exists, Map<ActivityId, OutgoingMail> mails) {
  /** There is none. */
  public static final KnownOutgoing NONE = new KnownOutgoing(false, Map.of());

  /** Copies the map. */
  public KnownOutgoing {
    mails = Map.copyOf(mails);
  }

  /** The mail that an activity is. */
  public Optional<OutgoingMail> of(ActivityId activity) {
    return Optional.ofNullable(mails.get(activity));
  }
}
