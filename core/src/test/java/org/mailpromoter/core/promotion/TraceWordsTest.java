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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.Evidence;
import org.mailpromoter.core.decision.Trace;
import org.mailpromoter.core.facts.FactsCodec;
import org.mailpromoter.core.policy.PolicyCodec;

/**
 * Stored facts and traces contain no sentences of the program: {@code verify-decisions} compares
 * them, and a corrected sentence must not make old decisions differ.
 */
class TraceWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/mailpromoter/core");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern EXCEPTION = Pattern.compile("(?s)new \\w+Exception\\(.*?;");
  private static final Pattern SHOWN = Pattern.compile("(?s)String toString\\(\\) \\{.*?\n  \\}");

  /** Their words begin the messages of exceptions that another method throws. */
  private static final Set<String> ERRORS =
      Set.of("StoredEvidence.java", "SmartMatching.java", "TokenNumbering.java");

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
    for (String name : List.of("Evidence", "Obstacle", "ValueCodec")) {
      String source = Files.readString(SOURCES.resolve("decision/" + name + ".java"));
      assertThat(sentences(source)).as(name).isEmpty();
    }
  }

  @Test
  void whatBecomesFactsHoldsNoSentencesButThoseOfErrors() throws IOException {
    for (String room : List.of("facts", "correlation")) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(room))) {
        for (Path file : files.filter(each -> !ERRORS.contains(name(each))).toList()) {
          assertThat(sentences(withoutErrors(Files.readString(file)))).as("%s", file).isEmpty();
        }
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** Without exceptions, and without what only debuggers and logs show. */
  private static String withoutErrors(String source) {
    return SHOWN.matcher(EXCEPTION.matcher(source).replaceAll("")).replaceAll("");
  }

  @Test
  void aSentenceInTheSourceIsFound() {
    assertThat(sentences("/** Not \"this one\". */ saw.add(\"and this\"); // \"nor this\""))
        .containsExactly("\"and this\"");
    assertThat(sentences(withoutErrors("throw new IoException(\"not this\"); why = \"but this\";")))
        .containsExactly("\"but this\"");
  }

  private static List<String> sentences(String source) {
    String code = COMMENT.matcher(source).replaceAll("");
    return LITERAL
        .matcher(code)
        .results()
        .map(found -> found.group())
        .filter(literal -> literal.contains(" ") && literal.chars().anyMatch(Character::isLetter))
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
