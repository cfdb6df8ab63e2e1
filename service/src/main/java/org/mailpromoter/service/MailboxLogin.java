package org.mailpromoter.service;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mailpromoter.core.mailbox.MailAccessException;
import org.mailpromoter.core.mailbox.MailboxId;
import org.mailpromoter.deployment.MailboxDeployment;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.change.Requester;

/**
 * That a person logged in to a mailbox, as a job.
 *
 * @param mailbox the mailbox
 * @param loggedIn whether its server requires it, and it was done
 */
public record MailboxLogin(MailboxId mailbox, boolean loggedIn) {
  /** A person who cancels need not wait longer. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** Rejects null. */
  public MailboxLogin {
    Objects.requireNonNull(mailbox, "mailbox");
  }

  /**
   * Lets a person log in to a mailbox, unless the task is cancelled before.
   *
   * @param task tells what the person must do
   * @throws MailAccessException if it is declined, comes too late, or cannot be kept
   * @throws InterruptedException if the thread was interrupted
   * @throws java.util.concurrent.CancellationException if the task was cancelled
   */
  public static MailboxLogin of(
      MailboxTests mailboxes, Requester by, MailboxDeployment mailbox, Task task)
      throws MailAccessException, InterruptedException {
    FutureTask<Boolean> login = new FutureTask<>(() -> mailboxes.login(by, mailbox, task::tell));
    Thread thread = new Thread(login, "mailpromoter-login");
    thread.setDaemon(true);
    thread.start();
    try {
      return new MailboxLogin(mailbox.id(), watched(login, task));
    } finally {
      login.cancel(true); // the wait for the person can be interrupted
    }
  }

  private static boolean watched(FutureTask<Boolean> login, Task task)
      throws MailAccessException, InterruptedException {
    while (true) {
      try {
        return login.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        task.advance(0);
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private static MailAccessException failure(@Nullable Throwable cause)
      throws InterruptedException {
    if (cause instanceof MailAccessException refused) {
      return refused;
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    throw cause instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("a login failed", cause);
  }
}
