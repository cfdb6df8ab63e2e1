package org.mailpromoter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailpromoter.access.WrongInputException.Problem;
import org.mailpromoter.core.decision.Outcome;
import org.mailpromoter.core.decision.Reason;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.NotFoundException.Kind;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.web.Fields;

class QueryReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private static QueryReader reading(String name, String value) {
    return new QueryReader(Fields.none().with(name, value), NOW);
  }

  private static List<Problem> problems(QueryReader reader) {
    return catchThrowableOfType(WrongInputException.class, reader::finish).problems();
  }

  private static String problem(QueryReader reader) {
    List<Problem> problems = problems(reader);
    assertThat(problems).hasSize(1);
    return problems.get(0).where() + ": " + problems.get(0).sentence();
  }

  @Test
  void timesAreReadLikeThoseOfTheCommand() throws Exception {
    QueryReader reader = reading("since", "7d");
    assertThat(reader.time("since")).contains(Instant.parse("2026-02-22T12:00:00Z"));
    assertThat(reader.time("until")).isEmpty();
    reader.finish();
  }

  @Test
  void whatIsNoTimeIsRefusedWithExamples() {
    QueryReader reader = reading("since", "soon");
    assertThat(reader.time("since")).isEmpty();
    assertThat(problem(reader)).startsWith("since: 'soon' is not a time. Write a date");
  }

  @Test
  void wordsMayBeRepeatedOrSeparatedByCommasInAnyCase() throws Exception {
    QueryReader reader =
        new QueryReader(
            Fields.none()
                .with("outcome", "refused,PROMOTED")
                .with("reason", "nocorrelationmatch")
                .with("reason", "AcceptAll"),
            NOW);
    assertThat(reader.words("outcome", Vocabulary.OUTCOMES))
        .containsExactly(Outcome.REFUSED, Outcome.PROMOTED);
    assertThat(reader.words("reason", Vocabulary.REASONS))
        .containsExactly(Reason.NO_CORRELATION_MATCH, Reason.ACCEPT_ALL);
    reader.finish();
  }

  @Test
  void aWordThatIsNoneNamesTheNearest() {
    QueryReader reader = reading("reason", "NoCorelationMatch");
    assertThat(reader.words("reason", Vocabulary.REASONS)).isEmpty();
    assertThat(problem(reader))
        .isEqualTo(
            "reason: 'NoCorelationMatch' is no value here; did you mean NoCorrelationMatch?");
  }

  @Test
  void aNameOfNothingNamesTheNearest() {
    QueryReader reader = reading("mailbox", "ana");
    assertThat(
            reader.named(
                "mailbox",
                name -> {
                  throw NotFoundException.among(Kind.MAILBOX, name, List.of("anna", "support"));
                }))
        .isEmpty();
    assertThat(problem(reader)).isEqualTo("mailbox: 'ana' does not exist; did you mean anna?");
  }

  @Test
  void aParameterThatNobodyReadsIsRefused() {
    QueryReader reader = reading("mailbx", "anna");
    reader.allow(Set.of("mailbox", "sender"));
    assertThat(problem(reader))
        .isEqualTo("mailbx: There is no such parameter; did you mean mailbox?");
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    QueryReader reader =
        new QueryReader(
            Fields.none().with("limit", "0").with("all", "perhaps").with("regarding", "anna"), NOW);
    assertThat(reader.page().isFirst()).isTrue();
    assertThat(reader.flag("all")).isFalse();
    assertThat(reader.record("regarding")).isEmpty();
    assertThat(problems(reader))
        .extracting(Problem::where)
        .containsExactly("limit", "all", "regarding");
  }

  @Test
  void whatIsRightIsRead() throws Exception {
    QueryReader reader =
        new QueryReader(
            Fields.none()
                .with("limit", "7")
                .with("after", "9.9.0")
                .with("all", "yes")
                .with("regarding", "contact:anna"),
            NOW);
    assertThat(reader.limit()).isEqualTo(7);
    assertThat(reader.page().isFirst()).isFalse();
    assertThat(reader.flag("all")).isTrue();
    assertThat(reader.record("regarding")).contains(new RecordId(RecordKind.CONTACT, "anna"));
    reader.finish();
  }
}
