package org.mailpromoter.connectors.exchange.ews.read;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailAccessException;

/**
 * Arrivals of one folder that are still to be returned, the oldest first. Exchange may list the
 * newest first, so everything is listed before anything is returned. Items that do not fit into
 * memory are listed again when their turn comes. Not thread-safe.
 */
final class Backlog {
  /** About as many bytes of memory: 60,000 arrivals with the ids of Exchange. */
  static final long ROOM = 16 << 20;

  /** Memory of an arrival in addition to its id. */
  static final int BESIDE_THE_ID = 100;

  private final FolderId folder;
  private final EwsCursor begun;
  private final Listing listing;
  private final long room;
  private final TreeSet<Arrival> arrivals = new TreeSet<>();
  private final Set<String> later = new HashSet<>();
  private final Changes changes;
  private long characters;
  private long laterCharacters;
  private boolean laterIsKnown;
  private boolean cut;

  /** Lists a folder from a state on. */
  @FunctionalInterface
  interface Listing {
    /** Begins; arrivals go to a taker, in the server's order and possibly several times. */
    Changes from(String state, Consumer<Arrival> taker);
  }

  /** A list that is read on and on. */
  interface Changes {
    /**
     * Reads until nothing is left.
     *
     * @param most how many calls to make at most
     * @return false when the server has forgotten the state
     */
    boolean readOn(int most) throws MailAccessException;

    /** Whether anything happened, even if nothing arrived. */
    boolean isChanged();

    /** Whether everything was read. */
    boolean isAtEnd();

    /** Where to continue later. */
    String state();
  }

  /**
   * Nothing is listed yet.
   *
   * @param room how many characters may be kept
   */
  Backlog(FolderId folder, EwsCursor begun, Listing listing, long room) {
    this.room = room;
    this.folder = folder;
    this.begun = begun;
    this.listing = listing;
    this.changes = listing.from(begun.from(), this::add);
    this.laterIsKnown = begun.to().isEmpty();
  }

  /**
   * Lists on.
   *
   * @param most how many calls to make at most for each of two lists
   * @return false when the server has forgotten a state: it is to be read from the start
   */
  boolean list(int most) throws MailAccessException {
    if (!laterIsKnown) {
      laterIsKnown = true;
      if (!listing.from(begun.to(), this::addLater).readOn(most)) {
        return false;
      }
    }
    return changes.readOn(most);
  }

  /** Is not returned now; what is not remembered for lack of memory is returned twice. */
  private void addLater(Arrival arrival) {
    laterCharacters += arrival.id().length() + BESIDE_THE_ID;
    if (laterCharacters <= room) {
      later.add(arrival.id());
    }
  }

  private void add(Arrival arrival) {
    boolean handedOut = begun.last().filter(last -> arrival.compareTo(last) <= 0).isPresent();
    if (handedOut || later.contains(arrival.id()) || !arrivals.add(arrival)) {
      return;
    }
    characters += arrival.id().length() + BESIDE_THE_ID;
    while (characters > room) {
      characters -= arrivals.pollLast().id().length() + BESIDE_THE_ID;
      cut = true;
    }
  }

  /** Whether a cursor continues in this listing. */
  boolean holds(FolderId wanted, EwsCursor cursor) {
    boolean same = folder.equals(wanted) && begun.from().equals(cursor.from());
    if (!same || cursor.isWhole()) {
      return false;
    }
    return isListed() ? handsOut(cursor) : cursor.equals(here());
  }

  private boolean handsOut(EwsCursor cursor) {
    Optional<Arrival> last = cursor.last();
    boolean inside =
        last.isPresent() && begun.last().filter(l -> l.compareTo(last.get()) > 0).isEmpty();
    return inside
        && cursor.at().isEmpty()
        && cursor.to().equals(to())
        && !(cut && arrivals.higher(last.get()) == null);
  }

  /** Whether the folder was listed to its end. */
  boolean isListed() {
    return changes.isAtEnd();
  }

  /** Whether anything happened since the beginning, even if nothing arrived. */
  boolean isChanged() {
    return changes.isChanged();
  }

  /** Where an unfinished listing continues. */
  EwsCursor here() {
    return new EwsCursor(begun.from(), begun.to(), changes.state(), begun.last());
  }

  /** The state up to which everything is handed out in the end. */
  String to() {
    return begun.to().isEmpty() ? changes.state() : begun.to();
  }

  /** The arrivals after a cursor, in order. */
  List<Arrival> after(EwsCursor cursor, int most) {
    return (cursor.last().isEmpty() ? arrivals : arrivals.tailSet(cursor.last().get(), false))
        .stream().limit(most).toList();
  }

  /** Where to continue after an arrival. */
  EwsCursor after(Arrival last) {
    return isLast(last) ? end() : new EwsCursor(begun.from(), to(), "", Optional.of(last));
  }

  /** Where to continue when everything was returned. */
  EwsCursor end() {
    return EwsCursor.upTo(to());
  }

  private boolean isLast(Arrival arrival) {
    return !cut && arrivals.higher(arrival) == null;
  }

  /** How many are left after a cursor; -1 when that is not known. */
  long left(EwsCursor cursor) {
    if (cut) {
      return -1;
    }
    long here = cursor.last().map(last -> arrivals.tailSet(last, false).size()).orElse(0);
    return here + later.size();
  }
}
