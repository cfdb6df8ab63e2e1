package org.mailpromoter.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.mailpromoter.service.News;

class EventStreamTest {
  private final News news = new News();
  private final AtomicLong latest = new AtomicLong(7);

  /** A client that does something when it has read a text, and leaves when it has read another. */
  private final class Client extends OutputStream {
    private final StringBuilder text = new StringBuilder();
    private final String until;
    private Runnable then = () -> {};

    Client(String until) {
      this.until = until;
    }

    @Override
    public void write(int each) {
      throw new AssertionError("events are written as a whole");
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      text.append(new String(bytes, StandardCharsets.UTF_8));
      then.run();
      if (text.indexOf(until) >= 0) {
        throw new IOException("the client left");
      }
    }
  }

  private String read(Client client, long from, Predicate<News.Item> visible, Duration comments)
      throws InterruptedException {
    try {
      new EventStream(client, latest::get, news, visible, Duration.ofMillis(1), comments).run(from);
    } catch (IOException e) {
      return client.text.toString();
    }
    throw new AssertionError("a stream ends only with its client");
  }

  @Test
  void aStreamThatBrokeContinuesWithTheLatestDecision() throws Exception {
    String text = read(new Client("message.decided"), 5, each -> true, Duration.ofHours(1));
    assertThat(text)
        .startsWith("retry: 5000\n\n")
        .endsWith("event: message.decided\nid: 7\ndata: {\"decision\":7}\n\n");
  }

  @Test
  void whatHappensIsToldByNameAndOnlyToThoseWhoMaySeeIt() throws Exception {
    Client client = new Client("anna");
    client.then =
        () -> {
          if (news.latest() == 0) {
            news.add(News.Kind.MAILBOX_STATE, "ben");
            news.add(News.Kind.MAILBOX_STATE, "anna");
          }
        };
    String text = read(client, 7, each -> !each.about().equals("ben"), Duration.ofHours(1));
    assertThat(text)
        .endsWith("event: mailbox.state\nid: 7\ndata: {\"about\":\"anna\"}\n\n")
        .doesNotContain("ben");
  }

  @Test
  void aQuietStreamIsKeptOpenByComments() throws Exception {
    String text = read(new Client(":\n\n"), 7, each -> true, Duration.ZERO);
    assertThat(text).isEqualTo("retry: 5000\n\n:\n\n");
  }
}
