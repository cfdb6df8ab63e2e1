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
import java.util.HashSet;
import java.util.Set;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;

/**
 * Appends a line for each event. The id of the event begins the line, so that the file itself
 * says what was delivered (SK-1); a line counts when its end is there.
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
    return event.id() + "\t" + event.kind() + "\t" + event.activity().id() + "\t" + subject + "\n";
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
      opened.truncate(endOfLastLine(opened));
      opened.position(0);
      delivered.clear();
      // not closed: that would close the channel
      BufferedReader lines =
          new BufferedReader(Channels.newReader(opened, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        delivered.add(idOf(line));
      }
      opened.position(opened.size());
    } catch (IOException e) {
      opened.close();
      throw e;
    }
    channel = opened;
  }

  private String idOf(String line) throws IOException {
    String id = line.split("\t", 2)[0];
    if (!id.matches("\\w+-[0-9]+")) {
      throw new IOException("it was not written by this sink");
    }
    return id;
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
