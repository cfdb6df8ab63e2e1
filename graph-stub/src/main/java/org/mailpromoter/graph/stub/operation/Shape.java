package org.mailpromoter.graph.stub.operation;

import java.util.Set;

/**
 * What the JSON of an answer is, for those who check it.
 *
 * @param kind one of a type, many in {@code value}, or something that no type describes
 * @param type the type in the published metadata, such as message
 * @param members the only members that may be there, besides annotations; empty for all of the type
 */
public record Shape(Kind kind, String type, Set<String> members) {
  /** How many. */
  public enum Kind {
    /** Nothing that a type describes. */
    NONE,
    /** One. */
    ONE,
    /** Many, in {@code value}. */
    MANY
  }

  /** Copies what it is given. */
  public Shape {
    members = Set.copyOf(members);
  }

  /** Nothing that a type describes. */
  public static Shape none() {
    return new Shape(Kind.NONE, "", Set.of());
  }
}
