package org.mailpromoter.directories.ldap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.naming.NamingException;
import javax.naming.SizeLimitExceededException;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.PartyRecord;
import org.mailpromoter.core.party.RecordDirectory;
import org.mailpromoter.core.party.RecordEntry;
import org.mailpromoter.core.party.RecordId;

/**
 * Asks an LDAP server, for several addresses with each search. A change is found by the next
 * question. Thread-safe: threads ask one after the other, over one connection.
 */
final class LdapDirectory implements RecordDirectory {
  private final AddressFilter filter;
  private final int together;
  private final RecordMapping mapping;
  private final LdapFailures failures;
  private final LdapConnection connection;

  LdapDirectory(
      AddressFilter filter,
      int together,
      RecordMapping mapping,
      LdapFailures failures,
      LdapConnection connection) {
    this.filter = filter;
    this.together = together;
    this.mapping = mapping;
    this.failures = failures;
    this.connection = connection;
  }

  @Override
  public synchronized Map<EmailAddress, List<PartyRecord>> resolve(Set<EmailAddress> addresses) {
    Map<EmailAddress, Map<RecordId, PartyRecord>> found = new HashMap<>();
    List<EmailAddress> all = new ArrayList<>(addresses);
    all.sort(Comparator.naturalOrder());
    try {
      for (int from = 0; from < all.size(); from += together) {
        ask(all.subList(from, Math.min(all.size(), from + together)), found);
      }
    } catch (NamingException e) {
      connection.close();
      throw failures.of(e);
    }
    Map<EmailAddress, List<PartyRecord>> answer = new HashMap<>();
    found.forEach((address, records) -> answer.put(address, List.copyOf(records.values())));
    return answer;
  }

  /** More entries than are handed out at once are fetched by halves. */
  private void ask(
      List<EmailAddress> addresses, Map<EmailAddress, Map<RecordId, PartyRecord>> found)
      throws NamingException {
    try {
      for (LdapEntry entry : connection.search(filter.of(addresses), mapping.attributes())) {
        add(entry, addresses, found);
      }
    } catch (SizeLimitExceededException e) {
      if (addresses.size() == 1) {
        throw e;
      }
      int half = addresses.size() / 2;
      ask(addresses.subList(0, half), found);
      ask(addresses.subList(half, addresses.size()), found);
    }
  }

  private void add(
      LdapEntry entry,
      List<EmailAddress> asked,
      Map<EmailAddress, Map<RecordId, PartyRecord>> found) {
    RecordEntry record = mapping.record(entry);
    List<EmailAddress> own = record.addresses().stream().filter(asked::contains).toList();
    if (own.isEmpty()) {
      throw mapping.unusable(
          entry,
          "the filter finds it, but none of its address attributes contains the address that was"
              + " asked"
              + " for");
    }
    own.forEach(
        address ->
            found
                .computeIfAbsent(address, unused -> new TreeMap<>())
                .putIfAbsent(record.record().id(), record.record()));
  }

  @Override
  public synchronized void close() {
    connection.close();
  }
}
