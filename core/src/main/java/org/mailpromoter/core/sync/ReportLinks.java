package org.mailpromoter.core.sync;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.activity.Healing;
import org.mailpromoter.core.correlation.Candidate;
import org.mailpromoter.core.correlation.CorrelationKey;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MessageId;
import org.mailpromoter.core.policy.Policy;
import org.mailpromoter.core.promotion.ReportHealing;
import org.mailpromoter.core.store.ActivityStore;
import org.mailpromoter.core.store.NewActivity;
import org.mailpromoter.core.store.Query;

/**
 * Links delivery reports to the mail that they return, whose id is in their body and so is not
 * known before they are promoted. One look-up for a page that has any, none for others.
 */
final class ReportLinks {
  private final MailboxId mailbox;
  private final FolderId folder;
  private final ActivityStore store;
  private final Policy policy;

  ReportLinks(MailboxId mailbox, FolderId folder, ActivityStore store, Policy policy) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.store = store;
    this.policy = policy;
  }

  List<Healing> of(List<DecidedPage.Promotion> promotions, List<NewActivity> activities) {
    Set<CorrelationKey> keys = new LinkedHashSet<>();
    activities.forEach(each -> each.activity().body().reported().forEach(id -> keys.add(key(id))));
    if (keys.isEmpty()) {
      return List.of();
    }
    List<Candidate> found = store.lookUp(new Query(mailbox, folder, Map.of(), keys)).candidates();
    List<Healing> links = new ArrayList<>();
    for (int i = 0; i < promotions.size(); i++) {
      DecidedPage.Promotion promotion = promotions.get(i);
      activities.get(i).activity().body().reported().stream()
          .flatMap(id -> found.stream().filter(each -> each.foundUnder().contains(key(id))))
          .findFirst()
          .flatMap(sent -> ReportHealing.of(promotion.facts(), policy, promotion.id(), sent))
          .ifPresent(links::add);
    }
    return links;
  }

  private static CorrelationKey key(MessageId id) {
    return new CorrelationKey(CorrelationKey.MESSAGE_ID, id.value());
  }
}
