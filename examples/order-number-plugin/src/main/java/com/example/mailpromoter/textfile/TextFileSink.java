package com.example.mailpromoter.textfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;

/**
 * Appends a line for each event. The number of the event begins the line, so that the file itself
 * says what was delivered (SK-1); a line counts when its end is there. While a sink has the file no
 * other process has it.
 */
// snippet: sink
final class TextFileSink implements ActivitySink {
  private final Path file;
  private final Set<String> delivered = new HashSet<>();
  private FileChannel channel;

  TextFileSink(Path file) {
    this.file = file;
  }

  @Override
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    try {
      open();
      if (delivered.add(event.id().toString())) {
        append(line(event));
      }
      return Delivery.done();
    } catch (ClosedByInterruptException e) {
      close();
      Thread.interrupted(); // the exception says it now
      throw new InterruptedException("interrupted while writing " + file);
    } catch (IOException e) {
      close();
      return Delivery.later("The file " + file + " cannot be written: " + e.getMessage() + ".");
    }
  }

  /** What deliver() has answered must survive the machine (SK-3). */
  private void append(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  private static String line(ActivityEvent event) {
    String subject = event.activity().subject().replaceAll("\\p{Cntrl}", " ");
    return String.join(
        "\t",
        event.id().toString(),
        event.kind().toString(),
        event.activity().id().toString(),
        subject + "\n");
  }
  // end of snippet

  private void open() throws IOException {
    if (channel != null) {
      return;
    }
    FileChannel opened =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (opened.tryLock() == null) {
        throw new IOException("another process writes it");
      }
      long end = endOfLastLine(opened);
      delivered.clear();
      delivered.addAll(idsBefore(end, opened));
      opened.truncate(end);
      opened.position(end);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    channel = opened;
  }

  private static List<String> idsBefore(long end, FileChannel file) throws IOException {
    List<String> ids = new ArrayList<>();
    // not closed: that would close the file
    BufferedReader lines = new BufferedReader(Channels.newReader(file, StandardCharsets.UTF_8));
    String next = lines.readLine();
    while (next != null) {
      String line = next;
      next = lines.readLine();
      if (next != null || end == file.size()) {
        ids.add(idOf(line));
      }
    }
    return ids;
  }

  private static String idOf(String line) throws IOException {
    String[] parts = line.split("\t", -1);
    if (parts.length != 4) {
      throw new IOException("it was not written by this sink");
    }
    return parts[0];
  }

  /** A line without its end was cut off by a crash, and its event comes again. */
  private static long endOfLastLine(FileChannel file) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = file.size(); end > 0; end--) {
      one.clear();
      file.read(one, end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }

  @Override
  public void close() {
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // every line was forced to the disk when it was written
      }
    }
  }
}
