package org.mailpromoter.activity.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.ActivityParty;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Content;
import org.mailpromoter.core.party.RecordId;

/**
 * Activities and events as JSON objects, members in a fixed order. Every member is always present;
 * a missing value and an empty text are {@code null}. Words are in lower case with hyphens, times
 * are those of RFC 3339 in UTC, records are written {@code kind:key}. Members may be added later;
 * none changes its meaning.
 *
 * @since 0.1
 */
public final class ActivityJson {
  private ActivityJson() {}

  /** An event with its activity. Its first member is {@code id}. */
  public static Map<String, @Nullable Object> of(ActivityEvent event) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", event.id().toString());
    members.put("kind", EnumWords.of(event.kind()));
    members.put("at", event.at());
    members.put("conversation", event.conversation().value());
    members.put("activity", of(event.activity()));
    return members;
  }

  /** An activity with its parties, bodies and the metadata of its attachments. */
  public static Map<String, @Nullable Object> of(EmailActivity a) {
    Map<String, @Nullable Object> members = summary(a);
    members.put(
        "attachments", a.body().attachments().stream().map(ActivityJson::attachment).toList());
    members.put("text", text(a.body().text()));
    members.put("html", text(a.body().html()));
    return members;
  }

  /** An activity with its parties, for lists. */
  public static Map<String, @Nullable Object> summary(EmailActivity a) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", a.id().value());
    members.put("direction", EnumWords.of(a.direction()));
    members.put("message_id", text(a.messageId()));
    members.put("subject", text(a.subject()));
    members.put("sent_at", a.sentAt());
    members.put("created_at", a.createdAt());
    members.put("parties", a.parties().stream().map(ActivityJson::party).toList());
    members.put("regarding", text(a.regarding()));
    members.put("owner", text(a.owner()));
    members.put("accepted_by", text(a.acceptingEntity()));
    members.put("queues", a.queues().stream().map(RecordId::toString).toList());
    members.put("found_in", text(a.receivingMailbox()));
    members.put("correlation", correlation(a));
    members.put("tracking", EnumWords.of(a.tracking()));
    members.put("flaws", a.flaws().stream().map(EnumWords::of).sorted().toList());
    members.put("notifications", a.notification().number());
    return members;
  }

  private static Map<String, @Nullable Object> party(ActivityParty party) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("role", EnumWords.of(party.role()));
    members.put("name", text(party.address().name()));
    members.put("address", party.address().address().value());
    members.put("record", text(party.record()));
    return members;
  }

  private static Map<String, @Nullable Object> correlation(EmailActivity a) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("method", a.correlationMethod().title());
    members.put("method_number", a.correlationMethod().number());
    members.put("activity", number(a.correlatedActivity()));
    members.put("parent", number(a.parentActivity()));
    members.put("subject_changed", a.correlatedSubjectChanged());
    return members;
  }

  private static Map<String, @Nullable Object> attachment(Attachment attachment) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("name", text(attachment.name()));
    members.put("content_type", attachment.contentType());
    members.put("size", attachment.size());
    members.put("fate", EnumWords.of(attachment.fate()));
    members.put("sha256", text(attachment.content().map(Content::sha256)));
    return members;
  }

  private static @Nullable String text(String value) {
    return value.isEmpty() ? null : value;
  }

  private static @Nullable String text(Optional<?> value) {
    return value.map(Object::toString).orElse(null);
  }

  private static @Nullable Long number(Optional<ActivityId> id) {
    return id.map(ActivityId::value).orElse(null);
  }
}
