package org.mailpromoter.core.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.policy.PolicyCodec;

/**
 * Stored traces contain no sentences of the program: {@code verify-decisions} compares them, and a
 * corrected sentence must not make old decisions differ.
 */
class TraceWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/mailpromoter/core");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

  @Test
  void whateverReadsLikeWordsInATraceComesFromTheMessageOrTheSettings() {
    for (long seed = 0; seed < 1_000; seed++) {
      Situation s = DeciderInvariantsTest.random(seed);
      String known = text(FactsCodec.encode(s.facts())) + text(PolicyCodec.encode(s.policy()));
      Trace trace = new Decider().decide(s.facts(), s.policy()).trace();
      List<String> words = new ArrayList<>();
      trace.steps().forEach(step -> collect(step.saw(), words));
      assertThat(words)
          .as("seed %d", seed)
          .filteredOn(each -> each.contains(" "))
          .allMatch(each -> known.contains(text(each.getBytes(StandardCharsets.UTF_8))));
    }
  }

  @Test
  void whatDecidesHoldsNoSentences() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve("promotion"))) {
      for (Path file : files.toList()) {
        assertThat(sentences(Files.readString(file))).as("%s", file).isEmpty();
      }
    }
    String evidence = Files.readString(SOURCES.resolve("decision/Evidence.java"));
    assertThat(sentences(evidence)).isEmpty();
  }

  @Test
  void aSentenceInTheSourceIsFound() {
    assertThat(sentences("/** Not \"this one\". */ saw.add(\"and this\"); // \"nor this\""))
        .containsExactly("\"and this\"");
  }

  private static List<String> sentences(String source) {
    String code = COMMENT.matcher(source).replaceAll("");
    return LITERAL
        .matcher(code)
        .results()
        .map(found -> found.group())
        .filter(literal -> literal.contains(" "))
        .toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Every text in a value, however deep. */
  private static void collect(Object value, List<String> found) {
    if (value instanceof String text) {
      found.add(text);
    } else if (value instanceof Collection<?> many) {
      many.forEach(each -> collect(each, found));
    } else if (value instanceof Record || value instanceof Evidence) {
      for (RecordComponent each : value.getClass().getRecordComponents()) {
        try {
          collect(each.getAccessor().invoke(value), found);
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
