package org.mailpromoter.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.decision.Obstacle;
import org.mailpromoter.core.mailbox.Change;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MessageRef;
import org.mailpromoter.core.message.Body;

class BodiesAheadTest {
  private static final long MOST = 6_000;
  private static final Body BODY = new Body("text", "", List.of(), Set.of());

  private final List<List<String>> questions = new ArrayList<>();
  private final Map<MessageRef, Obstacle> failing = new HashMap<>();
  private final BodiesAhead ahead = new BodiesAhead(this::read, MOST);

  private Bodies read(List<Change.Arrived> messages) {
    questions.add(messages.stream().map(each -> each.ref().id()).toList());
    Map<MessageRef, Body> bodies =
        messages.stream()
            .map(Change.Arrived::ref)
            .filter(ref -> !failing.containsKey(ref))
            .collect(Collectors.toMap(ref -> ref, ref -> BODY));
    return new Bodies(bodies, failing, Map.of());
  }

  /** A portion that is decided, with messages of some kilobytes. */
  private static class Decided implements BodiesAhead.Needs {
    private final List<Change.Arrived> promoted;
    private final Map<MessageRef, Body> bodies = new HashMap<>();

    Decided(String... ids) {
      this(1_000, ids);
    }

    Decided(long size, String... ids) {
      promoted = Stream.of(ids).map(id -> arrived(id, size)).toList();
    }

    @Override
    public boolean isDecided() {
      return true;
    }

    @Override
    public List<Change.Arrived> lacking() throws InterruptedException, ExecutionException {
      return promoted.stream().filter(each -> !bodies.containsKey(each.ref())).toList();
    }

    @Override
    public Map<MessageRef, Body> bodies() {
      return bodies;
    }

    List<String> read() {
      return bodies.keySet().stream().map(MessageRef::id).sorted().toList();
    }
  }

  private static MessageRef ref(String id) {
    return new MessageRef(new FolderId("INBOX"), "1", id);
  }

  private static Change.Arrived arrived(String id, long size) {
    return new Change.Arrived(ref(id), Instant.EPOCH, size, new byte[0]);
  }

  @Test
  void oneQuestionFetchesTheBodiesOfAllDecidedPortions() throws Exception {
    Decided first = new Decided("1", "2");
    Decided second = new Decided("3");
    Decided third = new Decided("4");
    ahead.fetch(first, List.of(second, third));
    assertThat(questions).containsExactly(List.of("1", "2", "3", "4"));
    assertThat(first.read()).containsExactly("1", "2");
    assertThat(second.read()).containsExactly("3");
    assertThat(third.read()).containsExactly("4");
  }

  @Test
  void whatIsReadIsNotReadAgain() throws Exception {
    Decided first = new Decided("1", "2");
    first.bodies().put(ref("1"), BODY);
    Decided second = new Decided("3", "4");
    second.bodies().put(ref("4"), BODY);
    ahead.fetch(first, List.of(second));
    assertThat(questions).containsExactly(List.of("2", "3"));
    questions.clear();
    ahead.fetch(second, List.of(new Decided("5")));
    assertThat(questions).as("nothing is needed now").isEmpty();
  }

  @Test
  void aPortionAloneIsLeftToItsOwnQuestion() throws Exception {
    ahead.fetch(new Decided("1"), List.of());
    ahead.fetch(new Decided("1"), List.of(new Decided()));
    assertThat(questions).isEmpty();
  }

  @Test
  void portionsBehindAnUndecidedOneWait() throws Exception {
    Decided undecided =
        new Decided("2") {
          @Override
          public boolean isDecided() {
            return false;
          }

          @Override
          public List<Change.Arrived> lacking() {
            throw new AssertionError("this would wait");
          }
        };
    ahead.fetch(new Decided("1"), List.of(undecided, new Decided("3")));
    assertThat(questions).isEmpty();
  }

  @Test
  void aDecisionThatFailedConcernsItsOwnPortion() throws Exception {
    Decided failed =
        new Decided("2") {
          @Override
          public List<Change.Arrived> lacking() throws ExecutionException {
            throw new ExecutionException(new IllegalStateException("defect"));
          }
        };
    ahead.fetch(new Decided("1"), List.of(failed, new Decided("3")));
    assertThat(questions).containsExactly(List.of("1", "3"));
  }

  @Test
  void theyWeighLittleTogether() throws Exception {
    Decided first = new Decided(MOST / 3, "1", "2");
    Decided second = new Decided(MOST / 3, "3");
    Decided tooMuch = new Decided(MOST / 3, "4");
    ahead.fetch(first, List.of(second, tooMuch, new Decided("5")));
    assertThat(questions).containsExactly(List.of("1", "2", "3"));
    assertThat(tooMuch.read()).isEmpty();
  }

  @Test
  void aBodyThatCannotBeReadIsLeftToItsPortion() throws Exception {
    Decided first = new Decided("1", "2");
    Decided second = new Decided("3", "4");
    failing.put(ref("2"), Obstacle.of(Obstacle.Kind.BODY_DAMAGED));
    failing.put(ref("3"), Obstacle.of(Obstacle.Kind.BODY_DAMAGED));
    ahead.fetch(first, List.of(second));
    assertThat(first.read()).containsExactly("1");
    assertThat(second.read()).containsExactly("4");
  }
}
