package org.mailpromoter.fuzz.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Third-party and mutated mail, read by two readers that share no code: they agree, or the
 * difference is of a known kind. {@code -Dcorpus.mutations=N} makes it longer, {@code
 * -Dcorpus.seed=N} other.
 */
class CorpusTest {
  private static final int MUTATIONS = Integer.getInteger("corpus.mutations", 20_000);
  private static final long SEED = Long.getLong("corpus.seed", 20261128L);
  private static final int LARGEST = 6 << 10;
  private static final int MOST_SHOWN = 30;
  private static final long SECOND = 1_000_000_000L;

  private final OurReader ours = new OurReader();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final Map<Judgement, Integer> judged = new EnumMap<>(Judgement.class);
  private final List<String> unjudged = new ArrayList<>();

  @Test
  void whatNobodyHereWroteIsReadAsTheSecondReaderReadsIt() throws IOException {
    for (byte[] message : Corpora.messages()) {
      compare(message, "as it is");
    }
    report();
  }

  @Test
  void whatIsWrittenOddlyIsReadAsTheSecondReaderReadsIt() throws IOException {
    List<byte[]> seeds =
        Corpora.seeds().stream().filter(message -> message.length <= LARGEST).toList();
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      String mail = new String(seed, StandardCharsets.ISO_8859_1);
      List<Mutation> how =
          random
              .ints(1 + random.nextInt(2), 0, Mutation.values().length)
              .mapToObj(each -> Mutation.values()[each])
              .toList();
      for (Mutation each : how) {
        mail = each.apply(mail, random);
      }
      compare(mail.getBytes(StandardCharsets.ISO_8859_1), "number " + i + ", " + how);
    }
    report();
  }

  private void compare(byte[] message, String what) throws IOException {
    Reading reading = within(message, what);
    String mail = new String(message, StandardCharsets.ISO_8859_1);
    for (Difference each : Difference.between(reading, AngusReader.read(message), mail)) {
      Optional<Judgement> kind = Judgement.of(each);
      if (kind.isPresent()) {
        judged.merge(kind.get(), 1, Integer::sum);
      } else {
        unjudged.add(what + ": " + each.shown());
      }
    }
  }

  /**
   * Reads within a second of CPU; a slower reading is repeated once, because machines can stall.
   */
  private Reading within(byte[] message, String what) throws IOException {
    long before = threads.getCurrentThreadCpuTime();
    Reading reading = ours.read(message);
    if (threads.getCurrentThreadCpuTime() - before > SECOND) {
      before = threads.getCurrentThreadCpuTime();
      ours.read(message);
      assertThat(threads.getCurrentThreadCpuTime() - before)
          .as("CPU for %s", what)
          .isLessThan(SECOND);
    }
    return reading;
  }

  private void report() {
    System.out.println("seed " + SEED + ", differences by kind: " + judged);
    assertThat(unjudged.stream().limit(MOST_SHOWN))
        .as("%d differences that nobody judged, seed %d", unjudged.size(), SEED)
        .isEmpty();
  }
}
