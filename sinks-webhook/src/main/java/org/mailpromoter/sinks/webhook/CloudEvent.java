package org.mailpromoter.sinks.webhook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.activity.json.ActivityJson;
import org.mailpromoter.activity.json.AlertJson;
import org.mailpromoter.activity.json.Json;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.EventId;

/** An event in the JSON format of CloudEvents 1.0, structured mode. */
final class CloudEvent {
  static final String CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";

  private CloudEvent() {}

  /**
   * In UTF-8. The extension {@code partitionkey} is the conversation, within which order matters.
   */
  static byte[] of(ActivityEvent event) {
    EventId id = event.id();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("specversion", "1.0");
    members.put("id", id.toString());
    members.put("source", "urn:mailpromoter:" + id.storage());
    members.put("type", type(event.kind()));
    members.put("subject", "activities/" + event.activity().id());
    members.put("time", event.at());
    members.put("partitionkey", "conversations/" + event.conversation());
    members.put("datacontenttype", "application/json");
    members.put("data", ActivityJson.of(event.activity()));
    return Json.oneLine(members);
  }

  /** An alert. All alerts of an installation have one {@code partitionkey}. */
  static byte[] of(AlertEvent event) {
    EventId id = event.id();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("specversion", "1.0");
    members.put("id", id.toString());
    members.put("source", "urn:mailpromoter:" + id.storage());
    members.put("type", type(event.kind()));
    members.put("subject", "alerts/" + event.alert().about());
    members.put("time", event.alert().at());
    members.put("partitionkey", "alerts");
    members.put("datacontenttype", "application/json");
    members.put("data", AlertJson.of(event.alert()));
    return Json.oneLine(members);
  }

  private static String type(AlertEvent.Kind kind) {
    return switch (kind) {
      case RAISED -> "org.mailpromoter.alert.raised.v1";
      case RESOLVED -> "org.mailpromoter.alert.resolved.v1";
    };
  }

  private static String type(ActivityEvent.Kind kind) {
    return switch (kind) {
      case CREATED -> "org.mailpromoter.activity.created.v1";
      case CHANGED -> "org.mailpromoter.activity.changed.v1";
    };
  }
}
