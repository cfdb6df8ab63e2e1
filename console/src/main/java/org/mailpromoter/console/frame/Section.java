package org.mailpromoter.console.frame;

import org.mailpromoter.installation.permission.Operation;

/** The places of the navigation, in its order. */
public enum Section {
  /** What needs attention. */
  OVERVIEW(Group.MAIL, "Overview", "/", Operation.SEE_STATUS),
  /** What became of each message. */
  MESSAGES(Group.MAIL, "Messages", "/messages", Operation.LIST_MESSAGES),
  /** What was promoted. */
  ACTIVITIES(Group.MAIL, "Activities", "/activities", Operation.SEE_ACTIVITIES),
  /** What is sent from here. */
  OUTBOX(Group.MAIL, "Outbox", "/outgoing", Operation.SEE_OUTGOING),
  /** What other settings would do to past mail. */
  WHAT_IF(Group.MAIL, "What if", "/what-if", Operation.TRY_SETTINGS),
  /** How the mailboxes are. */
  MAILBOXES(Group.PARTS, "Mailboxes", "/mailboxes", Operation.SEE_STATUS),
  /** Contacts and other records, and whose an address is. */
  RECORDS(Group.PARTS, "Records", "/records", Operation.FIND_RECORDS),
  /** What is delivered where. */
  SINKS(Group.PARTS, "Sinks", "/sinks", Operation.SEE_SINKS),
  /** What a person should know. */
  ALERTS(Group.PARTS, "Alerts", "/alerts", Operation.SEE_ALERTS),
  /** Which mail is tracked. */
  MY_OPTIONS(Group.SETUP, "My options", "/me/options", Operation.SEE_TRACK_OPTIONS),
  /** The settings of the organization. */
  ORGANIZATION(Group.SETUP, "Organization", "/settings", Operation.SEE_SETTINGS),
  /** Accounts, API tokens and sessions. */
  ACCESS(Group.SETUP, "Access", "/access", Operation.SEE_ACCESS),
  /** Who changed what. */
  AUDIT(Group.SETUP, "Audit log", "/audit", Operation.SEE_AUDIT),
  /** What became of mail in a period. */
  REPORTS(Group.SETUP, "Reports", "/reports", Operation.SEE_REPORTS),
  /** What is kept of people. */
  PRIVACY(Group.SETUP, "Privacy", "/privacy", Operation.FIND_PERSON),
  /** Long work. */
  JOBS(Group.SETUP, "Jobs", "/jobs", Operation.SEE_JOBS),
  /** What things mean. */
  HELP(Group.SETUP, "Help", "/help", Operation.SEE_PLUGINS),
  /** No place of the navigation: login, errors. */
  NOWHERE(Group.NONE, "", "", Operation.SEE_STATUS);

  private final Group group;
  private final String label;
  private final String path;
  private final Operation operation;

  /** Places that belong together. */
  public enum Group {
    /** What happens to mail. */
    MAIL(""),
    /** What it runs on. */
    PARTS("Parts"),
    /** How it is set up. */
    SETUP("Setup"),
    /** Not shown. */
    NONE("");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** What people read above them; empty for the first ones. */
    public String title() {
      return title;
    }
  }

  Section(Group group, String label, String path, Operation operation) {
    this.group = group;
    this.label = label;
    this.path = path;
    this.operation = operation;
  }

  /** Where it stands. */
  public Group group() {
    return group;
  }

  /** What people read. */
  public String label() {
    return label;
  }

  /** Where it leads. */
  public String path() {
    return path;
  }

  /** The use case of the place. The place is hidden from callers who may not use it at all. */
  public Operation operation() {
    return operation;
  }
}
