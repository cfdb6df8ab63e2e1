package org.mailpromoter.core.decision;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.activity.CorrelationMethod;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.Role;
import org.mailpromoter.core.policy.Origin;
import org.mailpromoter.core.policy.TrackOption;

/**
 * One thing that was seen while a question was answered.
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
    /** A fact about the message or the mailbox. */
    T value(Value seen);

    /** An address and the records behind it. */
    T address(Address seen);

    /** A setting. */
    T setting(Setting seen);

    /** A user or queue and what its option says. */
    T owner(Owner seen);

    /** What a correlation strategy reported. */
    T strategy(Strategy seen);
  }

  /**
   * A fact about the message or the mailbox.
   *
   * @param what its name, for example {@code From} or {@code received}
   * @param value as text
   */
  record Value(String what, String value) implements Evidence {
    /** Checks for nulls. */
    public Value {
      Objects.requireNonNull(what, "what");
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.value(this);
    }
  }

  /**
   * An address and the records behind it.
   *
   * @param role which header named it
   * @param address the address
   * @param records the records, described as {@code Name (kind:key)}; empty when nobody has it
   */
  record Address(Role role, String address, List<String> records) implements Evidence {
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
   * A setting that was consulted.
   *
   * @param key as in the configuration
   * @param value as text
   * @param origin where the value came from
   */
  record Setting(String key, String value, Origin origin) implements Evidence {
    /** Checks for nulls. */
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
   * @param via how it came to be considered: {@code To anna@x.example}, or {@code owner of the
   *     mailbox}
   * @param option its Track option
   * @param origin where the option came from
   * @param finding what the option says
   */
  record Owner(
      RecordId id, String name, String via, TrackOption option, Origin origin, SubReason finding)
      implements Evidence {
    /** Checks for nulls. */
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
   * @param found the matched activity's number and evidence as text, empty when nothing matched
   * @param standing whether the report counts
   * @param remark the key of the switch that silences it, or why it failed; otherwise empty
   */
  record Strategy(
      String strategy,
      CorrelationMethod method,
      List<String> sought,
      String found,
      Standing standing,
      String remark)
      implements Evidence {
    /** Copies the list. */
    public Strategy {
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(method, "method");
      sought = List.copyOf(sought);
      Objects.requireNonNull(found, "found");
      Objects.requireNonNull(standing, "standing");
      Objects.requireNonNull(remark, "remark");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.strategy(this);
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
    /** It failed and was not considered. */
    FAILED,
    /** It found something, but the sender is not trusted with it. */
    NOT_TRUSTED
  }
}
