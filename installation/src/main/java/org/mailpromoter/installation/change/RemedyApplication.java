package org.mailpromoter.installation.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mailpromoter.core.decision.DecisionFilter;
import org.mailpromoter.core.decision.StoredDecision;
import org.mailpromoter.core.diagnosis.Action;
import org.mailpromoter.core.diagnosis.Change;
import org.mailpromoter.core.sync.RetryReport;
import org.mailpromoter.core.sync.RetryTask;
import org.mailpromoter.deployment.ConfigurationException;
import org.mailpromoter.installation.NotFoundException;
import org.mailpromoter.installation.OpenInstallation;
import org.mailpromoter.installation.RefusedException;
import org.mailpromoter.installation.Task;
import org.mailpromoter.installation.permission.Belonging;
import org.mailpromoter.installation.permission.ForbiddenException;
import org.mailpromoter.installation.permission.Operation;
import org.mailpromoter.installation.permission.Permissions;

/**
 * Makes a change that would have promoted a message, and promotes it. Each of its actions is done
 * by the use case of its own, under the permission of that use case.
 */
public final class RemedyApplication {
  private static final int KEY_DIGITS = 16;

  private final OpenInstallation open;
  private final Permissions permissions;
  private final Requester by;

  /**
   * What becomes of the actions of a change.
   *
   * @param here those that are done here
   * @param inFile those that only the configuration file can do
   * @param allowed whether the caller may do all of those that are done here
   */
  public record Plan(List<Action> here, List<Action> inFile, boolean allowed) {
    /** Copies the lists. */
    public Plan {
      here = List.copyOf(here);
      inFile = List.copyOf(inFile);
    }
  }

  /**
   * What was done.
   *
   * @param reversals what puts the change back, in the order in which to do it; activities stay
   * @param reports the mailboxes whose messages were decided again
   */
  public record Applied(List<Reversal> reversals, List<RetryReport> reports) {
    /** Copies the lists. */
    public Applied {
      reversals = List.copyOf(reversals);
      reports = List.copyOf(reports);
    }

    /** How many messages became activities. */
    public long promoted() {
      return reports.stream().mapToLong(RetryReport::promoted).sum();
    }
  }

  /**
   * Changes on behalf of a caller.
   *
   * @param open was opened for work
   * @param permissions what the caller may do
   * @param by who asks for it
   */
  public RemedyApplication(OpenInstallation open, Permissions permissions, Requester by) {
    this.open = Objects.requireNonNull(open, "open");
    this.permissions = Objects.requireNonNull(permissions, "permissions");
    this.by = Objects.requireNonNull(by, "by");
  }

  /** The name of a change: the same for the same actions, as long as this version runs. */
  public static String key(Change change) {
    try {
      byte[] text = change.actions().toString().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest).substring(0, KEY_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Says what can be done here for a message. */
  public Plan plan(StoredDecision about, Change change) {
    List<Action> here = new ArrayList<>();
    List<Action> inFile = new ArrayList<>();
    boolean allowed = permissions.allows(Operation.RETRY_MESSAGES, Belonging.to(about.mailbox()));
    for (Action action : change.actions()) {
      Optional<RemedySteps.Step> step = action.match(new RemedySteps(about.mailbox()));
      (step.isPresent() ? here : inFile).add(action);
      allowed &= step.isEmpty() || permissions.allows(step.get().operation(), step.get().of());
    }
    return new Plan(here, inFile, allowed);
  }

  /**
   * Does the actions, and decides the message and others again.
   *
   * @param others numbers of decisions about other messages that are to be promoted, too
   * @throws ForbiddenException if the caller may not do one of the actions; nothing is changed then
   * @throws IllegalArgumentException if an action needs the configuration file
   */
  public Applied apply(StoredDecision about, Change change, List<Long> others, Task task)
      throws ForbiddenException,
          NotFoundException,
          RefusedException,
          ConfigurationException,
          InterruptedException {
    permissions.demand(Operation.RETRY_MESSAGES, Belonging.to(about.mailbox()));
    for (Action action : change.actions()) {
      RemedySteps.Step step =
          action
              .match(new RemedySteps(about.mailbox()))
              .orElseThrow(() -> new IllegalArgumentException(action + " needs the file"));
      permissions.demand(step.operation(), step.of());
    }
    List<Reversal> reversals = new ArrayList<>();
    RemedyDeeds deeds = new RemedyDeeds(open, by);
    for (Action action : change.actions()) {
      reversals.addAll(0, deeds.run(action));
    }
    return new Applied(reversals, retried(about, change, others, task));
  }

  private List<RetryReport> retried(
      StoredDecision about, Change change, List<Long> others, Task task)
      throws NotFoundException, RefusedException, InterruptedException {
    Retries retries = new Retries(open);
    List<RetryReport> reports = new ArrayList<>();
    boolean byHand = false;
    for (Action action : change.actions()) {
      if (action instanceof Action.TrackAnswered answered) {
        List<Long> parent = List.of(answered.decision().value());
        reports.addAll(retry(retries, retries.decisions(parent), true, task));
      } else if (action instanceof Action.DecideSenderAgain again) {
        DecisionFilter sender = DecisionFilter.all().withSender(again.sender());
        return retry(retries, retries.notPromoted(sender), false, task);
      }
      byHand |= action instanceof Action.TrackMessage;
    }
    List<Long> numbers = new ArrayList<>(List.of(about.id().value()));
    others.stream().filter(each -> !numbers.contains(each)).forEach(numbers::add);
    reports.addAll(retry(retries, retries.decisions(numbers), byHand, task));
    return reports;
  }

  private List<RetryReport> retry(Retries retries, Retries.Chosen chosen, boolean byHand, Task task)
      throws NotFoundException, RefusedException, InterruptedException {
    Retries.Manner manner = byHand ? Retries.Manner.BY_HAND : Retries.Manner.BY_SETTINGS;
    return retries.retry(by, chosen, manner, RetryTask.Gone.REPORT, task).mailboxes();
  }
}
