package org.mailpromoter.graph.stub.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.mailpromoter.graph.stub.fault.Quirk;
import org.mailpromoter.graph.stub.store.DeltaRow;
import org.mailpromoter.graph.stub.store.StoredMailbox;

/**
 * A page of a round of delta.
 *
 * @param rows what it tells
 * @param next the next page, or this one where the round ends
 * @param ends whether the round ends
 */
record DeltaPage(List<DeltaRow> rows, DeltaToken next, boolean ends) {
  DeltaPage {
    rows = List.copyOf(rows);
  }

  static DeltaPage of(StoredMailbox mailbox, DeltaToken token, DeltaQuery query) {
    if (query.view().has(Quirk.EMPTY_PAGES) && !token.blank()) {
      return new DeltaPage(List.of(), token.afterBlank(), false);
    }
    int size = Math.min(query.size(), query.most() - token.told());
    List<DeltaRow> found = found(mailbox, token, query, size + 1);
    List<DeltaRow> rows = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
    boolean ends = found.size() <= size || token.told() + size >= query.most();
    DeltaToken next = ends ? token : next(token, rows, query);
    if (query.view().has(Quirk.SHUFFLED_ROWS)) {
      Collections.shuffle(rows, new Random(token.after()));
    }
    return new DeltaPage(rows, next, ends);
  }

  /** The first rows behind the page's begin that are to be told. */
  private static List<DeltaRow> found(
      StoredMailbox mailbox, DeltaToken token, DeltaQuery query, int most) {
    List<DeltaRow> found = new ArrayList<>();
    int after = token.after();
    List<DeltaRow> read = read(mailbox, token, query, after, most);
    while (!read.isEmpty() && found.size() < most) {
      read.stream().filter(each -> query.tells(each, token)).forEach(found::add);
      after = read.get(read.size() - 1).position();
      read = read(mailbox, token, query, after, most);
    }
    return found.subList(0, Math.min(most, found.size()));
  }

  private static List<DeltaRow> read(
      StoredMailbox mailbox, DeltaToken token, DeltaQuery query, int after, int most) {
    if (!token.isFirstRound()) {
      return mailbox.since(token.folder(), token.from(), token.to(), after, most);
    }
    if (!query.newestFirst()) {
      return mailbox.first(token.folder(), token.to(), after, most);
    }
    List<DeltaRow> all =
        DeltaQuery.newestFirst(mailbox.first(token.folder(), token.to(), 0, Integer.MAX_VALUE));
    return all.subList(Math.min(after, all.size()), Math.min(after + most, all.size()));
  }

  private static DeltaToken next(DeltaToken token, List<DeltaRow> rows, DeltaQuery query) {
    boolean repeats = query.view().has(Quirk.REPEATED_ROWS) && rows.size() > 1;
    int told = rows.size() - (repeats ? 1 : 0);
    return token.nextPage(rows.get(told - 1).position(), told);
  }
}
