package org.mailpromoter.console.whatif;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Chip;
import org.mailpromoter.console.frame.Choices;
import org.mailpromoter.console.frame.Frame;
import org.mailpromoter.console.frame.Moment;
import org.mailpromoter.console.setting.SettingField;

/**
 * The workbench.
 *
 * @param frame its frame
 * @param changes the draft
 * @param hidden the fields that hold it
 * @param period the periods to choose from
 * @param settings the settings to choose from; none if the visitor may try none
 * @param value the field for the value of the chosen setting; none before one is chosen
 * @param owners the users and queues to choose from
 * @param options the Track options to choose from
 * @param waiting what is said before the draft is tried; empty if it is, or there is none
 * @param result what it would do; none if it is not tried
 * @param apply where all of it can be applied; empty if the draft is empty or the visitor may not
 */
public record WhatIfPage(
    Frame frame,
    List<Change> changes,
    List<Hidden> hidden,
    Choices period,
    List<Choices> settings,
    List<Value> value,
    List<Choices> owners,
    Choices options,
    String waiting,
    List<Result> result,
    String apply) {
  /** Copies the lists. */
  public WhatIfPage {
    Objects.requireNonNull(frame, "frame");
    changes = List.copyOf(changes);
    hidden = List.copyOf(hidden);
    settings = List.copyOf(settings);
    value = List.copyOf(value);
    owners = List.copyOf(owners);
    result = List.copyOf(result);
  }

  /**
   * A change of the draft.
   *
   * @param what is changed
   * @param href its page
   * @param before the value in force
   * @param after the value in the draft
   * @param drop the address of the draft without it
   */
  public record Change(String what, String href, String before, String after, String drop) {}

  /**
   * The value of a setting that is to be added.
   *
   * @param key the setting
   * @param now the value in force
   * @param field takes another one
   */
  public record Value(String key, String now, SettingField field) {}

  /**
   * A field that is sent along.
   *
   * @param name its name
   * @param value its value
   */
  public record Hidden(String name, String value) {}

  /**
   * What the draft would do.
   *
   * @param verdict in a sentence
   * @param bars how many messages each effect has
   * @param turns from which result to which
   * @param groups the messages
   */
  public record Result(String verdict, List<Bar> bars, List<Turn> turns, List<Group> groups) {
    /** Copies the lists. */
    public Result {
      bars = List.copyOf(bars);
      turns = List.copyOf(turns);
      groups = List.copyOf(groups);
    }
  }

  /**
   * An effect.
   *
   * @param label the effect
   * @param count how many messages have it, in words
   * @param share of all messages that were looked at
   * @param width of its bar: the share of all messages that were looked at, 0 to 100
   * @param lost whether mail is lost by it
   */
  public record Bar(String label, String count, String share, int width, boolean lost) {}

  /**
   * Messages that turn from one result to another.
   *
   * @param before what became of them
   * @param after what would become of them
   * @param count how many, in words
   */
  public record Turn(Chip before, Chip after, String count) {}

  /**
   * Messages with one effect.
   *
   * @param title the effect
   * @param rows the first of them
   * @param more how many more there are, in words; empty if none
   */
  public record Group(String title, List<Row> rows, String more) {
    /** Copies the list. */
    public Group {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A message.
   *
   * @param href its page
   * @param received when it was received
   * @param sender from whom
   * @param subject its subject
   * @param before what became of it
   * @param after what would become of it
   * @param question the first question that has another answer; empty if only details differ
   */
  public record Row(
      String href,
      Moment received,
      String sender,
      String subject,
      Chip before,
      Chip after,
      String question) {}
}
