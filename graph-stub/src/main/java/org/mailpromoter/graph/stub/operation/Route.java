package org.mailpromoter.graph.stub.operation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailpromoter.graph.stub.fault.GraphOperation;

/**
 * What a method and a path mean.
 *
 * @param operation what is asked for
 * @param user whose mailbox: {@code me}, an address or an id; empty where there is none
 * @param folder the folder; empty for the whole mailbox
 * @param message the message
 */
public record Route(
    GraphOperation operation,
    Optional<String> user,
    Optional<String> folder,
    Optional<String> message) {
  private static final Pattern KEY = Pattern.compile("(\\w+)\\('(.*)'\\)");

  /** Finds out what a path means that begins behind the version. */
  public static Route of(String method, String path) {
    List<String> segments;
    try {
      segments = segments(path);
    } catch (IllegalArgumentException e) {
      return only(GraphOperation.UNKNOWN);
    }
    String first = segments.isEmpty() ? "" : small(segments.get(0));
    if (first.equals("$batch") && segments.size() == 1) {
      return only(method.equals("POST") ? GraphOperation.BATCH : GraphOperation.UNKNOWN);
    }
    if (first.equals("me")) {
      return mail(method, "me", segments.subList(1, segments.size()));
    }
    return first.equals("users") && segments.size() > 1
        ? mail(method, segments.get(1), segments.subList(2, segments.size()))
        : only(GraphOperation.UNKNOWN);
  }

  private static Route only(GraphOperation operation) {
    return new Route(operation, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Keys are segments or, as OData writes them, in brackets. */
  private static List<String> segments(String path) {
    List<String> found = new ArrayList<>();
    for (String raw : List.of(path.split("/", -1))) {
      String segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
      Matcher key = KEY.matcher(segment);
      if (key.matches()) {
        found.add(key.group(1));
        found.add(key.group(2));
      } else if (!segment.isEmpty()) {
        found.add(segment.endsWith("()") ? segment.substring(0, segment.length() - 2) : segment);
      }
    }
    return found;
  }

  private static String small(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Route mail(String method, String user, List<String> rest) {
    if (rest.isEmpty()) {
      return new Route(
          get(method, GraphOperation.USER), Optional.of(user), Optional.empty(), Optional.empty());
    }
    return switch (small(rest.get(0))) {
      case "mailfolders" -> folders(method, user, rest.subList(1, rest.size()));
      case "messages" -> messages(method, user, Optional.empty(), rest.subList(1, rest.size()));
      default -> only(GraphOperation.UNKNOWN);
    };
  }

  private static Route folders(String method, String user, List<String> rest) {
    Optional<String> folder = rest.stream().findFirst();
    String below = rest.size() < 2 ? "" : small(rest.get(1));
    if (below.equals("messages")) {
      return messages(method, user, folder, rest.subList(2, rest.size()));
    }
    GraphOperation operation =
        switch (rest.size()) {
          case 0 -> GraphOperation.FOLDERS;
          case 1 -> GraphOperation.FOLDER;
          case 2 -> below.equals("childfolders") ? GraphOperation.FOLDERS : GraphOperation.UNKNOWN;
          default -> GraphOperation.UNKNOWN;
        };
    return new Route(get(method, operation), Optional.of(user), folder, Optional.empty());
  }

  private static Route messages(
      String method, String user, Optional<String> folder, List<String> rest) {
    if (rest.isEmpty()) {
      return new Route(list(method), Optional.of(user), folder, Optional.empty());
    }
    String first = small(rest.get(0));
    if (rest.size() == 1 && (first.equals("delta") || first.equals("$count"))) {
      GraphOperation all = first.equals("delta") ? GraphOperation.DELTA : GraphOperation.COUNT;
      return new Route(get(method, all), Optional.of(user), folder, Optional.empty());
    }
    GraphOperation one =
        switch (rest.size()) {
          case 1 -> single(method);
          case 2 -> action(method, small(rest.get(1)));
          default -> GraphOperation.UNKNOWN;
        };
    return new Route(one, Optional.of(user), folder, Optional.of(rest.get(0)));
  }

  private static GraphOperation get(String method, GraphOperation operation) {
    return method.equals("GET") ? operation : GraphOperation.UNKNOWN;
  }

  private static GraphOperation list(String method) {
    return switch (method) {
      case "GET" -> GraphOperation.MESSAGES;
      case "POST" -> GraphOperation.CREATE;
      default -> GraphOperation.UNKNOWN;
    };
  }

  private static GraphOperation single(String method) {
    return switch (method) {
      case "GET" -> GraphOperation.MESSAGE;
      case "PATCH" -> GraphOperation.UPDATE;
      case "DELETE" -> GraphOperation.DELETE;
      default -> GraphOperation.UNKNOWN;
    };
  }

  private static GraphOperation action(String method, String name) {
    return switch (method + " " + name) {
      case "GET $value" -> GraphOperation.MIME;
      case "POST move" -> GraphOperation.MOVE;
      case "POST copy" -> GraphOperation.COPY;
      case "POST send" -> GraphOperation.SEND;
      default -> GraphOperation.UNKNOWN;
    };
  }
}
