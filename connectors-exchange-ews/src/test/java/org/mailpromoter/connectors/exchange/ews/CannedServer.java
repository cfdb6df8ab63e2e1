package org.mailpromoter.connectors.exchange.ews;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A server that writes what a test wants, byte by byte, for answers that no mail store can produce.
 */
final class CannedServer implements AutoCloseable {
  static final String BEFORE =
      "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'"
          + " xmlns:m='http://schemas.microsoft.com/exchange/services/2006/messages'"
          + " xmlns:t='http://schemas.microsoft.com/exchange/services/2006/types'><s:Body>"
          + "<m:AnyResponse><m:ResponseMessages>";
  static final String AFTER = "</m:ResponseMessages></m:AnyResponse></s:Body></s:Envelope>";

  private final ServerSocket socket;
  private final Script script;

  private CannedServer(ServerSocket socket, Script script) {
    this.socket = socket;
    this.script = script;
  }

  /** Answers requests. */
  interface Script {
    /** Writes a whole HTTP answer to a request. */
    void answer(String request, OutputStream out) throws IOException;
  }

  static CannedServer start(Script script) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    CannedServer server = new CannedServer(socket, script);
    Thread thread = new Thread(server::serve, "canned-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  String url() {
    return "http://localhost:" + socket.getLocalPort() + "/EWS/Exchange.asmx";
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket one = socket.accept()) {
        InputStream in = new BufferedInputStream(one.getInputStream());
        for (String request = read(in); !request.isEmpty(); request = read(in)) {
          script.answer(request, one.getOutputStream());
          one.getOutputStream().flush();
        }
      } catch (IOException e) {
        // the client hung up, or the test is over
      }
    }
  }

  /** One request without its head; empty at the end. */
  private static String read(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  static void head(OutputStream out, String more) throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n" + more + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  static void send(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    head(out, "Content-Length: " + bytes.length);
    out.write(bytes);
  }

  /** The first requests of every session. */
  static String folders() {
    StringBuilder answer = new StringBuilder(BEFORE);
    for (String id : new String[] {"root", "inbox", "sent"}) {
      answer
          .append("<m:GetFolderResponseMessage ResponseClass='Success'>")
          .append("<m:ResponseCode>NoError</m:ResponseCode><m:Folders><t:Folder><t:FolderId Id='")
          .append(id)
          .append("'/></t:Folder></m:Folders></m:GetFolderResponseMessage>");
    }
    return answer + AFTER;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
