package org.mailpromoter.graph.stub.operation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.graph.stub.store.StoredMailbox;

/**
 * What a link of delta carries.
 *
 * @param mailbox the number of the mailbox
 * @param folder the number of the folder
 * @param generation the generation of the mailbox's links
 * @param from the change after which the round tells; 0 for the first round
 * @param to the change up to which the round tells
 * @param after what the page begins behind
 * @param told how many rows of the round were told
 * @param blank whether an empty page was before this one
 * @param query the query of the first request
 */
record DeltaToken(
    int mailbox,
    int folder,
    int generation,
    int from,
    int to,
    int after,
    int told,
    boolean blank,
    String query) {
  private static final int NUMBERS = 8;

  /** The first page of the first round. */
  static DeltaToken first(StoredMailbox mailbox, int folder, String query) {
    return new DeltaToken(
        mailbox.number(),
        folder,
        mailbox.generation(),
        0,
        mailbox.lastChange(),
        0,
        0,
        false,
        query);
  }

  /** The first page of the round after this one, which tells up to a change. */
  DeltaToken nextRound(int lastChange) {
    return new DeltaToken(mailbox, folder, generation, to, lastChange, to, 0, false, query);
  }

  /** The next page of this round. */
  DeltaToken nextPage(int position, int rows) {
    return new DeltaToken(
        mailbox, folder, generation, from, to, position, told + rows, false, query);
  }

  /** The same page, after an empty one. */
  DeltaToken afterBlank() {
    return new DeltaToken(mailbox, folder, generation, from, to, after, told, true, query);
  }

  /** Returns whether it belongs to the first round. */
  boolean isFirstRound() {
    return from == 0;
  }

  String text() {
    String plain = String.join(",", numbers().stream().map(String::valueOf).toList()) + "," + query;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private List<Integer> numbers() {
    return List.of(mailbox, folder, generation, from, to, after, told, blank ? 1 : 0);
  }

  /** Reads a token; empty for one that this server never gave. */
  static Optional<DeltaToken> read(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      String[] parts = plain.split(",", NUMBERS + 1);
      List<Integer> n = new ArrayList<>();
      for (int at = 0; at < NUMBERS; at++) {
        n.add(Integer.parseInt(parts[at]));
      }
      return Optional.of(
          new DeltaToken(
              n.get(0),
              n.get(1),
              n.get(2),
              n.get(3),
              n.get(4),
              n.get(5),
              n.get(6),
              n.get(7) == 1,
              parts[NUMBERS]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
