package org.mailpromoter.storage.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.access.AuditFilter;
import org.mailpromoter.core.party.RecordId;

/** What a filter of audit entries asks for, as SQL. */
final class AuditConditions {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  AuditConditions(AuditFilter filter) {
    filter.actor().ifPresent(name -> add("who = :actor", "actor", StoredText.clean(name)));
    filter.operation().ifPresent(word -> add("operation = :operation", "operation", word));
    filter.object().ifPresent(what -> add("object = :object", "object", StoredText.clean(what)));
    filter.since().ifPresent(time -> add("at >= :since", "since", milliseconds(time)));
    filter.until().ifPresent(time -> add("at < :until", "until", milliseconds(time)));
    filter.viewer().ifPresent(this::seenBy);
  }

  private static long milliseconds(Instant time) {
    return time.toEpochMilli();
  }

  private void seenBy(AuditFilter.Viewer viewer) {
    values.put("viewer", StoredText.clean(viewer.name()));
    add(
        "(who = :viewer OR concerns IN (SELECT value FROM json_each(:owners)))",
        "owners",
        JsonList.ofTexts(viewer.owners().stream().map(RecordId::toString).toList()));
  }

  private void add(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  /** Each condition behind AND. */
  String sql() {
    StringBuilder sql = new StringBuilder();
    conditions.forEach(each -> sql.append(" AND ").append(each));
    return sql.toString();
  }

  /** The parameters of the conditions. */
  Map<String, Object> values() {
    return values;
  }
}
