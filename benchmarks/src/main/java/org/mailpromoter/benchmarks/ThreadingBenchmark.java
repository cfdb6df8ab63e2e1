package org.mailpromoter.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.IntPredicate;
import org.mailpromoter.core.correlation.BuiltInStrategies;
import org.mailpromoter.core.correlation.CorrelationStrategy;
import org.mailpromoter.core.correlation.TrackingTokenFormat;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.ChangePage;
import org.mailpromoter.core.mailbox.Cursor;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxSession;
import org.mailpromoter.core.mailbox.PageLimit;
import org.mailpromoter.core.message.Envelope;
import org.mailpromoter.core.message.EnvelopeParser;
import org.mailpromoter.core.message.MessageLimits;
import org.mailpromoter.spi.ConnectorFactory;
import org.mailpromoter.spi.Plugin;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.Location;
import org.mailpromoter.spi.config.RawValue;

/**
 * How well replies find their parents on real mail. The reference graph of the mail as it is counts
 * as truth; then headers are taken away step by step, and each strategy is asked alone.
 */
public final class ThreadingBenchmark {
  private static final PageLimit PAGE = new PageLimit(1_000, 1 << 20);

  private ThreadingBenchmark() {}

  /**
   * Prints a table for each mailbox.
   *
   * @param paths mbox files (also .gz) or Maildirs
   * @throws Exception if a mailbox cannot be read
   */
  public static void main(String[] paths) throws Exception {
    for (String path : paths) {
      measure(Path.of(path));
    }
  }

  private static void measure(Path path) throws Exception {
    List<HeaderText> headers = headers(path);
    List<Envelope> intact = parsed(headers, Damage.NONE);
    Truth truth = Truth.of(intact);
    System.out.printf(
        "%n%s: %d messages, %d with a parent that is present, %d of these with Thread-Index;"
            + " %d references have another domain than the id that they name%n",
        path.getFileName(),
        intact.size(),
        truth.replies(),
        truth.count(i -> intact.get(i).threadIndex().isPresent()),
        truth.closed());
    System.out.println(
        "precision: share of matches with the parent (or, in brackets, with any message of the"
            + " conversation);");
    System.out.println(
        "recall: share of replies whose parent was found (in brackets, any message of the"
            + " conversation)");
    for (Damage damage : Damage.values()) {
      List<Envelope> damaged = parsed(headers, damage);
      System.out.printf("%n  %s%n", damage.title());
      for (Map.Entry<String, List<CorrelationStrategy>> each : contestants().entrySet()) {
        Score score = new History(each.getValue()).score(damaged, truth);
        if (score.matches() > 0) {
          System.out.println("    " + score.line(each.getKey()));
        }
        if (each.getKey().equals("conversation-index") && score.matches() > 0) {
          indexed(score, intact, truth);
        }
      }
    }
  }

  private static void indexed(Score score, List<Envelope> intact, Truth truth) {
    IntPredicate hasIndex = i -> intact.get(i).threadIndex().isPresent();
    System.out.println("    " + score.among(hasIndex).line("  of those with Thread-Index"));
    System.out.println(
        "    "
            + score
                .among(i -> hasIndex.test(i) && truth.parentIs(i, hasIndex))
                .line("  whose parent has one"));
  }

  /** Each strategy alone, and all that are on by default in their order. */
  private static Map<String, List<CorrelationStrategy>> contestants() {
    Map<String, List<CorrelationStrategy>> contestants = new LinkedHashMap<>();
    List<CorrelationStrategy> byDefault = new ArrayList<>();
    for (CorrelationStrategy each : BuiltInStrategies.of(TrackingTokenFormat.DEFAULT)) {
      contestants.put(each.name(), List.of(each));
      if (!each.name().equals("smart-matching")) {
        byDefault.add(each);
      }
    }
    contestants.put("all by default", byDefault);
    return contestants;
  }

  private static List<Envelope> parsed(List<HeaderText> headers, Damage damage) {
    EnvelopeParser parser = new EnvelopeParser(MessageLimits.DEFAULT);
    List<Envelope> envelopes = new ArrayList<>(headers.size());
    for (HeaderText header : headers) {
      String damaged = header.with(damage);
      envelopes.add(parser.parse(damaged.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return envelopes;
  }

  private static List<HeaderText> headers(Path path) throws Exception {
    ConnectorFactory connector =
        ServiceLoader.load(Plugin.class).stream()
            .flatMap(plugin -> plugin.get().connectors().stream())
            .filter(each -> each.name().equals("file"))
            .findFirst()
            .orElseThrow();
    Map<String, RawValue> raw =
        Map.of("path", RawValue.of(path.toAbsolutePath().toString(), new Location(path, 1)));
    Config mailbox = read(connector.mailboxKeys(), raw);
    Config server = read(connector.serverKeys(), Map.of());
    List<HeaderText> headers = new ArrayList<>();
    try (MailboxSession session = connector.source("mail", server, mailbox).open()) {
      FolderId folder = session.folders().get(0).id();
      Cursor cursor = Cursor.START;
      Optional<ChangePage> page = Optional.empty();
      while (page.isEmpty() || page.get().more()) {
        page = Optional.of(session.changesSince(folder, cursor, PAGE));
        cursor = page.get().next();
        for (Change change : page.get().changes()) {
          if (change instanceof Change.Arrived arrived) {
            headers.add(HeaderText.of(arrived.header()));
          }
        }
      }
    }
    return headers;
  }

  private static Config read(
      org.mailpromoter.spi.config.ConfigSpec keys, Map<String, RawValue> raw) {
    return keys.read(
        "mailbox",
        new Location(Path.of("arguments"), 1),
        raw,
        problem -> {
          throw new IllegalArgumentException(problem.toString());
        });
  }

  /** What is taken away. */
  enum Damage {
    NONE("headers intact"),
    NO_IN_REPLY_TO("no In-Reply-To"),
    NO_REFERENCES("no References"),
    NEITHER("no In-Reply-To, no References"),
    NO_BRACKETS("ids without brackets"),
    REWRITTEN("ids of every second message rewritten by a relay, as its receivers see it");

    private final String title;

    Damage(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** A header as a list of unfolded fields. */
  record HeaderText(List<String> fields) {
    static HeaderText of(byte[] header) {
      List<String> fields = new ArrayList<>();
      for (String line : new String(header, StandardCharsets.ISO_8859_1).split("\r?\n", -1)) {
        boolean folded = !line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        if (folded && !fields.isEmpty()) {
          fields.set(fields.size() - 1, fields.get(fields.size() - 1) + line);
        } else if (!line.isEmpty()) {
          fields.add(line);
        }
      }
      return new HeaderText(fields);
    }

    String with(Damage damage) {
      StringBuilder text = new StringBuilder();
      for (String field : fields) {
        String damaged = damaged(field, damage);
        if (!damaged.isEmpty()) {
          text.append(damaged).append("\r\n");
        }
      }
      return text.append("\r\n").toString();
    }

    private static String damaged(String field, Damage damage) {
      String name = field.substring(0, Math.max(0, field.indexOf(':'))).toLowerCase(Locale.ROOT);
      boolean inReplyTo = name.equals("in-reply-to");
      boolean references = name.equals("references");
      boolean own = name.equals("message-id");
      return switch (damage) {
        case NONE -> field;
        case NO_IN_REPLY_TO -> inReplyTo ? "" : field;
        case NO_REFERENCES -> references ? "" : field;
        case NEITHER -> inReplyTo || references ? "" : field;
        case NO_BRACKETS ->
            inReplyTo || references || own ? field.replace("<", " ").replace(">", " ") : field;
        case REWRITTEN -> own && field.hashCode() % 2 == 0 ? rewritten(field) : field;
      };
    }

    private static String rewritten(String field) {
      int at = field.lastIndexOf('@');
      return at < 0 ? field : field.substring(0, at) + "@relay.example>";
    }
  }
}
