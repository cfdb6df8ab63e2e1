package org.mailpromoter.console.whatif;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Announcement;
import org.mailpromoter.console.frame.Mistakes;
import org.mailpromoter.console.job.Work;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.policy.OrganizationSwitch;
import org.mailpromoter.core.policy.OrganizationValue;
import org.mailpromoter.core.policy.TrackOption;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.deployment.EffectivePolicy;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;
import org.mailpromoter.installation.permission.Reach;
import org.mailpromoter.web.Fields;

/** Reads a draft from a query, as far as the visitor may try it. */
final class DraftReader {
  /** The setting whose value is to be chosen next. */
  static final String CHOSEN = "choose";

  static final String NEW_KEY = "key";
  static final String NEW_VALUE = "value";
  static final String NEW_OWNER = "owner";
  static final String NEW_OPTION = "option";

  private static final Set<String> KNOWN =
      Set.of(
          Draft.SET,
          Draft.TRACK,
          Period.FIELD,
          CHOSEN,
          NEW_KEY,
          NEW_VALUE,
          NEW_OWNER,
          NEW_OPTION,
          Work.JOB,
          Announcement.FIELD);
  private static final int MOST = 40;

  private final Visit visit;
  private final Fields fields;
  private final QueryReader reader;
  private Draft draft;

  DraftReader(Visit visit, Fields fields) {
    this.visit = visit;
    this.fields = fields;
    this.reader = new QueryReader(fields, visit.open().now());
    this.draft = new Draft(List.of(), Period.USUAL);
  }

  /** Whether a visitor may try settings of the organization; others try their own options. */
  static boolean triesSettings(Permissions permissions) {
    return permissions.reach(Operation.TRY_SETTINGS) == Reach.ALL;
  }

  /** Whether the query holds a change that is to be added. */
  boolean adds() {
    return fields.first(NEW_KEY).isPresent() || fields.first(NEW_OWNER).isPresent();
  }

  /**
   * The setting whose value is to be chosen, or was chosen wrongly; empty if none is, or none that
   * the visitor may try.
   */
  Optional<String> chosen() {
    return fields
        .first(CHOSEN)
        .or(() -> fields.first(NEW_KEY))
        .filter(each -> triesSettings(visit.permissions()))
        .filter(
            each ->
                OrganizationSwitch.of(each).isPresent() || OrganizationValue.of(each).isPresent());
  }

  /** What is wrong with the value that was typed; empty if something else is wrong. */
  Optional<Mistakes> mistakes(WrongInputException wrong) {
    List<WrongInputException.Problem> problems = wrong.problems();
    return fields
        .first(NEW_KEY)
        .filter(key -> problems.size() == 1 && problems.get(0).where().equals(key))
        .map(key -> Mistakes.of(fields, NEW_VALUE, problems.get(0).sentence()));
  }

  /** What could be read so far. */
  Draft readable() {
    return draft;
  }

  /**
   * Reads the whole query.
   *
   * @throws WrongInputException if something is wrong, or nothing that the visitor may try
   */
  Draft read() throws WrongInputException {
    reader.allow(KNOWN);
    Optional<String> since = reader.text(Period.FIELD);
    Optional<Period> period = since.flatMap(Period::of);
    if (since.isPresent() && period.isEmpty()) {
      reader.wrong(Period.FIELD, "'" + since.get() + "' is none of 7d, 30d and 90d.");
    }
    draft = new Draft(List.of(), period.orElse(Period.USUAL));
    changes(Draft.SET).forEach(this::setting);
    changes(Draft.TRACK).forEach(this::track);
    fields.first(NEW_KEY).ifPresent(key -> setting(key, fields.first(NEW_VALUE)));
    fields.first(NEW_OWNER).ifPresent(owner -> track(owner, fields.first(NEW_OPTION).orElse("")));
    reader.finish();
    return draft;
  }

  /** None is left out in silence. */
  private List<String> changes(String field) {
    List<String> all = fields.all(field);
    if (all.size() > MOST) {
      reader.wrong(
          field, "A draft has at most " + MOST + " of these, and this one " + all.size() + ".");
    }
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private void setting(String word) {
    int equals = word.indexOf('=');
    setting(
        equals < 0 ? word : word.substring(0, equals),
        equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1)));
  }

  private void setting(String key, Optional<String> given) {
    if (!triesSettings(visit.permissions())) {
      reader.wrong(key, "You may try your own options. An administrator tries settings.");
      return;
    }
    try {
      EffectivePolicy.checkKey(key);
      if (given.isEmpty() && OrganizationValue.of(key).isPresent()) {
        reader.wrong(key, "Give a value: " + OrganizationValue.of(key).get().expected() + ".");
        return;
      }
      String value = EffectivePolicy.checkValue(key, given.orElseGet(() -> other(key)));
      if (value.equals(EffectivePolicy.value(visit.open().policy().organization(), key))) {
        reader.wrong(key, "It is '" + value + "' already, so this would change nothing.");
        return;
      }
      draft = draft.with(new Draft.Setting(key, value));
    } catch (ConfigurationException e) {
      reader.wrong(key, e.sentence());
    }
  }

  /** A switch without a value is turned. */
  private String other(String key) {
    boolean now =
        OrganizationSwitch.of(key)
            .map(each -> visit.open().policy().organization().is(each))
            .orElse(false);
    return now ? "no" : "yes";
  }

  private boolean isInForce(RecordId owner, TrackOption option) {
    return visit
        .open()
        .policy()
        .owner(owner)
        .filter(each -> each.track().value() == option)
        .isPresent();
  }

  private void track(String word) {
    int equals = word.lastIndexOf('=');
    track(
        equals < 0 ? word : word.substring(0, equals),
        equals < 0 ? "" : word.substring(equals + 1));
  }

  private void track(String owner, String word) {
    Optional<RecordId> id =
        Stream.of(RecordId.parse(owner))
            .flatMap(Optional::stream)
            .filter(each -> visit.open().policy().owner(each).isPresent())
            .filter(each -> visit.permissions().allows(Operation.TRY_SETTINGS, Belonging.to(each)))
            .findFirst();
    Optional<TrackOption> option = TrackOption.parse(word);
    if (id.isEmpty()) {
      reader.wrong(owner, "There is no such user or queue, or it is not yours.");
    } else if (option.isEmpty()) {
      reader.wrong(owner, "'" + word + "' is no Track option.");
    } else if (isInForce(id.get(), option.get())) {
      reader.wrong(
          owner, "It is '" + option.get().word() + "' already, so this would change nothing.");
    } else {
      draft = draft.with(new Draft.Track(id.get(), option.get()));
    }
  }
}
