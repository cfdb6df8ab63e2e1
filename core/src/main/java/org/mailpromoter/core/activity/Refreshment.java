package org.mailpromoter.core.activity;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Body;

/**
 * The content of a later copy of an activity's message. Mail filters first deliver a message
 * without its attachments and replace it after scanning them. The activity keeps its number,
 * keys and links.
 *
 * @param activity the activity
 * @param body what the later copy says
 * @param contentSize its bytes below the header
 * @since 0.1
 */
public record Refreshment(ActivityId activity, Body body, long contentSize) {
  /** Rejects nulls. */
  public Refreshment {
    Objects.requireNonNull(activity, "activity");
    Objects.requireNonNull(body, "body");
  }

  /**
   * Whether it has attachments that the activity lacks. Parts without a name do not count: mailing
   * lists add such parts.
   *
   * @param stored the attachments of the activity
   */
  public boolean adds(List<Attachment> stored) {
    return body.attachments().stream()
        .filter(each -> !each.name().isEmpty())
        .anyMatch(each -> stored.stream().noneMatch(other -> same(each, other)));
  }

  private static boolean same(Attachment one, Attachment other) {
    return one.name().equals(other.name()) && one.size() == other.size();
  }
}
