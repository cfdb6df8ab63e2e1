package org.mailpromoter.installation.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailpromoter.core.activity.ActivityFilter;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.decision.SubReason;
import org.mailpromoter.core.history.PageKey;
import org.mailpromoter.core.history.SearchWords;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.Direction;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.SampleInstallation;
import org.mailpromoter.installation.WrongPageException;

/** The words with which pages end. */
class PageWordsTest {
  private static final PageKey KEY = new PageKey(1_795_903_988_815L, 20_004);
  private static final PageWords WORDS =
      PageWords.of("errors").with("mailbox", Optional.of("maria")).with("sender", List.of("x"));

  @TempDir private Path folder;

  @Test
  void aWordLeadsToItsPlaceInItsOwnList() throws WrongPageException {
    assertThat(WORDS.word(KEY)).matches("[a-z0-9.]+").hasSizeLessThan(40);
    assertThat(WORDS.from(PageRequest.after(WORDS.word(KEY), 5))).isEqualTo(KEY);
    assertThat(WORDS.from(PageRequest.first(5))).isEqualTo(PageKey.START);
  }

  private static Stream<PageWords> others() {
    return Stream.of(
        PageWords.of("activities")
            .with("mailbox", Optional.of("maria"))
            .with("sender", List.of("x")),
        PageWords.of("errors").with("mailbox", Optional.of("tom")).with("sender", List.of("x")),
        PageWords.of("errors").with("mailbox", Optional.empty()).with("sender", List.of("x")),
        PageWords.of("errors").with("mailbox", Optional.of("maria")),
        PageWords.of("errors").with("queue", Optional.of("maria")).with("sender", List.of("x")),
        PageWords.of("errors").with("mailbox", List.of("maria", "sender")).with("1", List.of("x")),
        PageWords.of("errors").with("sender", List.of("x")).with("mailbox", List.of("maria")));
  }

  @ParameterizedTest
  @MethodSource("others")
  void aWordOfAnotherListOrFilterIsRefused(PageWords other) {
    assertThatThrownBy(() -> WORDS.from(PageRequest.after(other.word(KEY), 5)))
        .isInstanceOf(WrongPageException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "1.2", "1.2.3", "1.2.abcdefabcdef", "é.1.2", "1.2."})
  void aWordThatNoPageEndsWithIsRefused(String word) {
    assertThatThrownBy(() -> WORDS.from(PageRequest.after(word, 5)))
        .isInstanceOf(WrongPageException.class)
        .satisfies(e -> assertThat(((WrongPageException) e).word()).isEqualTo(word));
  }

  @Test
  void anotherPlaceUnderTheSameDigestIsRefused() {
    String word = WORDS.word(KEY);
    String other = new PageKey(KEY.order() + 1, KEY.number()).word();
    assertThatThrownBy(
            () -> WORDS.from(PageRequest.after(other + word.substring(word.lastIndexOf('.')), 5)))
        .isInstanceOf(WrongPageException.class);
  }

  @Test
  void theOrderOfValuesMakesNoDifference() {
    assertThat(PageWords.of("errors").with("r", List.of("a", "b")).word(KEY))
        .isEqualTo(PageWords.of("errors").with("r", List.of("b", "a")).word(KEY));
  }

  /** A condition that a filter gets later is not forgotten. */
  @Test
  void everyConditionOfAFilterBindsTheWordExceptTimes() throws Exception {
    try (OpenInstallation open = SampleInstallation.in(folder).openOrCreate()) {
      for (Method narrowing : narrowings(DecisionFilter.class)) {
        DecisionFilter narrowed =
            (DecisionFilter) narrowing.invoke(DecisionFilter.all(), value(narrowing));
        boolean free = narrowing.getParameterTypes()[0] == Instant.class;
        assertThat(AnalyzedMessages.words(narrowed).word(KEY))
            .as(narrowing.getName())
            .matches(
                word ->
                    free == word.equals(AnalyzedMessages.words(DecisionFilter.all()).word(KEY)));
      }
      for (Method narrowing : narrowings(ActivityFilter.class)) {
        ActivityFilter narrowed =
            (ActivityFilter) narrowing.invoke(ActivityFilter.all(), value(narrowing));
        boolean free = narrowing.getParameterTypes()[0] == Instant.class;
        assertThat(Activities.words(narrowed).word(KEY))
            .as(narrowing.getName())
            .matches(word -> free == word.equals(Activities.words(ActivityFilter.all()).word(KEY)));
      }
      String foreign = Activities.words(ActivityFilter.all()).word(KEY);
      assertThatThrownBy(
              () ->
                  new AnalyzedMessages(open)
                      .fullPage(DecisionFilter.all(), PageRequest.after(foreign, 5)))
          .isInstanceOf(WrongPageException.class);
    }
  }

  private static List<Method> narrowings(Class<?> filter) {
    return Arrays.stream(filter.getMethods())
        .filter(each -> each.getName().startsWith("with"))
        .toList();
  }

  private static Object value(Method narrowing) {
    Class<?> type = narrowing.getParameterTypes()[0];
    if (type == Set.class) {
      return Map.of(
              "withOutcomes",
              Set.of(Outcome.REFUSED),
              "withReasons",
              Set.of(Reason.DUPLICATE),
              "withSubReasons",
              Set.of(SubReason.OPTION_NONE),
              "withMailboxes",
              Set.of(new MailboxId("anna")))
          .get(narrowing.getName());
    }
    return Stream.of(
            "text",
            SearchWords.of("text"),
            Instant.EPOCH,
            new MailboxId("anna"),
            new RecordId(RecordKind.QUEUE, "support"),
            Direction.INCOMING)
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow();
  }
}
