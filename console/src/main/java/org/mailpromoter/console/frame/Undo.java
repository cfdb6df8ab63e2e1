package org.mailpromoter.console.frame;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.change.Reversal;
import org.mailpromoter.installation.change.Reversals;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.web.Fields;

/** Puts back what was just done. What that is travels sealed in the address of the page. */
public final class Undo {
  /** The field of addresses and forms. */
  public static final String FIELD = "undo";

  private final Visit visit;
  private final Seal seal;

  /** What a visitor can put back. */
  public Undo(Visit visit) {
    this.visit = Objects.requireNonNull(visit, "visit");
    this.seal = new Seal(FIELD, visit.formToken());
  }

  /** An address query with reversals. */
  public Fields with(Fields query, List<Reversal> reversals) {
    Fields all = query;
    for (Reversal each : reversals) {
      all = all.with(FIELD, seal.seal(each.word()));
    }
    return all;
  }

  /** The sealed word of the address; empty if there is none. */
  public String word() {
    String word = visit.request().query().first(FIELD).orElse("");
    return seal.open(word).isPresent() ? word : "";
  }

  /** The reversal of a sealed word; empty if it is none of this session. */
  public Optional<Reversal> reversal(String word) {
    return seal.open(word).flatMap(Reversal::parse);
  }

  /**
   * Does what the button of a form stands for.
   *
   * @throws WrongInputException if it is of another session
   */
  public void run(Fields form)
      throws NotFoundException,
          ForbiddenException,
          RefusedException,
          ConfigurationException,
          WrongInputException {
    Reversal reversal =
        reversal(form.first(FIELD).orElse(""))
            .orElseThrow(() -> WrongInputException.of(FIELD, "This undo is of a former session."));
    new Reversals(visit.open(), visit.permissions(), visit.requester("")).run(reversal);
  }
}
