package org.commonpurse.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The way to a real server, which can be shut, or lose one commit: before the server hears of it, or with the
 * server's answer.
 */
final class Gate implements AutoCloseable {

  /** What becomes of the next commit. */
  enum Commit {
    /** It never reaches the server. */
    LOST,
    /** The server carries it out, and its answer never comes. */
    UNANSWERED
  }

  private static final String COMMIT = "COMMIT";

  private final int server;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Commit> next = new AtomicReference<>();
  private final AtomicLong answersLeft = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean isShut;

  private Gate(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** A gate before the server of a database. */
  static Gate before(String url) throws IOException {
    return new Gate(port(url));
  }

  private static int port(String url) {
    return URI.create(url.substring("jdbc:".length())).getPort();
  }

  /** The address of a database of the server, through this gate. */
  String leadingTo(String url) {
    return url.replace(":" + port(url) + "/", ":" + door.getLocalPort() + "/");
  }

  /** Has the next commit go wrong, once, and all connections end with it. */
  void next(Commit commit) {
    next.set(commit);
  }

  /** Ends all connections, once, when the server has answered so many bytes more. */
  void endAfter(long bytes) {
    answersLeft.set(bytes);
  }

  /** Whether the server has answered so much, and all connections ended with it. */
  boolean hasEnded() {
    return answersLeft.getAndSet(Long.MAX_VALUE) < 0;
  }

  /** Ends all connections and refuses new ones. */
  void shut() {
    isShut = true;
    endAll();
  }

  /** Lets all through again. */
  void open() {
    isShut = false;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        if (isShut) {
          caller.close();
          continue;
        }
        var called = new Socket(InetAddress.getLoopbackAddress(), server);
        caller.setTcpNoDelay(true);
        called.setTcpNoDelay(true);
        open.add(caller);
        open.add(called);
        start(() -> requests(caller, called));
        start(() -> copy(called, caller));
      } catch (IOException e) {
        // It was closed, or the caller has gone.
      }
    }
  }

  private void requests(Socket caller, Socket called) {
    try {
      var in = caller.getInputStream();
      var out = called.getOutputStream();
      var bytes = new byte[65_536];
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        var fate = has(bytes, length) ? next.getAndSet(null) : null;
        if (fate == Commit.LOST) {
          endAll();
          return;
        }
        if (fate == Commit.UNANSWERED) {
          caller.shutdownOutput();
        }
        out.write(bytes, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      // The other thread ends both.
    } finally {
      end(caller);
      end(called);
    }
  }

  private static boolean has(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(COMMIT);
  }

  private void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var bytes = new byte[65_536];
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        long before = answersLeft.getAndAdd(-length);
        if (before >= 0 && before < length) {
          endAll();
          return;
        }
        out.write(bytes, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      // Either side has gone.
    } finally {
      end(from);
      end(to);
    }
  }

  private void endAll() {
    open.forEach(this::end);
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "gate");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
    endAll();
  }
}
