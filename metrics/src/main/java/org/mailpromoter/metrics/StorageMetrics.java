package org.mailpromoter.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.mailpromoter.core.store.SinkBacklog;
import org.mailpromoter.core.store.StoreException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.SinkStates;
import org.mailpromoter.installation.ask.Status;
import org.mailpromoter.service.Desk;

/**
 * What the storage says when it is asked: the last run of each mailbox, and what waits for sinks.
 * It is asked every few seconds at most. While it is not open, these families have no samples.
 * Thread-safe.
 */
final class StorageMetrics implements Metrics.Source {
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final double MILLIS = 1_000;

  private static final Family OPEN =
      Family.gauge("mailpromoter_store_open", "1 while the storage is open, else 0.");
  private static final Family SIZE =
      Family.gauge("mailpromoter_store_size_bytes", "The size of the storage.");
  private static final Family STATE =
      Family.gauge(
          "mailpromoter_mailbox_state",
          "1 for the state of a mailbox, else 0.",
          "mailbox",
          "state");
  private static final Family SUCCESS =
      Family.gauge(
          "mailpromoter_sync_last_success_timestamp_seconds",
          "When a mailbox was last synchronized without a failure.",
          "mailbox");
  private static final Family UNDECIDED =
      Family.gauge(
          "mailpromoter_undecided_oldest_timestamp_seconds",
          "When the oldest message of a mailbox that could not be decided yet was received; no"
              + " sample if there is none.",
          "mailbox");
  private static final Family EVENTS =
      Family.gauge(
          "mailpromoter_outbox_events", "Events that a sink did not take.", "sink", "state");
  private static final Family OLDEST =
      Family.gauge(
          "mailpromoter_outbox_oldest_seconds",
          "The age of the oldest event that waits for a sink; 0 if none does.",
          "sink");

  private final Desk desk;
  private final InstantSource clock;
  private Instant writtenAt = Instant.MIN;
  private String written = "";

  StorageMetrics(Desk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public synchronized void write(Exposition out) {
    Instant now = clock.instant();
    if (writtenAt.isBefore(now.minus(KEPT)) || writtenAt.isAfter(now)) {
      writtenAt = now;
      written = asked(now);
    }
    out.append(written);
  }

  private String asked(Instant now) {
    Exposition out = new Exposition();
    boolean open = false;
    try {
      out.append(desk.lend(lent -> storage(lent, now)));
      open = true;
    } catch (Desk.ClosedException | StoreException e) {
      // the gauge below says so
    }
    return out.family(OPEN).sample(OPEN, List.of(), open ? 1 : 0).toString();
  }

  private String storage(OpenInstallation open, Instant now) {
    Exposition out = new Exposition();
    mailboxes(Status.mailboxes(open), out);
    sinks(new SinkStates(open).list(), now, out);
    out.family(SIZE).sample(SIZE, List.of(), size(open.parts().deployment().storage().place()));
    return out.toString();
  }

  private static void mailboxes(List<Status.MailboxState> mailboxes, Exposition out) {
    out.family(STATE);
    for (Status.MailboxState each : mailboxes) {
      for (Status.State state : Status.State.values()) {
        String word = state.name().toLowerCase(Locale.ROOT);
        out.sample(
            STATE, List.of(each.mailbox().id().value(), word), each.state() == state ? 1 : 0);
      }
    }
    times(SUCCESS, mailboxes, Status.MailboxState::lastGoodRun, out);
    times(UNDECIDED, mailboxes, Status.MailboxState::undecidedSince, out);
  }

  private static void times(
      Family family,
      List<Status.MailboxState> mailboxes,
      Function<Status.MailboxState, Optional<Instant>> time,
      Exposition out) {
    out.family(family);
    for (Status.MailboxState each : mailboxes) {
      List<String> label = List.of(each.mailbox().id().value());
      time.apply(each).ifPresent(at -> out.sample(family, label, at.toEpochMilli() / MILLIS));
    }
  }

  private static void sinks(List<SinkStates.State> sinks, Instant now, Exposition out) {
    out.family(EVENTS);
    for (SinkStates.State each : sinks) {
      SinkBacklog backlog = each.backlog();
      String sink = backlog.sink().value();
      out.sample(EVENTS, List.of(sink, "pending"), backlog.pending() - backlog.failing());
      out.sample(EVENTS, List.of(sink, "failing"), backlog.failing());
      out.sample(EVENTS, List.of(sink, "set_aside"), backlog.setAside());
    }
    out.family(OLDEST);
    for (SinkStates.State each : sinks) {
      double age =
          each.backlog().oldest().map(at -> Duration.between(at, now).toMillis()).orElse(0L)
              / MILLIS;
      out.sample(OLDEST, List.of(each.backlog().sink().value()), Math.max(0, age));
    }
  }

  /** The files of SQLite: the database and its log. */
  private static long size(String place) {
    long size = 0;
    try {
      for (String each : List.of(place, place + "-wal")) {
        Path file = Path.of(each);
        size += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
    } catch (IOException | InvalidPathException e) {
      return size; // a file that went away meanwhile, or another kind of storage
    }
    return size;
  }
}
