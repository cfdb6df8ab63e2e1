package org.mailpromoter.console.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Fields;

/**
 * Changes that nobody has made yet, and the period whose mail they are tried on. All of it is the
 * query of an address. Immutable.
 *
 * @param changes the changes, each of something else
 * @param period how far back
 */
record Draft(List<Change> changes, Period period) {
  static final String SET = "set";
  static final String TRACK = "track";

  /** Puts settings first, as addresses do. */
  Draft {
    changes = changes.stream().sorted(Comparator.comparing(each -> each instanceof Track)).toList();
    Objects.requireNonNull(period, "period");
  }

  /** One change. */
  sealed interface Change {
    /** The field that holds it. */
    String field();

    /** What is changed; one change of each. */
    String of();

    /** The value that it gets, as a word. */
    String value();

    /** The use case that makes it. */
    Operation operation();

    /** Whose it is. */
    Belonging belonging();

    /** It as the value of its field. */
    default String word() {
      return of() + "=" + value();
    }
  }

  /**
   * Another value of a setting of the organization.
   *
   * @param of its key
   * @param value in its canonical form
   */
  record Setting(String of, String value) implements Change {
    @Override
    public String field() {
      return SET;
    }

    @Override
    public Operation operation() {
      return Operation.CHOOSE_SETTINGS;
    }

    @Override
    public Belonging belonging() {
      return Belonging.TO_NOBODY;
    }
  }

  /**
   * Another Track option.
   *
   * @param owner the user or queue
   * @param option the option
   */
  record Track(RecordId owner, TrackOption option) implements Change {
    @Override
    public String field() {
      return TRACK;
    }

    @Override
    public Operation operation() {
      return Operation.CHOOSE_TRACK_OPTION;
    }

    @Override
    public Belonging belonging() {
      return Belonging.to(owner);
    }

    @Override
    public String of() {
      return owner.toString();
    }

    @Override
    public String value() {
      return option.word();
    }
  }

  /** The same with one more change, instead of the one of the same thing. */
  Draft with(Change more) {
    List<Change> all = new ArrayList<>(without(more).changes);
    all.add(more);
    return new Draft(all, period);
  }

  /** The same without a change. */
  Draft without(Change less) {
    return new Draft(
        changes.stream()
            .filter(each -> !each.field().equals(less.field()) || !each.of().equals(less.of()))
            .toList(),
        period);
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** The query of its address. */
  Fields query() {
    Fields query = Fields.none();
    for (Change each : changes) {
      query = query.with(each.field(), each.word());
    }
    return period == Period.USUAL ? query : query.with(Period.FIELD, period.word());
  }
}
