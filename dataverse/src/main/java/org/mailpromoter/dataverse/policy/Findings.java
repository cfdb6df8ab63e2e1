package org.mailpromoter.dataverse.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.spi.policy.ForeignMailbox;
import org.mailpromoter.spi.policy.ForeignOwner;
import org.mailpromoter.spi.policy.ForeignPolicy;
import org.mailpromoter.spi.policy.ForeignSetting;
import org.mailpromoter.spi.policy.NotCarriedOver;
import org.mailpromoter.spi.policy.SourcePlace;
import org.mailpromoter.spi.policy.Sourced;

/**
 * Collects what a mapping finds. What is wrong with many rows in the same way is one remark with
 * some of their names, so that the list stays short in a large organization. Not thread-safe.
 */
final class Findings {
  private static final int MOST_NAMES = 5;

  private final List<ForeignSetting> settings = new ArrayList<>();
  private final List<ForeignOwner> owners = new ArrayList<>();
  private final List<ForeignMailbox> mailboxes = new ArrayList<>();
  private final List<NotCarriedOver> remarks = new ArrayList<>();
  private final Map<Row, List<String>> rows = new LinkedHashMap<>();

  private record Row(String column, String why) {}

  void setting(String key, SourcePlace place, List<String> values) {
    settings.add(new ForeignSetting(key, new Sourced<>(values, place)));
  }

  void setting(String key, SourcePlace place, String value) {
    setting(key, place, List.of(value));
  }

  void owner(ForeignOwner owner) {
    owners.add(owner);
  }

  void mailbox(ForeignMailbox mailbox) {
    mailboxes.add(mailbox);
  }

  /** A value without a counterpart. */
  void without(SourcePlace place, String value, String why) {
    remarks.add(new NotCarriedOver(place, value, why));
  }

  /** A row that is not carried over, or only in part, for a reason that others may share. */
  void row(String column, String name, String why) {
    rows.computeIfAbsent(new Row(column, why), unused -> new ArrayList<>()).add(name);
  }

  ForeignPolicy policy(String place) {
    List<NotCarriedOver> all = new ArrayList<>(remarks);
    rows.forEach(
        (row, names) ->
            all.add(
                new NotCarriedOver(new SourcePlace(row.column(), ""), listed(names), row.why())));
    return new ForeignPolicy(place, settings, owners, mailboxes, all);
  }

  private static String listed(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    int more = names.size() - MOST_NAMES;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
