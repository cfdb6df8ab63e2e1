package org.mailpromoter.access;

import java.io.IOException;
import java.util.Objects;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.WrongPageException;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.web.Response;

/**
 * The use case behind a route. It is called only for those who may call it on some object; it
 * demands the permission for the object itself.
 *
 * @param operation which use case
 * @param answer calls it
 */
public record Entry(Operation operation, Answer answer) {
  /** Rejects nulls. */
  public Entry {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(answer, "answer");
  }

  /** Answers a visit. Thread-safe. */
  @FunctionalInterface
  public interface Answer {
    /**
     * The response.
     *
     * @throws IOException if the request cannot be read or understood
     * @throws InterruptedException if the service ends
     */
    Response to(Visit visit)
        throws NotFoundException,
            RefusedException,
            ForbiddenException,
            ConfigurationException,
            WrongInputException,
            StaleException,
            WrongPageException,
            IOException,
            InterruptedException;
  }
}
