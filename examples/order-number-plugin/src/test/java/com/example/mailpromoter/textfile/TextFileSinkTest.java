package com.example.mailpromoter.textfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.testkit.ActivitySinkContract;
import org.mailpromoter.testkit.SinkUnderTest;

/** The contract of sinks, and what else can become of a file. */
// snippet: sink-contract
class TextFileSinkTest implements ActivitySinkContract {
  @TempDir private Path folder;

  @Override
  public SinkUnderTest receiver() throws IOException {
    Path there = Files.createDirectory(folder.resolve("there"));
    Path away = folder.resolve("away");
    return new SinkUnderTest() {
      @Override
      public ActivitySink open() {
        return new TextFileSink(file());
      }

      @Override
      public List<EventId> arrived() throws IOException {
        return Files.readAllLines(file()).stream().map(TextFileSinkTest::idOf).toList();
      }

      @Override
      public void breakDown() throws IOException {
        Files.move(there, away);
      }

      @Override
      public void repair() throws IOException {
        if (Files.exists(away)) {
          Files.move(away, there);
        }
      }

      @Override
      public void close() {}
    };
  }

  // end of snippet
  private Path file() {
    return folder.resolve("there/activities.txt");
  }

  private static EventId idOf(String line) {
    String id = line.substring(0, line.indexOf('\t'));
    int hyphen = id.lastIndexOf('-');
    return new EventId(id.substring(0, hyphen), Long.parseLong(id.substring(hyphen + 1)));
  }

  private Delivery deliver(long number) throws Exception {
    try (ActivitySink sink = new TextFileSink(file())) {
      return sink.deliver(ActivitySinkContract.event(number));
    }
  }

  @Test
  void aLineThatWasCutOffIsWrittenAgain() throws Exception {
    Files.createDirectory(folder.resolve("there"));
    deliver(1);
    Files.writeString(file(), "tests-2\tCREA", StandardOpenOption.APPEND);
    assertThat(deliver(2)).isInstanceOf(Delivery.Done.class);
    assertThat(Files.readAllLines(file()))
        .extracting(TextFileSinkTest::idOf)
        .containsExactly(new EventId("tests", 1), new EventId("tests", 2));
  }

  @Test
  void aFileOfSomebodyElseIsLeftAlone() throws Exception {
    Files.createDirectory(folder.resolve("there"));
    Files.writeString(file(), "Dear diary\nto be continued");
    assertThat(deliver(1)).isInstanceOf(Delivery.Later.class);
    assertThat(file()).hasContent("Dear diary\nto be continued");
  }
}
