package org.mailpromoter.sinks.jsonl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.mailpromoter.core.activity.EventId;

/**
 * Reads the ids with which lines begin (member {@code id}, {@code INSTALLATION-NUMBER}) and nothing
 * else of them. A file with other lines was not written by this sink and is refused.
 */
final class EventLines {
  private static final String BEGINNING = "{\"id\":\"";
  private static final int LONGEST_BEGINNING = 200;

  private final Path file;
  private final EventIds ids = new EventIds();
  private final StringBuilder beginning = new StringBuilder(LONGEST_BEGINNING);
  private long line = 1;
  private long position;
  private long afterLastLine;

  EventLines(Path file) {
    this.file = file;
  }

  EventIds ids() {
    return ids;
  }

  /** Reads a file from its start and says where its last whole line ends. */
  long read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(256 << 10);
    while (channel.read(buffer) >= 0) {
      buffer.flip();
      while (buffer.hasRemaining()) {
        take(buffer.get());
      }
      buffer.clear();
    }
    if (!BEGINNING.startsWith(start())) {
      throw notOurs();
    }
    return afterLastLine;
  }

  private String start() {
    return beginning.substring(0, Math.min(beginning.length(), BEGINNING.length()));
  }

  private void take(byte b) throws IOException {
    position++;
    if (b == '\n') {
      ids.add(id().orElseThrow(this::notOurs));
      beginning.setLength(0);
      afterLastLine = position;
      line++;
    } else if (beginning.length() < LONGEST_BEGINNING) {
      beginning.append((char) (b & 0xff));
    }
  }

  private Optional<EventId> id() {
    int end = beginning.indexOf("\"", BEGINNING.length());
    if (!start().equals(BEGINNING) || end < 0) {
      return Optional.empty();
    }
    String id = beginning.substring(BEGINNING.length(), end);
    int hyphen = id.indexOf('-');
    try {
      long number = Long.parseLong(id.substring(hyphen + 1));
      return Optional.of(new EventId(id.substring(0, Math.max(0, hyphen)), number));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private FileSystemException notOurs() {
    return new FileSystemException(
        file.toString(), null, "line " + line + " is not an event; choose another file");
  }
}
