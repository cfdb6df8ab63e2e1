package org.mailpromoter.console.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.mailpromoter.access.Visit;
import org.mailpromoter.access.WrongInputException;

/**
 * What surrounds the content of a page.
 *
 * @param visitor who looks at it
 * @param section its place in the navigation
 * @param title its heading
 * @param crumbs the pages above it
 * @param notices sentences above the content
 * @param mistakes what is wrong in the form of the page that was sent
 * @param twin the commands that show or do the same; empty if there is none
 * @param json the resource of the API that shows the same; empty if there is none
 * @param seconds after how many seconds the browser asks again; 0 for never
 */
public record Frame(
    Visitor visitor,
    Section section,
    String title,
    List<Link> crumbs,
    List<Notice> notices,
    Mistakes mistakes,
    List<String> twin,
    String json,
    int seconds) {
  /** Copies the lists. */
  public Frame {
    Objects.requireNonNull(visitor, "visitor");
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(title, "title");
    crumbs = List.copyOf(crumbs);
    notices = List.copyOf(notices);
    Objects.requireNonNull(mistakes, "mistakes");
    twin = List.copyOf(twin);
    Objects.requireNonNull(json, "json");
  }

  /** The frame of a page for the sender of a request, with what a form announced. */
  public static Frame of(Visit visit, Section section, String title) {
    Frame frame = of(Visitor.of(visit), section, title);
    return Announcement.of(visit).map(frame::with).orElse(frame);
  }

  /** The frame of a page. */
  public static Frame of(Visitor visitor, Section section, String title) {
    return new Frame(
        visitor, section, title, List.of(), List.of(), Mistakes.NONE, List.of(), "", 0);
  }

  /** The same below one more page. */
  public Frame under(String label, String href) {
    List<Link> more = new ArrayList<>(crumbs);
    more.add(new Link(label, href));
    return new Frame(visitor, section, title, more, notices, mistakes, twin, json, seconds);
  }

  /** The same with one more notice. */
  public Frame with(Notice notice) {
    List<Notice> more = new ArrayList<>(notices);
    more.add(notice);
    return new Frame(visitor, section, title, crumbs, more, mistakes, twin, json, seconds);
  }

  /** The same for a form that was sent and is shown again. */
  public Frame with(Mistakes wrong) {
    return new Frame(visitor, section, title, crumbs, notices, wrong, twin, json, seconds);
  }

  /** The same with a notice for each filter of a list that is wrong. */
  public Frame with(WrongInputException wrong) {
    Frame frame = this;
    for (WrongInputException.Problem each : wrong.problems()) {
      frame = frame.with(Notice.of(Tone.NO, each.where() + ": " + each.sentence()));
    }
    return frame;
  }

  /** The same with the command and the resource that show the same. */
  public Frame twin(List<String> commands, String resource) {
    return new Frame(
        visitor, section, title, crumbs, notices, mistakes, commands, resource, seconds);
  }

  /**
   * The same, which a browser without scripts asks for again. With scripts, a part of the page
   * does.
   */
  public Frame again(int after) {
    return new Frame(visitor, section, title, crumbs, notices, mistakes, twin, json, after);
  }

  /** Whether a place of the navigation is where this page stands. */
  public String current(Section place) {
    if (place != section) {
      return "";
    }
    return crumbs.isEmpty() ? "page" : "true";
  }
}
