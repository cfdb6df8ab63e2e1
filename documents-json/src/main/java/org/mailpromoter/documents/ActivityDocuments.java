package org.mailpromoter.documents;

import java.nio.file.Path;
import java.util.Optional;
import org.mailpromoter.activity.json.ActivityJson;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.activity.TrackingChange;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.installation.ask.Activities;

/**
 * Documents about email activities, which have the same members as in the events of sinks.
 *
 * @since 0.1
 */
public final class ActivityDocuments {
  private ActivityDocuments() {}

  /** A list of activities, without their texts and attachments. */
  public static Document list(Activities.Listing listing) {
    return Members.of(
            "activities", listing.activities().stream().map(ActivityJson::summary).toList())
        .with("total", listing.total())
        .with("next", listing.next())
        .document();
  }

  /** A page of activities, without their texts and attachments. */
  public static Document page(Activities.Visible page) {
    return Members.of("activities", page.activities().stream().map(ActivityJson::summary).toList())
        .with("searched_until", page.searchedTo())
        .with("next", page.next())
        .document();
  }

  /** All about one activity. */
  public static Document details(Activities.Details details) {
    return Members.none()
        .and(ActivityJson.of(details.activity()))
        .with(
            "tracking_changes",
            details.trackingChanges().stream().map(ActivityDocuments::change).toList())
        .document();
  }

  private static Members change(TrackingChange change) {
    return Members.of("at", change.at())
        .with("tracking", change.tracking())
        .with("actor", Actors.of(change.actor()));
  }

  /**
   * An attachment that was written to a file.
   *
   * @param activity the number of the activity
   * @param number which of its attachments, from 1
   */
  public static Document attachment(
      long activity, int number, Attachment attachment, Content content, Path file) {
    return Members.of("activity", activity)
        .with("number", number)
        .with("name", attachment.name())
        .with("content_type", attachment.contentType())
        .with("size", content.size())
        .with("sha256", content.sha256())
        .with("file", file)
        .document();
  }

  /** How many places of an address were linked to a record. */
  public static Document resolved(int places) {
    return Members.of("resolved", places).document();
  }

  /** An activity that was linked to a record, with so many others. */
  public static Document regarding(long activity, RecordId regarding, int changed) {
    return Members.of("activity", activity)
        .with("regarding", regarding)
        .with("changed", changed)
        .document();
  }

  /** An activity whose tracking was changed, with so many others. */
  public static Document tracked(long activity, int changed) {
    return Members.of("activity", activity).with("changed", changed).document();
  }

  /** A sent mail; empty if it was recorded before. */
  public static Document recorded(Optional<EmailActivity> activity) {
    return Members.of("recorded", activity.isPresent())
        .with("activity", activity.map(EmailActivity::id))
        .document();
  }
}
