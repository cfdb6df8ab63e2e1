package org.mailpromoter.dataverse.client;

import org.mailpromoter.spi.probe.Assumption;
import org.mailpromoter.spi.probe.Finding;
import org.mailpromoter.spi.probe.Probe;
import org.mailpromoter.spi.probe.ProbeException;
import org.mailpromoter.spi.probe.ProbeReport;

/** Questions of a probe, each of which may be refused without ending the others. */
public final class Asking {
  private Asking() {}

  /** A question about an assumption. */
  @FunctionalInterface
  public interface Question {
    /** Asks. */
    Finding ask() throws DataverseException, InterruptedException;
  }

  /**
   * What a question found; a refusal means that it could not be checked.
   *
   * @throws DataverseException if the environment cannot be reached
   */
  public static Finding of(Assumption assumption, Question question)
      throws DataverseException, InterruptedException {
    try {
      return question.ask();
    } catch (DataverseException e) {
      return assumption.notChecked(refused(e.refusal().orElseThrow(() -> e)));
    }
  }

  /** Without a word of the server, which may name somebody. */
  public static String refused(Refusal refusal) {
    boolean known = refusal.code().matches("0x[0-9a-f]{1,8}");
    return "Dataverse refused the question (HTTP "
        + refusal.status()
        + (known ? ", " + refusal.code() : "")
        + ").";
  }

  /** Questions that are asked together. */
  @FunctionalInterface
  public interface All {
    /** Asks. */
    ProbeReport ask() throws DataverseException, InterruptedException;
  }

  /**
   * A probe that says why an environment cannot be asked.
   *
   * @param who asks, as a sentence begins: {@code The sink crm}
   */
  public static Probe probe(String who, WebApi api, All questions) {
    return () -> {
      try {
        requireLogin(api);
        return questions.ask();
      } catch (DataverseException e) {
        throw new ProbeException(
            e.error(), who + " cannot ask " + api.host() + ": " + e.why() + ".", e);
      }
    };
  }

  /**
   * Proves that the login counts.
   *
   * @throws DataverseException if it does not
   */
  private static void requireLogin(WebApi api) throws DataverseException, InterruptedException {
    api.send(Part.get("WhoAmI")).need();
  }
}
