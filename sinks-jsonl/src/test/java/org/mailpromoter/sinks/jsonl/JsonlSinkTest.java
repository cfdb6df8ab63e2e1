package org.mailpromoter.sinks.jsonl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailpromoter.core.activity.ActivityEvent;
import org.mailpromoter.core.activity.ActivitySink;
import org.mailpromoter.core.activity.Delivery;
import org.mailpromoter.core.activity.EventId;
import org.mailpromoter.testkit.ActivitySinkContract;
import org.mailpromoter.testkit.SinkUnderTest;

class JsonlSinkTest implements ActivitySinkContract {
  @TempDir private Path folder;

  @Override
  public SinkUnderTest receiver() {
    return new LinesOfAFile(folder.resolve("out").resolve("activities.jsonl"));
  }

  private Delivery deliver(Path file, long number) throws InterruptedException {
    ActivitySink sink = new JsonlSink(file);
    try {
      return sink.deliver(ActivitySinkContract.event(number));
    } finally {
      sink.close();
    }
  }

  @Test
  void aLineHoldsTheWholeActivity() throws Exception {
    Path file = folder.resolve("a.jsonl");
    deliver(file, 1);
    String text = Files.readString(file);
    assertThat(text.lines()).hasSize(1);
    assertThat(text)
        .startsWith("{\"id\":\"tests-1\",\"kind\":\"created\",\"at\":\"2026-01-05T12:00:00Z\"")
        .contains("\"regarding\":\"account:contoso\"", "\"record\":\"contact:anna\"")
        .contains("\"text\":\"Line one\\nline two", "\"name\":\"a.pdf\"")
        .endsWith("}}\n");
  }

  @Test
  void aFileThatIsMovedAwayGetsNoMoreLinesAndANewOneIsBegun() throws Exception {
    Path file = folder.resolve("a.jsonl");
    Path away = folder.resolve("a.jsonl.1");
    ActivitySink sink = new JsonlSink(file);
    try {
      assertThat(sink.deliver(ActivitySinkContract.event(1))).isInstanceOf(Delivery.Done.class);
      Files.move(file, away);
      assertThat(sink.deliver(ActivitySinkContract.event(2))).isInstanceOf(Delivery.Done.class);
    } finally {
      sink.close();
    }
    assertThat(Files.readString(away)).contains("tests-1").doesNotContain("tests-2");
    assertThat(Files.readString(file)).contains("tests-2").doesNotContain("tests-1");
  }

  @Test
  void aHalfWrittenLineIsCutOffWhereverItWasCut() throws Exception {
    Path whole = folder.resolve("whole.jsonl");
    deliver(whole, 1);
    long first = Files.size(whole);
    deliver(whole, 2);
    byte[] both = Files.readAllBytes(whole);
    for (int length = (int) first; length < both.length; length++) {
      Path cut = folder.resolve("cut.jsonl");
      Files.write(cut, Arrays.copyOf(both, length));
      assertThat(deliver(cut, 2)).isInstanceOf(Delivery.Done.class);
      assertThat(Files.readAllBytes(cut)).as("cut at %d", length).isEqualTo(both);
    }
  }

  @Test
  void aFileOfSomethingElseIsLeftAsItIs() throws Exception {
    for (String text : List.of("kind,id,name\n", "{\"id\":\"x\"}\n", "half a line")) {
      Path file = Files.writeString(folder.resolve("other.txt"), text);
      assertThat(deliver(file, 1).toString()).contains("line 1 is not an event", "other.txt");
      assertThat(Files.readString(file)).isEqualTo(text);
    }
  }

  @Test
  void aFileThatAnotherWritesIsLeftAlone() throws Exception {
    Path file = folder.resolve("a.jsonl");
    ActivitySink first = new JsonlSink(file);
    first.deliver(ActivitySinkContract.event(1));
    assertThat(deliver(file, 2).toString()).contains("another process writes to it");
    first.close();
    assertThat(deliver(file, 2)).isInstanceOf(Delivery.Done.class);
  }

  /** After a database went back in time, its next event has the number of an earlier one. */
  @Test
  void theSameNumberOfAnotherOpeningIsNews() throws Exception {
    Path file = folder.resolve("a.jsonl");
    ActivityEvent event = ActivitySinkContract.event(1);
    try (ActivitySink sink = new JsonlSink(file)) {
      for (String opening : List.of("tests_a", "tests_b", "tests_a")) {
        sink.deliver(
            new ActivityEvent(
                new EventId(opening, 1),
                event.kind(),
                event.at(),
                event.conversation(),
                event.activity()));
      }
    }
    assertThat(Files.readAllLines(file))
        .extracting(line -> line.split("\"", -1)[3])
        .containsExactly("tests_a-1", "tests_b-1");
  }

  @Test
  void aFileThatWasMovedAwayIsBegunAnew() throws Exception {
    Path file = folder.resolve("a.jsonl");
    deliver(file, 1);
    Files.move(file, folder.resolve("a-2026.jsonl"));
    deliver(file, 2);
    assertThat(Files.readString(file)).startsWith("{\"id\":\"tests-2\"");
  }

  /** A file in a folder that can be taken away. */
  private static final class LinesOfAFile implements SinkUnderTest {
    private final Path file;
    private final List<JsonlSink> opened = new ArrayList<>();

    LinesOfAFile(Path file) {
      this.file = file;
      repair();
    }

    /** The lock of a dead process is released. */
    @Override
    public ActivitySink open() {
      opened.forEach(JsonlSink::close);
      JsonlSink sink = new JsonlSink(file);
      opened.add(sink);
      return sink;
    }

    @Override
    public List<EventId> arrived() throws IOException {
      List<EventId> ids = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        assertThat(line).startsWith("{\"id\":\"").endsWith("}}");
        String[] id = line.split("\"", -1)[3].split("-", -1);
        ids.add(new EventId(id[0], Long.parseLong(id[1])));
      }
      return ids;
    }

    @Override
    public void breakDown() throws IOException {
      Files.delete(file.getParent());
    }

    @Override
    public void repair() {
      try {
        Files.createDirectories(file.getParent());
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      opened.forEach(JsonlSink::close);
    }
  }
}
