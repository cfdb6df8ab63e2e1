package org.mailpromoter.spi.loading;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.mailpromoter.core.guard.Thrown;

/**
 * Disables calls in a class file that would end the program: a call of {@code System.exit}, {@code
 * Runtime.exit} or {@code Runtime.halt} is redirected to a method that does not exist, so it fails
 * with a {@link NoSuchMethodError} that the host handles. Only the constant pool is changed (JVMS
 * 4.4). Calls by reflection or native code are not seen.
 */
final class ExitCalls {
  /** The method that does not exist; its name is what people read. */
  static final String REFUSED = Thrown.ENDS_THE_PROGRAM;

  private static final Map<String, Set<String>> ENDINGS =
      Map.of("java/lang/System", Set.of("exit"), "java/lang/Runtime", Set.of("exit", "halt"));

  /** Magic number and versions; then the number of constants, and the constants. */
  private static final int COUNT = 8;

  private static final int UTF8 = 1;
  private static final int METHOD = 10;
  private static final int NAME_AND_TYPE = 12;

  private final ByteBuffer file;
  private final int[] places;
  private final int end;

  private ExitCalls(byte[] classFile) {
    this.file = ByteBuffer.wrap(classFile.clone());
    this.places = new int[Short.toUnsignedInt(file.getShort(COUNT))];
    int at = COUNT + 2;
    for (int i = 1; i < places.length; i += slots(places[i])) {
      places[i] = at;
      at += length(at);
    }
    this.end = at;
  }

  /** The class without such calls; the very same bytes when it has none. */
  static byte[] refused(byte[] classFile) {
    try {
      ExitCalls calls = new ExitCalls(classFile);
      return calls.redirect() ? calls.withTheRefusal() : classFile;
    } catch (IndexOutOfBoundsException e) {
      return classFile; // no class file: the virtual machine says so better
    }
  }

  /** All such methods have one type, so that one new constant serves all calls. */
  private boolean redirect() {
    boolean found = false;
    for (int i = 1; i < places.length; i++) {
      if (places[i] != 0 && file.get(places[i]) == METHOD && endsTheProgram(i)) {
        file.putShort(places[i] + 3, (short) (places.length + 2));
        found = true;
      }
    }
    return found;
  }

  private boolean endsTheProgram(int method) {
    String owner = text(reference(reference(method, 1), 1));
    String name = text(reference(reference(method, 3), 1));
    return ENDINGS.getOrDefault(owner, Set.of()).contains(name);
  }

  private byte[] withTheRefusal() {
    int first = places.length;
    if (first + 3 > 0xFFFF) {
      throw new ClassFormatError("it would end the program, and is too large to be kept from it");
    }
    byte[] name = REFUSED.getBytes(StandardCharsets.UTF_8);
    byte[] type = "(I)V".getBytes(StandardCharsets.UTF_8);
    ByteBuffer whole = ByteBuffer.allocate(file.capacity() + 3 + name.length + 3 + type.length + 5);
    whole.put(file.array(), 0, end);
    whole.put((byte) UTF8).putShort((short) name.length).put(name);
    whole.put((byte) UTF8).putShort((short) type.length).put(type);
    whole.put((byte) NAME_AND_TYPE).putShort((short) first).putShort((short) (first + 1));
    whole.put(file.array(), end, file.capacity() - end);
    return whole.putShort(COUNT, (short) (first + 3)).array();
  }

  private int reference(int constant, int offset) {
    return Short.toUnsignedInt(file.getShort(places[constant] + offset));
  }

  private String text(int constant) {
    int length = reference(constant, 1);
    return new String(file.array(), places[constant] + 3, length, StandardCharsets.UTF_8);
  }

  /** Table 4.4-A: what a constant takes in the file. */
  private int length(int at) {
    return switch (file.get(at)) {
      case UTF8 -> 3 + Short.toUnsignedInt(file.getShort(at + 1));
      case 3, 4, 9, METHOD, 11, NAME_AND_TYPE, 17, 18 -> 5;
      case 5, 6 -> 9;
      case 7, 8, 16, 19, 20 -> 3;
      case 15 -> 4;
      default -> throw new IndexOutOfBoundsException("no constant");
    };
  }

  /** Numbers of eight bytes take two places of the pool (JVMS 4.4.5). */
  private int slots(int at) {
    return file.get(at) == 5 || file.get(at) == 6 ? 2 : 1;
  }
}
