package org.mailpromoter.console.access;

import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.QueryReader;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Link;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.fault.EnumWords;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.web.Fields;

/** The form of an account. */
final class AccountForm {
  private static final List<Link> STATES =
      List.of(new Link("Can log in", "yes"), new Link("Disabled", "no"));

  private final OpenInstallation open;
  private final Fields fields;
  private final QueryReader reader;

  AccountForm(OpenInstallation open, Fields fields) {
    this.open = open;
    this.fields = fields;
    this.reader = new QueryReader(fields, open.now());
  }

  /** The fields that an account stands in. */
  static Fields of(Account account) {
    return Fields.none()
        .with("id", account.id().name())
        .with("name", account.name())
        .with("role", EnumWords.of(account.role()))
        .with("user", account.user().map(RecordId::key).orElse(""))
        .with("enabled", account.enabled() ? "yes" : "no");
  }

  List<Choices> choices(boolean isNew) {
    List<Link> roles = Vocabulary.ROLES.words().stream().map(each -> new Link(each, each)).toList();
    List<Link> users =
        open.parts().deployment().ownerRecords().stream()
            .map(each -> each.record().id())
            .filter(each -> each.kind().equals(RecordKind.USER))
            .map(each -> new Link(each.key(), each.key()))
            .toList();
    Choices role = required("role", "Role", roles, value("role", "user"));
    Choices user = Choices.of("user", "Configured user", "None", users, value("user", ""));
    return isNew
        ? List.of(role, user)
        : List.of(role, user, required("enabled", "State", STATES, value("enabled", "yes")));
  }

  /** Choices of which one must be made. */
  private static Choices required(String name, String label, List<Link> values, String now) {
    return new Choices(
        name,
        label,
        values.stream()
            .map(each -> new Choices.Choice(each.href(), each.label(), each.href().equals(now)))
            .toList());
  }

  private String value(String name, String usual) {
    return fields.first(name).orElse(usual);
  }

  /** The account that the form adds. */
  Account added() throws WrongInputException {
    Optional<AccountId> id = reader.text("id").flatMap(AccountId::parse);
    if (id.isEmpty()) {
      reader.wrong("id", "It must have letters, digits and . _ @ + -, at most 100.");
    }
    Optional<Role> role = role();
    Optional<RecordId> user = user();
    String name = name();
    reader.finish();
    AccountId known = id.orElseThrow();
    return Account.of(known, name.isEmpty() ? known.name() : name, role.orElseThrow(), open.now())
        .as(user);
  }

  /** What the form makes of an account. */
  Account changed(Account account) throws WrongInputException {
    Optional<Role> role = role();
    Optional<RecordId> user = user();
    boolean enabled = reader.flag("enabled");
    String name = name();
    reader.finish();
    return account
        .called(name.isEmpty() ? account.id().name() : name)
        .in(role.orElseThrow())
        .as(user)
        .enabled(enabled);
  }

  private Optional<Role> role() {
    Optional<Role> role = reader.word("role", Vocabulary.ROLES);
    if (role.isEmpty() && reader.text("role").isEmpty()) {
      reader.wrong("role", "Choose one.");
    }
    return role;
  }

  private Optional<RecordId> user() {
    return reader.named("user", each -> open.parts().owner(RecordKind.USER, each));
  }

  private String name() {
    String name = reader.text("name").orElse("").strip();
    if (name.length() > Account.NAME_LENGTH) {
      reader.wrong("name", "It is longer than " + Account.NAME_LENGTH + " characters.");
    }
    return name;
  }

  /** The password; an empty one if the field and its repetition differ. */
  String password() throws WrongInputException {
    String password = fields.first("password").orElse("");
    if (!password.equals(fields.first("repeated").orElse(""))) {
      throw WrongInputException.of("password", "The two passwords differ.");
    }
    return password;
  }
}
