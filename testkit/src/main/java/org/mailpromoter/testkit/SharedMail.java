package org.mailpromoter.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.mailpromoter.testkit.memory.InMemoryMailbox;

/** Mailboxes of several users whose messages lie in several of them. */
final class SharedMail {
  private final List<String> users;
  private final Map<String, InMemoryMailbox> mailboxes = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private int delivered;

  SharedMail(List<String> users) {
    this.users = List.copyOf(users);
    users.forEach(user -> mailboxes.put(user, new InMemoryMailbox()));
  }

  InMemoryMailbox mailbox(String user) {
    return Objects.requireNonNull(mailboxes.get(user), user);
  }

  /** The identities of all messages. */
  Set<String> ids() {
    return ids;
  }

  /** Returns how many places the messages have. */
  int delivered() {
    return delivered;
  }

  /** Each message lies in the mailboxes of some users, in an order of its own in each. */
  void deliver(Random random, int count) {
    Map<String, List<byte[]>> boxes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      List<String> some = some(random);
      MailBuilder mail =
          MailBuilder.mail()
              .from("tom@x.example")
              .subject("Mail " + i)
              .to(some.get(0) + "@ours.example");
      byte[] bytes = mail.bytes();
      ids.add(mail.id());
      some.forEach(user -> boxes.computeIfAbsent(user, each -> new ArrayList<>()).add(bytes));
      delivered += some.size();
    }
    boxes.forEach((user, mails) -> deliver(random, user, mails));
  }

  private List<String> some(Random random) {
    List<String> all = new ArrayList<>(users);
    Collections.shuffle(all, random);
    return all.subList(0, 1 + random.nextInt(users.size()));
  }

  private void deliver(Random random, String user, List<byte[]> mails) {
    Collections.shuffle(mails, random);
    mails.forEach(mailbox(user)::deliver);
  }
}
