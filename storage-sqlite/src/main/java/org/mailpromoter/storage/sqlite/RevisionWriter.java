package org.mailpromoter.storage.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.EmailActivity;
import org.mailpromoter.core.decision.DecisionEntry;
import org.mailpromoter.core.store.Revision;

/** Updates activities to what all other activities imply (AS-14, AS-16). */
final class RevisionWriter {
  private final Handle handle;
  private final Instant at;
  private final long policyVersion;
  private final Set<Long> changed = new LinkedHashSet<>();
  private final Set<Long> joined = new LinkedHashSet<>();
  private final Set<Long> inherited = new LinkedHashSet<>();

  RevisionWriter(Handle handle, Instant at, long policyVersion) {
    this.handle = handle;
    this.at = at;
    this.policyVersion = policyVersion;
  }

  void write(List<Revision> revisions) throws SQLException {
    Waiting.forget(handle, revisions.stream().map(each -> each.decision().value()).toList());
    try (PreparedStatement awaited = Waiting.adding(handle.getConnection())) {
      for (Revision each : revisions) {
        revise(each.activity());
        if (each.entry().isPresent()) {
          decide(each.decision().value(), each.entry().get());
        }
        Waiting.add(awaited, each.decision().value(), each.awaited());
      }
      awaited.executeBatch();
    }
    Waiting.areDue(handle, Waiting.OF_ANSWERS, inherited);
    Arrivals.changed(handle, changed, Optional.empty());
    EventWriter events = new EventWriter(handle);
    events.join(joined);
    events.write(ActivityEvent.Kind.CHANGED, changed, at);
  }

  private void revise(EmailActivity revision) throws SQLException {
    long id = revision.id().value();
    List<EmailActivity> stored =
        SqliteActivityHistory.withoutBodies(
            handle,
            handle.createQuery("SELECT * FROM activities a WHERE a.id = :id").bind("id", id));
    if (stored.isEmpty() || isCircular(revision)) {
      return;
    }
    EmailActivity former = stored.get(0);
    EmailActivity now = former.asRevisedBy(revision, regardingIsSaid(id));
    if (now.isLinkedLike(former)) {
      return;
    }
    update(now);
    changed.add(id);
    if (!now.correlatedActivity().equals(former.correlatedActivity())) {
      joined.add(id);
    }
    if (!now.isInheritedLike(former)) {
      inherited.add(id);
    }
  }

  private boolean regardingIsSaid(long id) {
    return handle
        .createQuery("SELECT regarding_said FROM activities WHERE id = :id")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  private boolean isCircular(EmailActivity revision) {
    return revision.correlatedActivity().isPresent()
        && handle
            .createQuery(
                "WITH RECURSIVE up (id) AS (SELECT :parent UNION SELECT a.correlated_activity"
                    + " FROM up JOIN activities a ON a.id = up.id"
                    + " WHERE a.correlated_activity IS NOT NULL)"
                    + " SELECT EXISTS (SELECT 1 FROM up WHERE id = :child)")
            .bind("parent", revision.correlatedActivity().map(ActivityId::value).orElseThrow())
            .bind("child", revision.id().value())
            .mapTo(Boolean.class)
            .one();
  }

  private void update(EmailActivity now) throws SQLException {
    Connection connection = handle.getConnection();
    try (PreparedStatement row =
        connection.prepareStatement(
            "UPDATE activities SET accepting_entity = ?, owner = ?, regarding = ?,"
                + " correlated_activity = ?, correlation_method = ?,"
                + " correlated_subject_changed = ?, flaws = ? WHERE id = ?")) {
      row.setString(1, StoredText.ofRecord(now.acceptingEntity()));
      row.setString(2, StoredText.ofRecord(now.owner()));
      row.setString(3, StoredText.ofRecord(now.regarding()));
      CommitWriter.setActivity(row, 4, now.correlatedActivity());
      row.setInt(5, now.correlationMethod().number());
      row.setInt(6, now.correlatedSubjectChanged() ? 1 : 0);
      row.setString(7, StoredText.ofFlaws(now.flaws()));
      row.setLong(8, now.id().value());
      row.executeUpdate();
    }
  }

  private void decide(long decision, DecisionEntry entry) throws SQLException {
    Connection connection = handle.getConnection();
    try (PreparedStatement row = CommitWriter.replacing(connection, "id = ?");
        PreparedStatement evidence =
            connection.prepareStatement(
                "UPDATE evidence SET trace = ?, facts = ? WHERE decision = ?")) {
      CommitWriter.bind(row, 1, at, policyVersion, entry);
      row.setLong(13, decision);
      row.executeUpdate();
      evidence.setBytes(1, entry.trace());
      evidence.setBytes(2, entry.facts());
      evidence.setLong(3, decision);
      evidence.executeUpdate();
    }
  }
}
