package org.mailpromoter.core.decision;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.activity.ActivityId;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.correlation.Clue;
import org.mailpromoter.core.correlation.StrategyFault;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.TrackOption;

/**
 * One observation that was made while a question was answered. Evidence is stored and compared, so
 * it contains values and no sentences: texts in it come from the message, the settings, the records
 * or another program. {@code core.diagnosis.english} puts it into words.
 *
 * @since 0.1
 */
public sealed interface Evidence {
  /** Handles each kind of evidence. */
  <T> T match(Cases<T> cases);

  /**
   * One method for each kind of evidence.
   *
   * @param <T> what handling yields
   */
  interface Cases<T> {
    /** A text that was found. */
    T quote(Quote seen);

    /** A point in time. */
    T time(Time seen);

    /** The size of the message. */
    T size(Size seen);

    /** An activity that exists. */
    T activity(Activity seen);

    /** A statement that is true. */
    T observation(Observation seen);

    /** Other content of a message that is an activity already. */
    T otherContent(OtherContent seen);

    /** Failed attempts to create the activity. */
    T attempts(Attempts seen);

    /** Why an attempt failed. */
    T problem(Problem seen);

    /** An address and the records behind it. */
    T address(Address seen);

    /** How many addresses were read, where not all were. */
    T addressesRead(AddressesRead seen);

    /** Addresses that are not listed. */
    T moreAddresses(MoreAddresses seen);

    /** The record that the sender means. */
    T sender(Sender seen);

    /** Why the sender means no record. */
    T noSender(NoSender seen);

    /** A user or queue whose option counts. */
    T considered(Considered seen);

    /** A setting. */
    T setting(Setting seen);

    /** A user or queue and what its option says. */
    T owner(Owner seen);

    /** What a correlation strategy reported. */
    T strategy(Strategy seen);

    /** A correlation strategy that failed and was not considered. */
    T failedStrategy(FailedStrategy seen);
  }

  /**
   * A text that was found, exactly as it was.
   *
   * @param source where
   * @param text the text; may be empty
   */
  record Quote(Source source, String text) implements Evidence {
    /** Where a text was found. */
    public enum Source {
      /** The mailbox's name. */
      MAILBOX,
      /** The From header. */
      FROM,
      /** The Message-ID or its replacement. */
      MESSAGE_ID,
      /** A keyword of the message. */
      KEYWORD,
      /** The tracked folder that holds the message. */
      TRACKED_FOLDER
    }

    /** Rejects nulls. */
    public Quote {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(text, "text");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.quote(this);
    }
  }

  /**
   * A point in time.
   *
   * @param moment which
   * @param at when
   */
  record Time(Moment moment, Instant at) implements Evidence {
    /** Which point in time. */
    public enum Moment {
      /** The server took the message in. */
      RECEIVED,
      /** The mailbox is processed from here on. */
      PROCESS_FROM,
      /** The mailbox was processed up to here. */
      PROCESSED_UP_TO
    }

    /** Rejects nulls. */
    public Time {
      Objects.requireNonNull(moment, "moment");
      Objects.requireNonNull(at, "at");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.time(this);
    }
  }

  /**
   * The size of the message.
   *
   * @param bytes the size in bytes
   */
  record Size(long bytes) implements Evidence {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.size(this);
    }
  }

  /**
   * An activity that exists.
   *
   * @param relation what it has to do with the message
   * @param id its number
   */
  record Activity(Relation relation, ActivityId id) implements Evidence {
    /** What an activity has to do with the message. */
    public enum Relation {
      /** It is the message. */
      SAME_MESSAGE,
      /** It belongs to the conversation of the message. */
      SAME_CONVERSATION
    }

    /** Rejects nulls. */
    public Activity {
      Objects.requireNonNull(relation, "relation");
      Objects.requireNonNull(id, "id");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.activity(this);
    }
  }

  /**
   * A statement that is true.
   *
   * @param what is so
   */
  record Observation(What what) implements Evidence {
    /** What can be so. Stored by position: new constants go to the end. */
    public enum What {
      /** No message is attached to a message that should forward one. */
      NOTHING_ATTACHED,
      /** Another message, with another sender or date, used the Message-ID. */
      MESSAGE_ID_REUSED,
      /** The correlation methods found different activities. */
      METHODS_DISAGREE,
      /** The sender takes no part in the conversation that was matched. */
      STRANGER_IN_CONVERSATION,
      /** A trusted server says that the message is not from the sender's domain. */
      SENDER_NOT_AUTHENTICATED,
      /** Mail programs may show different authors. */
      AUTHOR_UNCLEAR,
      /** The sent copy of internal mail is an activity. */
      SENT_COPY_TRACKED,
      /** The sent copy of internal mail is not an activity. */
      SENT_COPY_NOT_TRACKED
    }

    /** Rejects null. */
    public Observation {
      Objects.requireNonNull(what, "what");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.observation(this);
    }
  }

  /**
   * Other content of a message that is an activity already.
   *
   * @param here the size of the content here, in bytes
   * @param there the size of the activity's content, in bytes
   */
  record OtherContent(long here, long there) implements Evidence {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.otherContent(this);
    }
  }

  /**
   * Failed attempts to create the activity.
   *
   * @param failed how many failed
   * @param allowed how many are made
   */
  record Attempts(int failed, int allowed) implements Evidence {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.attempts(this);
    }
  }

  /**
   * Why an attempt failed.
   *
   * @param obstacle what was in the way
   */
  record Problem(Obstacle obstacle) implements Evidence {
    /** Rejects null. */
    public Problem {
      Objects.requireNonNull(obstacle, "obstacle");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.problem(this);
    }
  }

  /**
   * An address and the records behind it.
   *
   * @param role which header named it
   * @param address the address
   * @param records the records; empty if the address is unknown
   */
  record Address(Role role, String address, List<SeenRecord> records) implements Evidence {
    /** Copies the list. */
    public Address {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(address, "address");
      records = List.copyOf(records);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.address(this);
    }
  }

  /**
   * How many addresses were read, where not all were.
   *
   * @param count how many
   * @param most whether these are the most that are read, and the message has more; otherwise its
   *     header is read so far only, and the rest may hold more
   */
  record AddressesRead(int count, boolean most) implements Evidence {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.addressesRead(this);
    }
  }

  /**
   * Addresses of no user or queue that are not listed.
   *
   * @param count how many
   */
  record MoreAddresses(int count) implements Evidence {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.moreAddresses(this);
    }
  }

  /**
   * The record that the sender means.
   *
   * @param record the record
   * @param chosen whether it was chosen among several
   */
  record Sender(SeenRecord record, boolean chosen) implements Evidence {
    /** Rejects null. */
    public Sender {
      Objects.requireNonNull(record, "record");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.sender(this);
    }
  }

  /**
   * The sender means no record.
   *
   * @param why the reason
   */
  record NoSender(Why why) implements Evidence {
    /** Why a sender means no record. */
    public enum Why {
      /** No record has the address. */
      UNKNOWN,
      /** Several records have it, and a setting leaves it unresolved then. */
      SEVERAL,
      /** More than a hundred records have it. */
      TOO_MANY,
      /** Only inactive records have it. */
      INACTIVE,
      /** It is not clear who wrote the message. */
      AUTHOR_UNCLEAR
    }

    /** Rejects null. */
    public NoSender {
      Objects.requireNonNull(why, "why");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.noSender(this);
    }
  }

  /**
   * A user or queue whose option counts.
   *
   * @param id the user or queue
   * @param via how it came to be considered
   */
  record Considered(RecordId id, Via via) implements Evidence {
    /** Rejects nulls. */
    public Considered {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(via, "via");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.considered(this);
    }
  }

  /**
   * A setting that was consulted.
   *
   * @param key as in the configuration
   * @param value as in the configuration
   * @param origin where the value came from
   */
  record Setting(String key, String value, Origin origin) implements Evidence {
    /** Rejects nulls. */
    public Setting {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(origin, "origin");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.setting(this);
    }
  }

  /**
   * A user or queue, its Track option, and what the option says about the message.
   *
   * @param id the user or queue
   * @param name its name
   * @param via how it came to be considered
   * @param option its Track option
   * @param origin where the option came from
   * @param finding what the option says
   */
  record Owner(
      RecordId id, String name, Via via, TrackOption option, Origin origin, SubReason finding)
      implements Evidence {
    /** Rejects nulls. */
    public Owner {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(via, "via");
      Objects.requireNonNull(option, "option");
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(finding, "finding");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.owner(this);
    }
  }

  /**
   * What a correlation strategy reported.
   *
   * @param strategy its name
   * @param method its method
   * @param sought what it looked for, at most a few values
   * @param found what it found, one thing at most
   * @param standing whether the report counts
   * @param setting the key of the setting that keeps it from counting; otherwise empty
   */
  record Strategy(
      String strategy,
      CorrelationMethod method,
      List<String> sought,
      List<Found> found,
      Standing standing,
      String setting)
      implements Evidence {
    /** Copies the lists. */
    public Strategy {
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(method, "method");
      sought = List.copyOf(sought);
      found = List.copyOf(found);
      Objects.requireNonNull(standing, "standing");
      Objects.requireNonNull(setting, "setting");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.strategy(this);
    }
  }

  /**
   * A correlation strategy that failed and was not considered.
   *
   * @param strategy its name
   * @param fault why
   */
  record FailedStrategy(String strategy, StrategyFault fault) implements Evidence {
    /** Rejects nulls. */
    public FailedStrategy {
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(fault, "fault");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.failedStrategy(this);
    }
  }

  /**
   * An activity that a strategy found.
   *
   * @param activity its number
   * @param clue what led to it
   */
  record Found(ActivityId activity, Clue clue) {
    /** Rejects nulls. */
    public Found {
      Objects.requireNonNull(activity, "activity");
      Objects.requireNonNull(clue, "clue");
    }
  }

  /** What became of a strategy's report. */
  enum Standing {
    /** It found nothing. */
    NO_MATCH,
    /** It is the one that counts. */
    COUNTS,
    /** Another strategy comes first in the order. */
    OUTRANKED,
    /** A switch keeps it from counting. */
    SWITCHED_OFF,
    /** It found something, but the sender is not trusted with it. */
    NOT_TRUSTED
  }
}
