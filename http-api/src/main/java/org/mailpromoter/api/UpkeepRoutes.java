package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.BACK_UP;
import static org.mailpromoter.installation.permission.Operation.CHECK_STORAGE;
import static org.mailpromoter.installation.permission.Operation.ERASE_PERSON;
import static org.mailpromoter.installation.permission.Operation.FIND_PERSON;
import static org.mailpromoter.installation.permission.Operation.FORGET;
import static org.mailpromoter.installation.permission.Operation.TAKE_TOKEN;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.message.EmailAddress;
import org.mailpromoter.core.party.RecordId;
import org.mailpromoter.core.store.Maintenance;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.Document;
import org.mailpromoter.documents.UpkeepDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.ask.RetentionList;
import org.mailpromoter.installation.ask.StorageChecks;
import org.mailpromoter.installation.ask.StoredPerson;
import org.mailpromoter.installation.change.Backups;
import org.mailpromoter.installation.change.Erasures;
import org.mailpromoter.installation.change.Tokens;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** The storage: checks, backups, deletions, and the tracking tokens that it counts. */
final class UpkeepRoutes {
  private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final String FOLDER = "backups";

  private final Work work;

  UpkeepRoutes(Work work) {
    this.work = work;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(POST, "/storage/check", CHECK_STORAGE, this::check),
        Call.route(POST, "/backup", BACK_UP, this::backUp),
        Call.route(GET, "/privacy", FIND_PERSON, UpkeepRoutes::retention),
        Call.route(POST, "/privacy/forget", FORGET, this::forget),
        Call.route(POST, "/privacy/find", FIND_PERSON, this::find),
        Call.route(POST, "/privacy/erase", ERASE_PERSON, this::erase),
        Call.route(POST, "/token", TAKE_TOKEN, UpkeepRoutes::token));
  }

  private Response check(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    boolean quick = body.flag("quick");
    body.finish();
    Maintenance.Extent extent = quick ? Maintenance.Extent.QUICK : Maintenance.Extent.FULL;
    return work.answer(call, (open, task) -> StorageChecks.check(open, extent, task));
  }

  private Response backUp(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    String name = body.demandedText("file");
    boolean replace = body.flag("replace");
    if (!name.isEmpty() && !isFile(name)) {
      body.wrong("file", "It must be the name of a file, without a folder: a-z, 0-9, . _ and -.");
    }
    Path file =
        call.open()
            .parts()
            .deployment()
            .file()
            .resolveSibling(FOLDER)
            .resolve(isFile(name) ? name : "-");
    if (isFile(name) && !replace && Files.exists(file)) {
      body.wrong("file", "It exists already. Give another name, or replace it.");
    }
    body.finish();
    return work.answer(call, (open, task) -> backUp(open, call, file, replace, task));
  }

  private static boolean isFile(String name) {
    return FILE.matcher(name).matches();
  }

  /** A program names no folder of this machine: backups are kept beside the configuration file. */
  private static Document backUp(
      OpenInstallation open, Call call, Path file, boolean replace, Task task) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Backups.write(call.requester(), open, file, replace, task);
    return UpkeepDocuments.backedUp(file, Files.size(file));
  }

  private Response forget(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    call.body().finish();
    return work.answer(
        call, (open, task) -> new Erasures(open).forgetRefused(call.requester(), task));
  }

  private static Response retention(Call call) throws WrongInputException {
    call.parameters().finish();
    return Answers.of(UpkeepDocuments.retention(RetentionList.of(call.open())));
  }

  private Response find(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    body.demandedText("address");
    Optional<EmailAddress> address = body.address("address");
    body.finish();
    return work.answer(
        call, (open, task) -> new StoredPerson(open).find(address.orElseThrow(), task));
  }

  private Response erase(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    body.demandedText("address");
    Optional<EmailAddress> address = body.address("address");
    body.finish();
    return work.answer(
        call,
        (open, task) -> new Erasures(open).erase(call.requester(), address.orElseThrow(), task));
  }

  private static Response token(Call call)
      throws NotFoundException,
          RefusedException,
          ForbiddenException,
          WrongInputException,
          IOException {
    JsonObject body = call.body();
    String from = body.demandedText("from");
    String subject = body.text("subject").orElse("");
    boolean signed = body.flag("signed");
    body.finish();
    RecordId sender = call.open().parts().owner(from);
    call.demand(Belonging.to(sender));
    Tokens tokens = new Tokens(call.open());
    String token =
        signed ? tokens.signed(call.requester()) : tokens.next(call.requester(), sender).text();
    return Answers.of(UpkeepDocuments.token(token, tokens.stamped(subject, token)));
  }
}
