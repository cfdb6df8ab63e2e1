package org.mailpromoter.connectors.exchange.ews.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/** Arrivals are returned the oldest first, regardless of the order and number of listing calls. */
class BacklogTest {
  private static final FolderId INBOX = new FolderId("INBOX");
  private static final int PAGE = 3;

  /** A folder in which each call lists one arrival, the newest first; its states are numbers. */
  private final List<Arrival> folder = new ArrayList<>();

  private Backlog backlog(EwsCursor cursor, long room) {
    return new Backlog(INBOX, cursor, Listed::new, room);
  }

  private void arrive(int from, int to) {
    for (int i = from; i <= to; i++) {
      folder.add(new Arrival(1_000 + i, "A" + (char) ('A' + i)));
    }
  }

  private List<Long> readOn(EwsCursor from, long room, int fresh) throws MailAccessException {
    List<Long> seconds = new ArrayList<>();
    EwsCursor cursor = from;
    Backlog backlog = backlog(cursor, room);
    for (int page = 0; page == 0 || !cursor.isWhole(); page++) {
      if (page % fresh == 0 || !backlog.holds(INBOX, cursor)) {
        backlog = backlog(cursor, room);
      }
      assertThat(backlog.list(1_000)).isTrue();
      List<Arrival> next = backlog.after(cursor, PAGE);
      next.forEach(arrival -> seconds.add(arrival.second()));
      cursor = next.isEmpty() ? backlog.end() : backlog.after(next.get(next.size() - 1));
      assertThat(EwsCursor.of(cursor.token())).isEqualTo(cursor);
      assertThat(page).isLessThan(100);
    }
    return seconds;
  }

  private static Long[] seconds(int from, int to) {
    Long[] seconds = new Long[to - from + 1];
    for (int i = from; i <= to; i++) {
      seconds[i - from] = 1_000L + i;
    }
    return seconds;
  }

  @Test
  void theOldestComesFirst() throws Exception {
    arrive(1, 10);
    assertThat(readOn(EwsCursor.START, Backlog.ROOM, 100)).containsExactly(seconds(1, 10));
  }

  @Test
  void aSessionThatBeginsAnewGoesOnWhereTheOtherEnded() throws Exception {
    arrive(1, 10);
    assertThat(readOn(EwsCursor.START, Backlog.ROOM, 1)).containsExactly(seconds(1, 10));
  }

  @Test
  void whatDoesNotFitIntoMemoryIsListedAgain() throws Exception {
    arrive(1, 20);
    long room = 5 * (2 + Backlog.BESIDE_THE_ID);
    assertThat(readOn(EwsCursor.START, room, 100)).containsExactly(seconds(1, 20));
    assertThat(readOn(EwsCursor.START, room, 1)).containsExactly(seconds(1, 20));
  }

  @Test
  void whatArrivesMeanwhileComesAfterTheRest() throws Exception {
    arrive(5, 10);
    Backlog first = backlog(EwsCursor.START, Backlog.ROOM);
    first.list(1_000);
    EwsCursor middle = first.after(first.after(EwsCursor.START, PAGE).get(PAGE - 1));
    arrive(1, 4);
    assertThat(readOn(middle, Backlog.ROOM, 1)).containsExactly(seconds(8, 10));
    Backlog last = backlog(middle, Backlog.ROOM);
    last.list(1_000);
    assertThat(last.left(last.end())).isEqualTo(4);
    assertThat(readOn(last.end(), Backlog.ROOM, 1)).containsExactly(seconds(1, 4));
  }

  @Test
  void aLongListIsGoneThroughInSeveralCalls() throws Exception {
    arrive(1, 10);
    Backlog backlog = backlog(EwsCursor.START, Backlog.ROOM);
    backlog.list(4);
    assertThat(backlog.isListed()).isFalse();
    EwsCursor here = EwsCursor.of(backlog.here().token());
    assertThat(here.isWhole()).isFalse();
    assertThat(backlog.holds(INBOX, here)).isTrue();
    backlog.list(1_000);
    assertThat(backlog.isListed()).isTrue();
    assertThat(backlog.after(here, 100)).hasSize(10);
    assertThat(readOn(here, Backlog.ROOM, 1)).containsExactly(seconds(1, 10));
  }

  @Test
  void messagesOfTheSameSecondAreInTheOrderOfTheirIds() {
    List<Arrival> arrivals = new ArrayList<>();
    for (String id : List.of("AA/=", "AAz=", "AAA=", "AA0=", "AAa=")) {
      arrivals.add(new Arrival(7, id));
    }
    Collections.sort(arrivals);
    assertThat(arrivals)
        .extracting(Arrival::id)
        .containsExactly("AAA=", "AAa=", "AAz=", "AA0=", "AA/=");
  }

  @Test
  void aCursorThatIsNotUnderstoodIsTheBeginning() {
    for (String token : List.of("", "2 ", "2 1:a", "2 9:a0:0:0:0:", "2 0:0:0:1:x1:a", "3 x")) {
      assertThat(EwsCursor.of(new org.mailpromoter.core.mailbox.Cursor(token)))
          .isEqualTo(EwsCursor.START);
    }
    EwsCursor middle = new EwsCursor("a b", "c:1", "", Optional.of(new Arrival(-5, "x y")));
    assertThat(EwsCursor.of(middle.token())).isEqualTo(middle);
  }

  private final class Listed implements Backlog.Changes {
    private final Consumer<Arrival> taker;
    private final int from;
    private final int to = folder.size();
    private int listed;

    Listed(String state, Consumer<Arrival> taker) {
      this.taker = taker;
      this.from = state.isEmpty() ? 0 : Integer.parseInt(state);
    }

    @Override
    public boolean readOn(int most) {
      for (int call = 0; call < most && !isAtEnd(); call++) {
        taker.accept(folder.get(to - 1 - listed++));
      }
      return true;
    }

    @Override
    public boolean isChanged() {
      return listed > 0;
    }

    @Override
    public boolean isAtEnd() {
      return from + listed == to;
    }

    @Override
    public String state() {
      return isAtEnd() ? String.valueOf(to) : "0";
    }
  }
}
