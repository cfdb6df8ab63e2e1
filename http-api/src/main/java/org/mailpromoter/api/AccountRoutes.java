package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.CHANGE_ACCOUNTS;
import static org.mailpromoter.installation.permission.Operation.SEE_ACCOUNTS;
import static org.mailpromoter.web.Method.DELETE;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.PATCH;
import static org.mailpromoter.web.Method.POST;
import static org.mailpromoter.web.Method.PUT;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.StaleException;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.access.Account;
import org.mailpromoter.core.access.AccountId;
import org.mailpromoter.core.access.Role;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.party.RecordKind;
import org.mailpromoter.documents.AccessDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.ask.AccountList;
import org.mailpromoter.installation.ask.Vocabulary;
import org.mailpromoter.installation.change.Accounts;
import org.mailpromoter.installation.english.EnglishMissing;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** Who can log in with a password. */
final class AccountRoutes {
  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/accounts", SEE_ACCOUNTS, AccountRoutes::list),
        Call.confidential(POST, "/accounts", CHANGE_ACCOUNTS, AccountRoutes::add),
        Call.route(GET, "/accounts/{account}", SEE_ACCOUNTS, AccountRoutes::show),
        Call.route(PATCH, "/accounts/{account}", CHANGE_ACCOUNTS, AccountRoutes::change),
        Call.route(DELETE, "/accounts/{account}", CHANGE_ACCOUNTS, AccountRoutes::remove),
        Call.confidential(
            PUT, "/accounts/{account}/password", CHANGE_ACCOUNTS, AccountRoutes::password));
  }

  private static Response list(Call call) throws WrongInputException {
    call.parameters().finish();
    return Answers.page(
        call.request(), AccessDocuments.accounts(new AccountList(call.open()).list()), "accounts");
  }

  private static Account found(Call call) throws NotFoundException {
    return new AccountList(call.open()).find(call.text("account"));
  }

  private static Response show(Call call) throws NotFoundException {
    return Answers.versioned(AccessDocuments.account(found(call)));
  }

  private static Response add(Call call)
      throws RefusedException, WrongInputException, IOException, InterruptedException {
    JsonObject body = call.body();
    String typed = body.demandedText("id");
    Optional<AccountId> id = AccountId.parse(typed);
    if (id.isEmpty() && !typed.isEmpty()) {
      body.wrong("id", "It must have letters, digits and . _ @ + -, at most 100.");
    }
    body.demandedText("role");
    Optional<Role> role = body.word("role", Vocabulary.ROLES);
    Optional<String> name = name(body);
    Optional<RecordId> user = user(call, body);
    String password = body.demandedText("password");
    body.finish();
    AccountId known = id.orElseThrow();
    Account account =
        Account.of(known, name.orElse(known.name()), role.orElseThrow(), call.now()).as(user);
    return Answers.versioned(
        AccessDocuments.account(
            new Accounts(call.open()).add(call.requester(), account, password)));
  }

  private static Optional<String> name(JsonObject body) {
    return body.text("name", Account.NAME_LENGTH);
  }

  private static Optional<RecordId> user(Call call, JsonObject body) {
    Optional<String> name = body.text("user");
    try {
      return name.isEmpty()
          ? Optional.empty()
          : Optional.of(call.open().parts().owner(RecordKind.USER, name.get()));
    } catch (NotFoundException e) {
      body.wrong("user", EnglishMissing.of(e));
      return Optional.empty();
    }
  }

  private static Response change(Call call)
      throws NotFoundException, RefusedException, WrongInputException, StaleException, IOException {
    JsonObject body = call.body();
    Optional<Role> role = body.word("role", Vocabulary.ROLES);
    Optional<Boolean> enabled = body.optionalFlag("enabled");
    Optional<String> name = name(body);
    Optional<RecordId> user = user(call, body);
    body.finish();
    Account now = found(call);
    call.demandVersion(AccessDocuments.account(now));
    Account changed = now.in(role.orElse(now.role())).enabled(enabled.orElse(now.enabled()));
    changed = name.map(changed::called).orElse(changed);
    changed = body.names().contains("user") ? changed.as(user) : changed;
    return Answers.versioned(
        AccessDocuments.account(new Accounts(call.open()).change(call.requester(), changed)));
  }

  private static Response remove(Call call)
      throws NotFoundException, RefusedException, StaleException {
    Account now = found(call);
    call.demandVersion(AccessDocuments.account(now));
    new Accounts(call.open()).remove(call.requester(), now);
    return Answers.of(AccessDocuments.removed(now.id()));
  }

  private static Response password(Call call)
      throws NotFoundException,
          RefusedException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    String password = body.demandedText("password");
    body.finish();
    AccountId id = found(call).id();
    new Accounts(call.open()).setPassword(call.requester(), id, password);
    return Answers.of(AccessDocuments.passwordSet(id));
  }
}
