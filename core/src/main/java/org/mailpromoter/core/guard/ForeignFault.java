package org.mailpromoter.core.guard;

import org.mailpromoter.core.fault.ErrorCode;
import org.mailpromoter.core.fault.ErrorMeaning;
import org.mailpromoter.core.fault.FaultScope;
import org.mailpromoter.core.fault.Retry;

/**
 * Failures of third-party parts: connectors, strategies and probes of plugins.
 *
 * @since 0.1
 */
public enum ForeignFault implements ErrorCode {
  /** A connector threw an unexpected exception or returned an invalid answer. */
  CONNECTOR_DEFECT(
      "connector/defect",
      FaultScope.MAILBOX,
      Retry.LATER,
      "This is a defect of the connector, not of the mailbox: report it to its maker with the output"
          + " of the same command with --verbose. Nothing was lost; the next run goes on."),
  /** A connector did not respond in time. */
  CONNECTOR_HANGS(
      "connector/hangs",
      FaultScope.MAILBOX,
      Retry.LATER,
      "Check whether the server answers. If it does, this is a defect of the connector: report it to"
          + " its maker. Its thread is lost until the program is started again."),
  /** The session was closed while the connector worked, or before it was asked. */
  CONNECTOR_CLOSED(
      "connector/closed",
      FaultScope.MAILBOX,
      Retry.LATER,
      "No action is needed if the program was being stopped; otherwise run it again."),
  /** A correlation strategy failed; messages were decided without it. */
  STRATEGY_FAILED(
      "strategy/failed",
      FaultScope.MESSAGE,
      Retry.AFTER_A_CHANGE,
      "Fix the plugin, or install another version of it; then decide the affected messages again."),
  /** A probe threw an unexpected exception or returned an invalid report. */
  PROBE_DEFECT(
      "probe/defect",
      FaultScope.INSTALLATION,
      Retry.AFTER_A_CHANGE,
      "This is a defect of the plugin: report it to its maker with the output of the same command"
          + " with --verbose. Nothing was changed."),
  /** A probe did not end in time. */
  PROBE_HANGS(
      "probe/hangs",
      FaultScope.INSTALLATION,
      Retry.LATER,
      "Check whether the server answers, and try again. Nothing was changed.");

  private final String id;
  private final ErrorMeaning meaning;

  ForeignFault(String id, FaultScope scope, Retry retry, String remedy) {
    this.id = id;
    this.meaning = new ErrorMeaning(scope, retry, remedy);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public ErrorMeaning meaning() {
    return meaning;
  }
}
