package org.mailpromoter.storage.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.Refreshment;
import org.mailpromoter.core.message.Attachment;
import org.mailpromoter.core.message.Flaw;

/** Gives activities the content of later copies of their messages, each once. */
final class RefreshmentWriter {
  private final Handle handle;

  RefreshmentWriter(Handle handle) {
    this.handle = handle;
  }

  /** The activities whose content was replaced. */
  Set<Long> write(List<Refreshment> refreshments) throws SQLException {
    Map<Long, Refreshment> chosen = chosen(refreshments);
    if (!chosen.isEmpty()) {
      String ids = JsonList.ofNumbers(chosen.keySet());
      List<Long> former = Contents.of(handle, ids);
      handle.execute(
          "DELETE FROM attachments WHERE activity IN (SELECT value FROM json_each(?))", ids);
      replace(chosen);
      Contents.deleteUnreferenced(handle, former);
    }
    return new LinkedHashSet<>(chosen.keySet());
  }

  /** Of each activity the first copy that adds something. */
  private Map<Long, Refreshment> chosen(List<Refreshment> refreshments) {
    Map<Long, Refreshment> chosen = new LinkedHashMap<>();
    if (refreshments.isEmpty()) {
      return chosen;
    }
    Map<Long, List<Attachment>> stored = attachments(refreshments);
    for (Refreshment each : refreshments) {
      List<Attachment> former = stored.get(each.activity().value());
      if (former != null && each.adds(former)) {
        chosen.putIfAbsent(each.activity().value(), each);
      }
    }
    return chosen;
  }

  /** Every row is written when this returns. */
  private void replace(Map<Long, Refreshment> chosen) throws SQLException {
    ActivityRows rows = new ActivityRows(handle.getConnection());
    for (Map.Entry<Long, Refreshment> each : chosen.entrySet()) {
      replace(each.getKey(), each.getValue());
      rows.addAttachments(each.getKey(), each.getValue().body().attachments());
    }
    rows.flush();
  }

  /** Of those activities whose content may still be replaced. */
  private Map<Long, List<Attachment>> attachments(List<Refreshment> refreshments) {
    Map<Long, List<Attachment>> attachments = new HashMap<>();
    List<Long> ids = refreshments.stream().map(each -> each.activity().value()).toList();
    handle
        .createQuery(
            "SELECT a.id, t.name, t.size FROM json_each(:ids) i CROSS JOIN activities a"
                + " ON a.id = i.value AND instr(a.flaws, :replaced) = 0 AND a.content_size >= 0"
                + " LEFT JOIN attachments t ON t.activity = a.id ORDER BY a.id, t.position")
        .bind("ids", JsonList.ofNumbers(new LinkedHashSet<>(ids)))
        .bind("replaced", Flaw.CONTENT_REPLACED.name())
        .map(
            (row, context) -> {
              List<Attachment> of =
                  attachments.computeIfAbsent(row.getLong(1), unused -> new ArrayList<>());
              String name = row.getString(2);
              return name != null && of.add(new Attachment(name, "", row.getLong(3)));
            })
        .list();
    return attachments;
  }

  private void replace(long id, Refreshment by) {
    Set<Flaw> flaws = EnumSet.of(Flaw.CONTENT_REPLACED);
    flaws.addAll(by.body().flaws());
    handle.execute(
        "UPDATE activities SET content_size = ?, flaws = trim(flaws || ' ' || ?) WHERE id = ?",
        by.contentSize(),
        StoredText.ofFlaws(flaws),
        id);
    handle.execute(
        "UPDATE bodies SET text = ?, html = ? WHERE activity = ?",
        StoredText.clean(by.body().text()),
        StoredText.clean(by.body().html()),
        id);
  }
}
