package org.mailpromoter.api;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.mailpromoter.service.News;

/**
 * One stream of events. Decisions come from the storage, whoever made them: the id of an event is
 * the number of the latest decision that the client knows of, so that a stream that broke continues
 * where it was. Everything else comes from this process.
 */
final class EventStream {
  private final OutputStream out;
  private final LongSupplier latest;
  private final News news;
  private final Predicate<News.Item> visible;
  private final Duration lookEvery;
  private final Duration commentEvery;

  EventStream(
      OutputStream out,
      LongSupplier latest,
      News news,
      Predicate<News.Item> visible,
      Duration lookEvery,
      Duration commentEvery) {
    this.out = out;
    this.latest = latest;
    this.news = news;
    this.visible = visible;
    this.lookEvery = lookEvery;
    this.commentEvery = commentEvery;
  }

  /**
   * Writes until the client leaves.
   *
   * @param from the latest decision that the client knows of
   * @throws IOException if it left
   * @throws InterruptedException if the service ends
   */
  void run(long from) throws IOException, InterruptedException {
    long seen = from;
    long told = news.latest();
    long quiet = System.nanoTime();
    write("retry: 5000\n\n");
    while (true) {
      StringBuilder events = new StringBuilder();
      long now = latest.getAsLong();
      if (now > seen) {
        seen = now;
        events.append(event("message.decided", seen, "decision", String.valueOf(seen)));
      }
      for (News.Item each : news.after(told, lookEvery)) {
        told = each.number();
        if (visible.test(each)) {
          events.append(event(name(each.kind()), seen, "about", Answers.quoted(each.about())));
        }
      }
      if (events.length() > 0 || System.nanoTime() - quiet > commentEvery.toNanos()) {
        write(events.length() > 0 ? events.toString() : ":\n\n");
        quiet = System.nanoTime();
      }
    }
  }

  private static String name(News.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  private static String event(String name, long id, String member, String value) {
    return "event: " + name + "\nid: " + id + "\ndata: {\"" + member + "\":" + value + "}\n\n";
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
