package org.mailpromoter.installation.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;

/**
 * What puts back a change that was made here. A value that can be written as a {@link #word()}, so
 * that a face can offer it without keeping anything.
 */
public sealed interface Reversal {
  /** The Track option of a user or queue that was chosen before. */
  record Track(RecordId owner, TrackOption option) implements Reversal {
    @Override
    public String word() {
      return joined("track", owner, option.word());
    }
  }

  /** The Track option of the configuration file, or the default. */
  record TrackOfFile(RecordId owner) implements Reversal {
    @Override
    public String word() {
      return joined("track-of-file", owner);
    }
  }

  /** The value of a setting that was chosen before. */
  record Setting(String key, String value) implements Reversal {
    @Override
    public String word() {
      return joined("setting", key, value);
    }
  }

  /** The value of a setting in the configuration file, or the default. */
  record SettingOfFile(String key) implements Reversal {
    @Override
    public String word() {
      return joined("setting-of-file", key);
    }
  }

  /** An address is taken from a record. */
  record Remove(RecordId record, EmailAddress address) implements Reversal {
    @Override
    public String word() {
      return joined("remove", record, address);
    }
  }

  /** An address is given back to a record. */
  record GiveBack(RecordId record, EmailAddress address) implements Reversal {
    @Override
    public String word() {
      return joined("give-back", record, address);
    }
  }

  /** A record is out of use again. */
  record Deactivate(RecordId record) implements Reversal {
    @Override
    public String word() {
      return joined("deactivate", record);
    }
  }

  /** A conversation is not tracked again. */
  record StopConversation(ActivityId activity) implements Reversal {
    @Override
    public String word() {
      return joined("stop-conversation", activity);
    }
  }

  /** The reversal as a text without line breaks. */
  String word();

  private static String joined(Object... parts) {
    List<String> words = new ArrayList<>();
    for (Object part : parts) {
      words.add(Objects.requireNonNull(part).toString());
    }
    return String.join("\t", words);
  }

  /** The reversal of a word; empty if it is none. */
  static Optional<Reversal> parse(String word) {
    List<String> parts = List.of(word.split("\t", -1));
    if (parts.size() == 2) {
      return ofOne(parts.get(0), parts.get(1));
    }
    return parts.size() == 3 ? ofTwo(parts.get(0), parts.get(1), parts.get(2)) : Optional.empty();
  }

  private static Optional<Reversal> ofOne(String kind, String first) {
    return switch (kind) {
      case "track-of-file" -> RecordId.parse(first).map(TrackOfFile::new);
      case "setting-of-file" -> Optional.of(new SettingOfFile(first));
      case "deactivate" -> RecordId.parse(first).map(Deactivate::new);
      case "stop-conversation" ->
          first.matches("[1-9][0-9]{0,17}")
              ? Optional.of(new StopConversation(new ActivityId(Long.parseLong(first))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Reversal> ofTwo(String kind, String first, String second) {
    return switch (kind) {
      case "track" ->
          RecordId.parse(first)
              .flatMap(owner -> TrackOption.parse(second).map(each -> new Track(owner, each)));
      case "setting" -> Optional.of(new Setting(first, second));
      case "remove" ->
          RecordId.parse(first)
              .flatMap(id -> EmailAddress.parse(second).map(each -> new Remove(id, each)));
      case "give-back" ->
          RecordId.parse(first)
              .flatMap(id -> EmailAddress.parse(second).map(each -> new GiveBack(id, each)));
      default -> Optional.empty();
    };
  }
}
