package org.mailpromoter.deployment;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.spi.config.Config;
import org.mailpromoter.spi.config.ConfigKey;
import org.mailpromoter.spi.config.ConfigSpec;

/** What users and queues say about mail in their names. */
final class SendingOwners {
  static final ConfigKey<List<String>> DELEGATES =
      ConfigKey.texts("delegates")
          .meaning("Other users who may send mail in its name")
          .defaultsTo(List.of());
  static final ConfigKey<String> SIGNATURE =
      ConfigKey.text("signature")
          .meaning("What stands under mail that is written in the console, as plain text");
  static final ConfigSpec KEYS = ConfigSpec.of(DELEGATES, SIGNATURE);

  private final Map<RecordId, Said> said = new HashMap<>();

  /** What a section says, before all users are known. */
  private record Said(Section section, List<String> delegates, String signature) {}

  void read(RecordId owner, Section section, Config values) {
    said.put(owner, new Said(section, values.get(DELEGATES), values.find(SIGNATURE).orElse("")));
  }

  /** Those who say something, once all users are known. */
  Map<RecordId, OwnerSending> resolved(Owners owners) {
    Map<RecordId, OwnerSending> all = new HashMap<>();
    said.forEach((owner, each) -> all.put(owner, resolved(each, owners)));
    return all;
  }

  private static OwnerSending resolved(Said said, Owners owners) {
    Set<RecordId> delegates = new LinkedHashSet<>();
    for (String name : said.delegates()) {
      Optional<RecordId> user = owners.find(name).filter(each -> each.kind() == RecordKind.USER);
      user.ifPresent(delegates::add);
      if (user.isEmpty()) {
        said.section().problem(DELEGATES.name(), owners.unknownUser(name));
      }
    }
    return new OwnerSending(delegates, said.signature());
  }
}
