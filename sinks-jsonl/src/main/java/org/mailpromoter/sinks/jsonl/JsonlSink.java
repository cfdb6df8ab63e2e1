package org.mailpromoter.sinks.jsonl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.activity.json.ActivityJson;
import org.mailpromoter.activity.json.AlertJson;
import org.mailpromoter.activity.json.Json;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.AlertEvent;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.core.fault.FileTrouble;

/** Appends events to a file, which is opened at the first of them. */
final class JsonlSink implements ActivitySink {
  private final Path file;
  private @Nullable EventFile open;

  JsonlSink(Path file) {
    this.file = file;
  }

  @Override
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    return write(event.id(), () -> ActivityJson.of(event));
  }

  @Override
  public Delivery deliverAlert(AlertEvent event) throws InterruptedException {
    return write(event.id(), () -> AlertJson.of(event));
  }

  private Delivery write(EventId id, Supplier<Map<String, @Nullable Object>> json)
      throws InterruptedException {
    try {
      EventFile events = opened();
      if (!events.holds(id)) {
        events.append(id, line(json.get()));
      }
      return Delivery.done();
    } catch (ClosedByInterruptException e) {
      close();
      Thread.interrupted();
      throw new InterruptedException("interrupted while writing " + file);
    } catch (IOException e) {
      close();
      return Delivery.later(sentence(e));
    }
  }

  private EventFile opened() throws IOException {
    if (open != null && !open.isInPlace()) {
      close();
    }
    EventFile events = open;
    if (events == null) {
      events = EventFile.open(file);
      open = events;
    }
    return events;
  }

  private static byte[] line(Map<String, @Nullable Object> event) {
    byte[] json = Json.oneLine(event);
    ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + 1);
    line.writeBytes(json);
    line.write('\n');
    return line.toByteArray();
  }

  private String sentence(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "The folder of " + file + " does not exist. Create it, or choose another file.";
    }
    if (failure instanceof AccessDeniedException) {
      return "This user may not write "
          + file
          + ". Change its permissions, or choose another"
          + " file.";
    }
    return "The file " + file + " cannot be written: " + FileTrouble.reason(failure) + ".";
  }

  /** A partial line is found and removed when the file is opened again. */
  @Override
  public void close() {
    EventFile events = open;
    open = null;
    if (events != null) {
      events.close();
    }
  }
}
