package org.mailpromoter.dataverse.directory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.DirectoryException;
import org.mailpromoter.core.party.DirectoryWarning;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.dataverse.client.DataverseError;
import org.mailpromoter.dataverse.client.DataverseException;
import org.mailpromoter.dataverse.client.Refusal;
import org.mailpromoter.dataverse.client.WebApi;

/**
 * Asks an environment for records, for some hundred addresses with each request. A change is found
 * by the next question. Thread-safe.
 */
final class DataverseDirectory implements RecordDirectory {
  /** An address inside a batch may have 64 kB; the rest of the query needs a few. */
  private static final int LONGEST_QUERY = 56 << 10;

  /** RD-8: a request is given up within two minutes, waiting for a busy service among it. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final String name;
  private final WebApi api;
  private final Tables tables;
  private final Sleeper sleeper;
  private volatile int together;
  private volatile LookUp lookUp;
  private volatile @Nullable DirectoryWarning warning;

  /** How records are found. */
  enum LookUp {
    /** Through the index where it can be used, otherwise through the columns. */
    AUTO,
    /** Through the index of addresses. */
    EMAIL_SEARCH,
    /** Through the columns of the tables. */
    COLUMNS
  }

  /** Waits; a test does not. */
  interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  DataverseDirectory(
      String name, WebApi api, Tables tables, int together, LookUp lookUp, Sleeper sleeper) {
    this.name = name;
    this.api = api;
    this.tables = tables;
    this.together = together;
    this.lookUp = lookUp;
    this.sleeper = sleeper;
  }

  @Override
  public Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    List<EmailAddress> all = new ArrayList<>(addresses);
    all.removeIf(each -> !Xml.canHold(each.value()));
    all.sort(Comparator.naturalOrder());
    try {
      return all.isEmpty() ? Map.of() : answered(all);
    } catch (DataverseException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(
          new DataverseException(DataverseError.CONNECTION_LOST, "the program is stopping", e));
    }
  }

  private Map<EmailAddress, List<PartyRecord>> answered(List<EmailAddress> all)
      throws DataverseException, InterruptedException {
    Map<EmailAddress, Map<RecordId, PartyRecord>> found = new HashMap<>();
    int from = 0;
    while (from < all.size()) {
      int until = end(all, from, query());
      ask(all.subList(from, until), found);
      from = until;
    }
    Map<EmailAddress, List<PartyRecord>> answer = new HashMap<>();
    found.forEach((address, records) -> answer.put(address, List.copyOf(records.values())));
    return answer;
  }

  private AddressQuery query() throws DataverseException, InterruptedException {
    return lookUp == LookUp.COLUMNS
        ? new ColumnQuery(api, tables.all())
        : new EmailSearchQuery(api, tables.all());
  }

  /** As many addresses as one request takes, by number and by length. */
  private int end(List<EmailAddress> all, int from, AddressQuery query) {
    int until = from;
    int weight = 0;
    while (until < all.size() && until - from < together) {
      weight += query.weight(all.get(until));
      if (weight > LONGEST_QUERY && until > from) {
        break;
      }
      until++;
    }
    return until;
  }

  private void ask(
      List<EmailAddress> addresses, Map<EmailAddress, Map<RecordId, PartyRecord>> found)
      throws DataverseException, InterruptedException {
    try {
      add(patiently(query(), addresses), addresses, found);
    } catch (AddressQuery.IncompleteException e) {
      if (addresses.size() == 1) {
        throw new DataverseException(
            DataverseError.TOO_MANY_RECORDS,
            "the address " + addresses.get(0) + " has more records than an answer holds",
            e);
      }
      askHalves(addresses, found);
    } catch (DataverseException e) {
      if (addresses.size() > 1 && e.refusal().filter(Refusal::isTooSlow).isPresent()) {
        together = Math.min(together, addresses.size() / 2); // until the program starts again
        askHalves(addresses, found);
      } else if (lookUp == LookUp.AUTO
          && e.refusal().filter(EmailSearchQuery::isUnavailable).isPresent()) {
        useColumns(addresses, found, e);
      } else {
        throw e;
      }
    }
  }

  private void askHalves(
      List<EmailAddress> addresses, Map<EmailAddress, Map<RecordId, PartyRecord>> found)
      throws DataverseException, InterruptedException {
    int half = addresses.size() / 2;
    ask(addresses.subList(0, half), found);
    ask(addresses.subList(half, addresses.size()), found);
  }

  /** The index stays unused until the program starts again, so that it is not tried each time. */
  private void useColumns(
      List<EmailAddress> addresses,
      Map<EmailAddress, Map<RecordId, PartyRecord>> found,
      DataverseException why)
      throws DataverseException, InterruptedException {
    lookUp = LookUp.COLUMNS;
    try {
      ask(addresses, found);
    } catch (DataverseException e) {
      lookUp = LookUp.AUTO;
      throw e;
    }
    warning =
        new DirectoryWarning(
            DataverseError.EMAIL_SEARCH_UNAVAILABLE,
            "The record directory "
                + name
                + " cannot use the index of addresses of "
                + api.host()
                + ": "
                + why.why()
                + ".");
  }

  /** Waits for a busy service, within limits. */
  private List<Found> patiently(AddressQuery query, List<EmailAddress> addresses)
      throws DataverseException, AddressQuery.IncompleteException, InterruptedException {
    Duration left = LONGEST_WAIT;
    while (true) {
      try {
        return query.ask(addresses);
      } catch (DataverseException e) {
        Duration pause = e.refusal().filter(Refusal::isBusy).flatMap(Refusal::pause).orElse(left);
        if (pause.compareTo(left) >= 0) {
          throw e;
        }
        sleeper.sleep(pause);
        left = left.minus(pause.plusSeconds(1));
      }
    }
  }

  /** The database also takes é for e, so an answer may have others than those that were asked. */
  private static void add(
      List<Found> rows,
      List<EmailAddress> asked,
      Map<EmailAddress, Map<RecordId, PartyRecord>> found) {
    Set<EmailAddress> wanted = new HashSet<>(asked);
    for (Found each : rows) {
      EmailAddress.parse(each.address())
          .filter(wanted::contains)
          .ifPresent(
              address ->
                  found
                      .computeIfAbsent(address, unused -> new TreeMap<>())
                      .putIfAbsent(each.record().id(), each.record()));
    }
  }

  private DirectoryException failure(DataverseException e) {
    return new DirectoryException(
        e.error(),
        "The record directory " + name + " cannot ask " + api.host() + ": " + e.why() + ".",
        e);
  }

  @Override
  public List<DirectoryWarning> warnings() {
    DirectoryWarning now = warning;
    return now == null ? List.of() : List.of(now);
  }
}
