package com.example.mailpromoter.textfile;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;

/**
 * Appends a line for each event. The line begins with the id of the event, so the file itself
 * records what was delivered (SK-1); a line is valid only with its line end.
 */
// snippet: sink
final class TextFileSink implements ActivitySink {
  private final Path file;
  private final Set<String> delivered = new HashSet<>();
  private long end = -1;

  TextFileSink(Path file) {
    this.file = file;
  }

  @Override
  public Delivery deliver(ActivityEvent event) throws InterruptedException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        FileLock others = channel.lock()) {
      if (channel.size() != end) {
        readAgain(channel);
      }
      if (!delivered.contains(event.id().toString())) {
        append(event, channel);
      }
      return Delivery.done();
    } catch (ClosedByInterruptException | FileLockInterruptionException e) {
      Thread.interrupted(); // the exception says it from here on
      throw new InterruptedException("interrupted while writing " + file);
    } catch (IOException e) {
      return Delivery.later("The file " + file + " cannot be written: " + e.getMessage() + ".");
    }
  }

  /** What deliver() has confirmed must survive a crash of the machine (SK-3). */
  private void append(ActivityEvent event, FileChannel channel) throws IOException {
    ByteBuffer line = StandardCharsets.UTF_8.encode(line(event));
    long position = end;
    while (line.hasRemaining()) {
      position += channel.write(line, position);
    }
    channel.force(false);
    end = position;
    delivered.add(event.id().toString());
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

  /** Somebody else has written, or nothing was read yet. */
  private void readAgain(FileChannel channel) throws IOException {
    delivered.clear();
    end = -1;
    long whole = endOfLastLine(channel);
    // not closed: that would close the channel
    BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    String next = lines.readLine();
    while (next != null) {
      String line = next;
      next = lines.readLine();
      if (next != null || whole == channel.size()) {
        delivered.add(idOf(line));
      }
    }
    channel.truncate(whole);
    end = whole;
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
}
