package org.mailpromoter.core.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailpromoter.core.message.MessageIdentity;
import org.mailpromoter.core.store.KnownActivity;

/** The activities that exist under the identity keys of a batch. */
final class KnownActivities {
  private final Map<String, List<KnownActivity>> byKey = new HashMap<>();

  KnownActivities(Map<String, List<KnownActivity>> stored) {
    stored.values().forEach(each -> each.forEach(this::add));
  }

  void add(KnownActivity activity) {
    List<KnownActivity> same =
        byKey.computeIfAbsent(activity.identity().key(), unused -> new ArrayList<>(1));
    if (same.stream().noneMatch(each -> each.id().equals(activity.id()))) {
      same.add(activity);
    }
  }

  List<KnownActivity> of(MessageIdentity identity) {
    return byKey.getOrDefault(identity.key(), List.of());
  }
}
