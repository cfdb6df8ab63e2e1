package org.mailpromoter.api;

import static org.mailpromoter.installation.permission.Operation.SEE_AUDIT;
import static org.mailpromoter.installation.permission.Operation.VERIFY_AUDIT;
import static org.mailpromoter.web.Method.GET;
import static org.mailpromoter.web.Method.POST;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailpromoter.access.AuditSelection;
import org.mailpromoter.access.Entry;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.core.access.AuditSeal;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.documents.AuditDocuments;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.ask.AuditTrail;
import org.mailpromoter.web.Response;
import org.mailpromoter.web.Route;

/** What people and programs did. */
final class AuditRoutes {
  private final Work work;

  AuditRoutes(Work work) {
    this.work = work;
  }

  List<Route<Entry>> routes() {
    return List.of(
        Call.route(GET, "/audit", SEE_AUDIT, AuditRoutes::list),
        Call.route(POST, "/audit/verify", VERIFY_AUDIT, this::verify));
  }

  private static Response list(Call call) throws WrongInputException, WrongPageException {
    AuditSelection selection = AuditSelection.of(call.visit());
    return Answers.page(
        call.request(),
        AuditDocuments.list(new AuditTrail(call.open()).list(selection.filter(), selection.page())),
        "entries");
  }

  private Response verify(Call call)
      throws NotFoundException,
          RefusedException,
          ConfigurationException,
          WrongInputException,
          IOException,
          InterruptedException {
    JsonObject body = call.body();
    Optional<String> text = body.text("seal");
    Optional<AuditSeal> seal = text.flatMap(AuditSeal::parse);
    if (text.isPresent() && seal.isEmpty()) {
      body.wrong("seal", "It must be a number, a colon and 64 hexadecimal digits.");
    }
    body.finish();
    AuditSeal known = seal.orElse(AuditSeal.NONE);
    return work.answer(call, (open, task) -> new AuditTrail(open).verify(known, task));
  }
}
