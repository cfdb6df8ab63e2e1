package org.mailpromoter.console.help;

import java.util.List;
import java.util.Objects;
import org.mailpromoter.console.frame.Frame;

/**
 * The operations of the API, from its contract.
 *
 * @param frame its frame
 * @param about what holds for all of them, in paragraphs
 * @param groups the operations by what they are about
 */
public record ApiPage(Frame frame, List<String> about, List<Group> groups) {
  /** Copies the lists. */
  public ApiPage {
    Objects.requireNonNull(frame, "frame");
    about = List.copyOf(about);
    groups = List.copyOf(groups);
  }

  /**
   * Operations that belong together.
   *
   * @param id their place in the page
   * @param title their name
   * @param about what they are about
   * @param operations the operations
   */
  public record Group(String id, String title, String about, List<Call> operations) {
    /** Copies the list. */
    public Group {
      operations = List.copyOf(operations);
    }
  }

  /**
   * An operation.
   *
   * @param method its method
   * @param path its path, with parameters in braces
   * @param summary what it does, in a few words
   * @param about what else is to be known; may be empty
   * @param scope what a token needs for it; may be empty
   * @param fields its parameters, and the members of its body
   * @param answers its answers
   */
  public record Call(
      String method,
      String path,
      String summary,
      String about,
      String scope,
      List<Field> fields,
      List<Answer> answers) {
    /** Copies the lists. */
    public Call {
      fields = List.copyOf(fields);
      answers = List.copyOf(answers);
    }
  }

  /**
   * A parameter, or a member of the body.
   *
   * @param name its name
   * @param place where it stands
   * @param type which values it takes
   * @param about what it means; may be empty
   */
  public record Field(String name, String place, String type, String about) {}

  /**
   * An answer.
   *
   * @param status its status
   * @param about what it says
   * @param document the name of its document; empty if it has none
   */
  public record Answer(String status, String about, String document) {}
}
