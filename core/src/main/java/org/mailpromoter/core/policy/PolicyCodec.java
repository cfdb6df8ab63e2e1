package org.mailpromoter.core.policy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailpromoter.core.compact.CompactInput;
import org.mailpromoter.core.compact.CompactOutput;
import org.mailpromoter.core.mailbox.FolderId;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.core.message.MachineMail;
import org.mailpromoter.core.party.RecordId;

/**
 * Encodes and decodes policies, so a past decision can be repeated with the settings of its time.
 * Equal policies have equal bytes. Settings are written by key: a setting that was added later gets
 * its default when old bytes are read.
 *
 * @since 0.1
 */
public final class PolicyCodec {
  private static final int VERSION = 2;

  /** Older versions have no responsible user for a mailbox. */
  private static final int WITH_RESPONSIBLE = 2;

  private PolicyCodec() {}

  /** The policy as bytes. */
  public static byte[] encode(Policy policy) {
    CompactOutput out = new CompactOutput().number(VERSION);
    OrganizationSettings settings = policy.organization();
    out.each(
        Arrays.asList(OrganizationSwitch.values()),
        (o, each) ->
            OriginCodec.write(
                o.text(each.key()).flag(settings.is(each)), settings.setting(each).origin()));
    out.each(
        Arrays.asList(OrganizationValue.values()),
        (o, each) ->
            OriginCodec.write(
                o.text(each.key()).text(settings.setting(each).value()),
                settings.setting(each).origin()));
    out.each(policy.strategyOrder().value(), CompactOutput::text);
    OriginCodec.write(out, policy.strategyOrder().origin());
    out.each(policy.owners(), PolicyCodec::owner);
    out.each(policy.mailboxes().entrySet(), PolicyCodec::mailbox);
    return out.toBytes();
  }

  /**
   * The policy in bytes.
   *
   * @throws IllegalArgumentException if the bytes are damaged or of a newer version
   */
  public static Policy decode(byte[] bytes) {
    CompactInput in = new CompactInput(bytes);
    long version = in.number();
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException("a policy written by a newer version");
    }
    OrganizationSettings settings = OrganizationSettings.DEFAULT;
    for (int left = in.count(); left > 0; left--) {
      Optional<OrganizationSwitch> which = OrganizationSwitch.of(in.text());
      boolean value = in.flag();
      Origin origin = OriginCodec.read(in);
      settings = which.isPresent() ? settings.with(which.get(), value, origin) : settings;
    }
    for (int left = in.count(); left > 0; left--) {
      Optional<OrganizationValue> which = OrganizationValue.of(in.text());
      String value = in.text();
      Origin origin = OriginCodec.read(in);
      settings =
          which.flatMap(each -> each.normalized(value)).isPresent()
              ? settings.with(which.get(), value, origin)
              : settings;
    }
    Setting<List<String>> order = new Setting<>(in.each(CompactInput::text), OriginCodec.read(in));
    List<Owner> owners = in.each(PolicyCodec::owner);
    return Policy.of(settings, owners, mailboxes(in, version), order);
  }

  private static void owner(CompactOutput out, Owner owner) {
    out.text(owner.id().toString()).text(owner.name()).constant(owner.track().value());
    OriginCodec.write(out, owner.track().origin());
    out.each(owner.refused().value().stream().sorted().toList(), CompactOutput::constant);
    OriginCodec.write(out, owner.refused().origin());
  }

  private static Owner owner(CompactInput in) {
    RecordId id = recordId(in.text());
    String name = in.text();
    Setting<TrackOption> track =
        new Setting<>(in.constant(TrackOption.class), OriginCodec.read(in));
    Set<MachineMail> refused = EnumSet.noneOf(MachineMail.class);
    refused.addAll(in.each(each -> each.constant(MachineMail.class)));
    return new Owner(id, name, track).refusing(refused, OriginCodec.read(in));
  }

  private static void mailbox(CompactOutput out, Map.Entry<MailboxId, MailboxPolicy> entry) {
    MailboxPolicy mailbox = entry.getValue();
    out.text(entry.getKey().value()).text(mailbox.owner().map(RecordId::toString).orElse(""));
    out.flag(mailbox.incomingEnabled()).flag(mailbox.approved());
    out.text(mailbox.processFrom().map(Instant::toString).orElse(""));
    out.each(
        mailbox.trackedFolders(),
        (o, folder) ->
            o.text(folder.value())
                .text(mailbox.regardingOf(folder).map(RecordId::toString).orElse("")));
    out.text(mailbox.answeredBy().map(RecordId::toString).orElse(""));
  }

  private static Map<MailboxId, MailboxPolicy> mailboxes(CompactInput in, long version) {
    Map<MailboxId, MailboxPolicy> mailboxes = new HashMap<>();
    for (int left = in.count(); left > 0; left--) {
      MailboxId id = new MailboxId(in.text());
      Optional<RecordId> owner = RecordId.parse(in.text());
      boolean enabled = in.flag();
      boolean approved = in.flag();
      Optional<Instant> start = moment(in.text());
      Map<FolderId, Optional<RecordId>> folders = new HashMap<>();
      for (int folder = in.count(); folder > 0; folder--) {
        folders.put(new FolderId(in.text()), RecordId.parse(in.text()));
      }
      MailboxPolicy mailbox =
          MailboxPolicy.of(owner, enabled, start).approved(approved).tracking(folders);
      Optional<RecordId> user =
          version >= WITH_RESPONSIBLE ? RecordId.parse(in.text()) : Optional.empty();
      mailboxes.put(id, user.map(mailbox::answeredBy).orElse(mailbox));
    }
    return mailboxes;
  }

  private static Optional<Instant> moment(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a time: " + text, e);
    }
  }

  private static RecordId recordId(String text) {
    return RecordId.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' names no record"));
  }
}
